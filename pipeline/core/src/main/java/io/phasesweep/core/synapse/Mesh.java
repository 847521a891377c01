package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.InvalidSetting;
import java.util.Arrays;

/**
 * How finely a ramp is cut.
 *
 * @param step length of a fine piece, time units
 * @param window how long the fine pieces last after a corner: by then u is linear
 */
public record Mesh(double step, double window) {
  private static final double MOST_PIECES = 2e6;

  /**
   * Whether a sawtooth can be cut so finely.
   *
   * @throws InvalidSetting if it takes too many pieces
   */
  public void check(Sawtooth sawtooth) {
    if (Math.min(Math.max(sawtooth.fast(), sawtooth.slow()), window) / step > MOST_PIECES) {
      throw new InvalidSetting(
          "time-step",
          "time-step is " + (float) step + ", which cuts a ramp into more than 2000000 pieces");
    }
  }

  /** Fine pieces to the end of the window or of the ramp, then one for the rest. */
  double[] pieces(double ramp) {
    double fine = Math.floor(Math.min(ramp, window) / step * (1 + 1e-12));
    int count = (int) fine;
    double rest = ramp - count * step;
    if (count > 0 && rest < 1e-9 * step) {
      count--;
      rest += step;
    }
    double[] pieces = new double[count + 1];
    Arrays.fill(pieces, step);
    pieces[count] = rest;
    return pieces;
  }
}
