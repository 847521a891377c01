package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Means of one layer over the epoch so far: loss, scores and open gates of both terms, units that
 * never left zero. Mutable, not thread-safe.
 */
final class EpochLog {
  private final double[] sums = new double[3];
  private final long[] counts = new long[5];
  private final float[] highest;

  EpochLog(int units) {
    this.highest = new float[units];
  }

  /** Starts a new epoch. Modified: this. */
  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    Arrays.fill(highest, 0f);
  }

  /** Notes a minibatch. Modified: this. */
  void record(Tally tally, FMatrixRMaj vectors) {
    sums[0] += tally.loss();
    sums[1] += tally.positiveSum();
    sums[2] += tally.negativeSum();
    counts[0]++;
    counts[1] += tally.positives();
    counts[2] += tally.negatives();
    counts[3] += tally.positivesOpen();
    counts[4] += tally.negativesOpen();
    for (int row = 0; row < vectors.numRows; row++) {
      int at = row * highest.length;
      for (int j = 0; j < highest.length; j++) {
        highest[j] = Math.max(highest[j], vectors.data[at + j]);
      }
    }
  }

  /** Mean loss of a minibatch; NaN before the first. */
  double loss() {
    return sums[0] / counts[0];
  }

  /**
   * Says what it knows. Modified: {@code to}.
   *
   * @param gated whether the loss has gates
   */
  void tell(Measurements to, int layer, boolean gated) {
    if (counts[0] == 0) {
      return;
    }
    to.add("loss", layer, loss());
    if (counts[1] > 0) {
      to.add("score_positive", layer, sums[1] / counts[1]);
    }
    if (counts[2] > 0) {
      to.add("score_negative", layer, sums[2] / counts[2]);
    }
    if (gated && counts[1] > 0) {
      to.add("gate_positive", layer, (double) counts[3] / counts[1]);
    }
    if (gated && counts[2] > 0) {
      to.add("gate_negative", layer, (double) counts[4] / counts[2]);
    }
    int dead = 0;
    for (float most : highest) {
      dead += most == 0 ? 1 : 0;
    }
    to.add("dead_share", layer, (double) dead / highest.length);
  }

  /** Writes the log. Modified: {@code to}. */
  void save(Snapshot to, String name) {
    to.put(name + "/sums", sums);
    to.put(name + "/counts", counts);
    to.put(name + "/highest", highest);
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  void restore(Snapshot from, String name) {
    System.arraycopy(from.doubles(name + "/sums"), 0, sums, 0, sums.length);
    System.arraycopy(from.longs(name + "/counts"), 0, counts, 0, counts.length);
    System.arraycopy(from.floats(name + "/highest"), 0, highest, 0, highest.length);
  }
}
