package io.phasesweep.sweeps.plan;

import io.phasesweep.core.random.Stream;
import java.util.Arrays;

/**
 * Walks through the lattice 0, 1/(p-1), .., 1 of every axis. Each starts at a random node and moves
 * the axes one after the other, in random order, by
 *
 * <pre>
 *   step = p / (2 (p - 1))
 * </pre>
 *
 * up from the lower half of the levels, down from the upper. With p even every level is as likely
 * at either end of a step. Start of axis d in walk t: level floor(p u), u double {@code t k + d} of
 * lane 0 of stream {@code design/morris}, k axes; order of walk t: lane {@code 1 + t}.
 *
 * <p>M. Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics
 * 33 (1991) 161.
 */
final class MorrisSampler implements Sampler {
  private final Stream stream;
  private final int[] used;
  private final int levels;
  private final int[] order;
  private final int[] level;
  private long walk = -1;
  private int moved;

  /**
   * The sampler.
   *
   * @param used the coordinates that move; all others stay 0
   */
  MorrisSampler(int[] used, int levels, long seed) {
    this.stream = new Stream(seed, "design/morris");
    this.used = used.clone();
    this.levels = levels;
    this.order = new int[used.length];
    this.level = new int[used.length];
    this.moved = used.length;
  }

  @Override
  public void next(double[] out) {
    if (moved == used.length) {
      start(out.length);
    } else {
      int axis = order[moved];
      level[axis] += level[axis] < levels / 2 ? levels / 2 : -levels / 2;
      moved++;
    }
    Arrays.fill(out, 0);
    for (int i = 0; i < used.length; i++) {
      out[used[i]] = (double) level[i] / (levels - 1);
    }
  }

  private void start(int dimensions) {
    walk++;
    moved = 0;
    stream.order(1 + walk, order);
    for (int i = 0; i < used.length; i++) {
      double u = stream.real64(0, walk * dimensions + used[i]);
      level[i] = (int) (levels * u);
    }
  }
}
