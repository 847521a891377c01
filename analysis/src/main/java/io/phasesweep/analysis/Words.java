package io.phasesweep.analysis;

import java.util.List;
import java.util.Locale;

/** Words into sentences. */
final class Words {
  private Words() {}

  /** {@code a, b and c}. */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** {@code 5 seeds}, {@code 1 seed}. */
  static String count(long n, String one) {
    return Numbers.count(n) + " " + one + (n == 1 ? "" : "s");
  }
}
