package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.random.Stream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The imperfect carrier of a Boltzmann machine, lane = phase:
 *
 * <pre>
 *   weights     W~ = W (1 + w xi) at the start of a phase; it follows the updates of W within it
 *   argument of a sigmoid of layer l at step t: + v xi, float (t - 1) units + unit of state-noise/&lt;l&gt;
 * </pre>
 *
 * Off allocates nothing and changes no bit. Mutable.
 */
final class RbmNoise {
  private final Medium medium;
  private final FMatrixRMaj clean;
  private final float @Nullable [] carried;
  private final Stream weightDraws;
  private final Stream[] stateDraws;
  private float[] shifted = new float[0];
  private float[] draws = new float[0];

  RbmNoise(Medium medium, FMatrixRMaj clean, long seed) {
    this.medium = medium;
    this.clean = clean;
    this.carried = medium.weightNoise() == 0 ? null : new float[clean.getNumElements()];
    this.weightDraws = new Stream(seed, "weight-noise/1");
    this.stateDraws =
        new Stream[] {new Stream(seed, "state-noise/0"), new Stream(seed, "state-noise/1")};
    if (medium.stateNoise() != 0) {
      shifted = new float[Math.max(clean.numRows, clean.numCols)];
      draws = new float[shifted.length];
    }
  }

  /** Draws the weight noise of a phase. Modified: this. */
  void begin(long phase) {
    if (carried != null) {
      weightDraws.fill(phase, 0, carried, 0, carried.length);
      Medium.center(carried, carried.length, medium.weightNoise());
      for (int e = 0; e < carried.length; e++) {
        carried[e] = Math.fma(clean.data[e], carried[e], clean.data[e]);
      }
    }
  }

  /** The weights that products read. */
  float[] carried() {
    return carried != null ? carried : clean.data;
  }

  /** Their noisy copy, which follows updates; null if they are the clean ones. */
  float @Nullable [] copy() {
    return carried;
  }

  /** {@code drive} with noise; {@code drive} itself where there is none. */
  float[] shift(int layer, long phase, int t, float[] drive, int units) {
    if (medium.stateNoise() == 0) {
      return drive;
    }
    stateDraws[layer].fill(phase, (long) (t - 1) * units, draws, 0, units);
    Medium.center(draws, units, medium.stateNoise());
    for (int i = 0; i < units; i++) {
      shifted[i] = drive[i] + draws[i];
    }
    return shifted;
  }
}
