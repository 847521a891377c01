package io.phasesweep.core.medium;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * An imperfect carrier of a network. Its noise is uniform, of unit variance and bounded, one word
 * of a stream per draw:
 *
 * <pre>
 *   xi = sqrt(3) (2 u - 1)        u in [0, 1)
 * </pre>
 *
 * @param weightNoise w, relative: W (1 + w xi) stands for W during a step; 0 = off
 * @param stateNoise v, in units of the drive: v xi is added to it; 0 = off
 */
public record Medium(double weightNoise, double stateNoise) {

  /** A medium without noise. */
  public static Medium none() {
    return new Medium(0, 0);
  }

  /** The medium of a trial. */
  public static Medium of(Values values) {
    return new Medium(values.real(Settings.WEIGHT_NOISE), values.real(Settings.STATE_NOISE));
  }

  /** Turns uniform draws u into {@code amplitude xi}. Modified: {@code uniform}. */
  public static void center(float[] uniform, int count, double amplitude) {
    float scale = (float) (amplitude * Math.sqrt(3));
    for (int i = 0; i < count; i++) {
      uniform[i] = scale * Math.fma(2, uniform[i], -1);
    }
  }
}
