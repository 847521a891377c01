package io.phasesweep.sweeps.spec;

import java.util.Collection;
import java.util.Optional;

/** Words of a sweep file as messages show them, and the word that was meant. */
public final class Words {
  private static final int LONGEST = 60;
  private static final int FARTHEST = 2;

  private Words() {}

  /** {@code text} on one line, without control characters. */
  static String oneLine(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** {@code text} shortened to what fits into a message. */
  static String brief(String text) {
    String line = oneLine(text);
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
  }

  /** {@code ; did you mean 'x'?} if a known word is near, else {@code ; allowed are ...}. */
  public static String advice(String word, Collection<String> known) {
    Optional<String> near = nearest(word, known);
    if (near.isPresent()) {
      return "; did you mean '" + near.get() + "'?";
    }
    return known.isEmpty() ? "" : "; allowed are " + String.join(", ", known);
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int least = FARTHEST + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) <= FARTHEST) {
        int distance = distance(word, candidate);
        if (distance < least && distance < candidate.length()) {
          least = distance;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Edits that turn one word into the other: insertions, deletions, substitutions and swaps of
   * neighbours (Damerau-Levenshtein, each place edited once).
   */
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        least = Math.min(least, edits[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[a.length()][b.length()];
  }
}
