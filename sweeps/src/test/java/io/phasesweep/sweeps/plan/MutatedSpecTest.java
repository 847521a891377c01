package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.random.Stream;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged sweep files: each one plans, or is refused in lines that name the file, in little time.
 * The same damage at every run; a failure prints its number.
 */
class MutatedSpecTest {
  private static final int FILES_PER_KIND = 2_500;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MOST_NANOS = 1_000_000_000L;

  /** Enumerating more is no matter of a damaged file. */
  private static final double MOST_TRIALS_TO_WALK = 2_000;

  private static final List<String> NUMBERS =
      List.of(
          "1e400",
          "-1",
          "0",
          "1e-400",
          "9223372036854775808",
          "1e308",
          "99999999999999999999999",
          "0.1e-320",
          "-0",
          "1e9",
          "2147483648",
          ".",
          "1e",
          "NaN",
          "1" + "0".repeat(5_000));

  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          "- ",
          "\n",
          "\t",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "'",
          "\"",
          "|",
          ">",
          "? ",
          "<<: ",
          "---\n",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "%YAML 1.1\n",
          ", ",
          "[[[[[[[[[[[[[[[[[[",
          "{a: {a: {a: {a: {a: {a: {a: {a: {a: ",
          "null",
          "axes: ",
          "rule");

  @ParameterizedTest
  @ValueSource(strings = {"flip", "cut", "insert", "number"})
  void planOrAreRefusedInOneLineEach(String kind) throws IOException {
    Stream stream = new Stream(1, "mutated/" + kind);
    int planned = 0;
    long slowest = 0;
    for (int i = 0; i < FILES_PER_KIND; i++) {
      byte[] file = mutate(kind, stream, i);
      long before = THREADS.getCurrentThreadCpuTime();
      planned += isPlanned(kind + " " + i, file) ? 1 : 0;
      slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - before);
    }
    // Both must happen, or the damage is too strong or too weak to tell anything.
    assertThat(planned).isBetween(1, FILES_PER_KIND - 1);
    assertThat(slowest).as("slowest file, CPU ns").isLessThan(MOST_NANOS);
  }

  private static boolean isPlanned(String which, byte[] file) {
    try {
      SweepSpec spec = SpecText.read(file);
      if (Survey.trials(spec) <= MOST_TRIALS_TO_WALK) {
        SweepPlan.of(spec);
      }
      return true;
    } catch (SpecException e) {
      assertThat(e.lines()).as(which).isNotEmpty();
      for (String line : e.lines()) {
        assertThat(line).as(which).startsWith("a.yaml").doesNotContain("\n").hasSizeLessThan(2_000);
      }
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(which + ": " + new String(file, StandardCharsets.UTF_8), e);
    }
  }

  private static byte[] mutate(String kind, Stream stream, int i) throws IOException {
    List<String> names = List.of("quickstart", "robustness-map", "smoke", "starter");
    byte[] file = SpecText.shipped(names.get((int) stream.below(i, 0, names.size())));
    String text = new String(file, StandardCharsets.UTF_8);
    int at = (int) stream.below(i, 1, text.length());
    return switch (kind) {
      case "flip" -> flip(file, stream, i);
      case "cut" -> text.substring(0, at).getBytes(StandardCharsets.UTF_8);
      case "insert" -> insert(text, at, pick(PIECES, stream, i)).getBytes(StandardCharsets.UTF_8);
      default -> number(text, at, pick(NUMBERS, stream, i)).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String pick(List<String> from, Stream stream, int i) {
    return from.get((int) stream.below(i, 2, from.size()));
  }

  private static byte[] flip(byte[] file, Stream stream, int i) {
    byte[] flipped = Arrays.copyOf(file, file.length);
    int flips = 1 + (int) stream.below(i, 3, 3);
    for (int k = 0; k < flips; k++) {
      int at = (int) stream.below(i, 4 + 2L * k, file.length);
      flipped[at] ^= (byte) (1 << stream.below(i, 5 + 2L * k, 8));
    }
    return flipped;
  }

  private static String insert(String text, int at, String piece) {
    return text.substring(0, at) + piece + text.substring(at);
  }

  /** Replaces the next number after {@code at}. */
  private static String number(String text, int at, String number) {
    int start = at;
    while (start < text.length() && !Character.isDigit(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return text.substring(0, start) + number + text.substring(end);
  }
}
