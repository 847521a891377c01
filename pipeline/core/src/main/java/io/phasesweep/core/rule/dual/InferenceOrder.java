package io.phasesweep.core.rule.dual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The layers that an inference visits, L the last one, K passes:
 *
 * <pre>
 *   forward          [1..L] x K
 *   zigzag           [L..1] + ([2..L] + [L-1..1]) x (K-1)
 *   down-up          [L..2] + ([1..L-1] + [L..1]) x (K-1) + [1]
 *   down             [L..1]                                       K = 1
 *   up-down          ([1..L] + [L-1..1]) x K
 *   odd-even         ([1,3,..] + [2,4,..]) x K
 *   even-odd         ([2,4,..] + [1,3,..]) x K
 *   parallel         K passes in which all layers move from the states of the pass before
 *   random           K L drawn layers
 *   backward-sweep   [L..1], drives and means stay as they are    K = 1
 * </pre>
 */
enum InferenceOrder {
  FORWARD,
  ZIGZAG,
  DOWN_UP,
  DOWN,
  UP_DOWN,
  ODD_EVEN,
  EVEN_ODD,
  PARALLEL,
  RANDOM,
  BACKWARD_SWEEP;

  /** The order of a word of the setting. */
  static InferenceOrder of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Whether one pass is all it has. */
  boolean single() {
    return this == DOWN || this == BACKWARD_SWEEP;
  }

  /** The layers in the order of visits; for {@link #RANDOM} zeros, one per visit. */
  int[] visits(int depth, int passes) {
    List<Integer> all = new ArrayList<>();
    if (this == ZIGZAG || single()) {
      down(all, depth, 1);
    } else if (this == DOWN_UP) {
      down(all, depth, 2);
    }
    int first = this == ZIGZAG || this == DOWN_UP || single() ? 1 : 0;
    for (int pass = first; pass < passes; pass++) {
      pass(all, depth);
    }
    if (this == DOWN_UP) {
      all.add(1);
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private void pass(List<Integer> all, int depth) {
    switch (this) {
      case FORWARD, PARALLEL -> up(all, 1, depth);
      case ZIGZAG -> {
        up(all, 2, depth);
        down(all, depth - 1, 1);
      }
      case DOWN_UP -> {
        up(all, 1, depth - 1);
        down(all, depth, 1);
      }
      case UP_DOWN -> {
        up(all, 1, depth);
        down(all, depth - 1, 1);
      }
      case ODD_EVEN, EVEN_ODD -> {
        int start = this == ODD_EVEN ? 1 : 2;
        every2(all, start, depth);
        every2(all, 3 - start, depth);
      }
      case RANDOM -> {
        for (int k = 0; k < depth; k++) {
          all.add(0);
        }
      }
      default -> throw new IllegalStateException(name() + " has one pass");
    }
  }

  private static void up(List<Integer> all, int from, int to) {
    for (int k = from; k <= to; k++) {
      all.add(k);
    }
  }

  private static void down(List<Integer> all, int from, int to) {
    for (int k = from; k >= to; k--) {
      all.add(k);
    }
  }

  private static void every2(List<Integer> all, int from, int depth) {
    for (int k = from; k <= depth; k += 2) {
      all.add(k);
    }
  }
}
