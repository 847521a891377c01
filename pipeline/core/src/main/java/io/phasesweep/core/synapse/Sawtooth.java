package io.phasesweep.core.synapse;

/**
 * A period of a nudge: up in the fast time, back in the slow time.
 *
 * @param fast tau_f, time units
 * @param slow tau_s, time units
 */
public record Sawtooth(double fast, double slow) {

  /** T = tau_f + tau_s. */
  public double period() {
    return fast + slow;
  }

  /**
   * The sawtooth from -1/2 to 1/2 and back, cut into pieces: fine ones after each corner, where a
   * response bends, then one for the rest of the ramp.
   */
  PeriodicSignal signal(Mesh mesh) {
    double[] up = mesh.pieces(fast);
    double[] down = mesh.pieces(slow);
    double[] durations = new double[up.length + down.length];
    double[] values = new double[durations.length];
    double time = 0;
    for (int i = 0; i < up.length; i++) {
      durations[i] = up[i];
      values[i] = time / fast - .5;
      time += up[i];
    }
    time = 0;
    for (int i = 0; i < down.length; i++) {
      durations[up.length + i] = down[i];
      values[up.length + i] = .5 - time / slow;
      time += down[i];
    }
    return new PeriodicSignal(durations, values);
  }
}
