package io.phasesweep.core.synapse;

/**
 * A synapse that goes from period to period, its memory carried on. Starts where a signal that has
 * repeated for ever would be. Mutable, not thread-safe.
 */
public final class UpdateRun {
  private final FilterRun run;
  private final Mesh mesh;
  private final double mean;
  private final double amplitude;

  /**
   * @param kernel the memory
   * @param nominal the period that it has seen so far
   * @param mesh how finely ramps are cut
   * @param mean s_bar
   * @param amplitude A
   */
  public UpdateRun(
      FilterKernel kernel, Sawtooth nominal, Mesh mesh, double mean, double amplitude) {
    this.mesh = mesh;
    this.mean = mean;
    this.amplitude = amplitude;
    PeriodicSignal w = nominal.signal(mesh);
    double[] durations = new double[w.pieces()];
    double[] values = new double[w.pieces()];
    for (int i = 0; i < values.length; i++) {
      durations[i] = w.duration(i);
      values[i] = mean + amplitude * w.start(i);
    }
    this.run = new FilterRun(kernel, kernel.periodicState(new PeriodicSignal(durations, values)));
  }

  /** delta w / alpha of one more period. Modified: this. */
  public double period(Sawtooth sawtooth, double threshold, DeadZone zone) {
    return ramp(sawtooth.fast(), -.5, .5, threshold, zone)
        + ramp(sawtooth.slow(), .5, -.5, threshold, zone);
  }

  private double ramp(double ramp, double from, double to, double threshold, DeadZone zone) {
    if (ramp == 0) {
      return 0;
    }
    double sum = 0;
    double time = 0;
    double before = run.response();
    double[] pieces = mesh.pieces(ramp);
    for (int i = 0; i < pieces.length; i++) {
      double start = mean + amplitude * (from + (to - from) * (time / ramp));
      time += pieces[i];
      double share = i + 1 < pieces.length ? time / ramp : 1;
      run.advance(pieces[i], start, mean + amplitude * (from + (to - from) * share));
      double after = run.response();
      sum += pieces[i] * zone.mean(before, after, threshold);
      before = after;
    }
    return sum;
  }
}
