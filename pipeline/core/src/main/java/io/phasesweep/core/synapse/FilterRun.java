package io.phasesweep.core.synapse;

/**
 * A filter while time goes on: its state is carried from piece to piece and from period to period.
 * Mutable, not thread-safe.
 */
public final class FilterRun {
  private final FilterKernel kernel;
  private double[] state;
  private double[] spare;
  private double cachedDuration = Double.NaN;
  private FilterStep cached;

  /** A run that starts from a copy of {@code state}. */
  public FilterRun(FilterKernel kernel, double[] state) {
    this.kernel = kernel;
    this.state = state.clone();
    this.spare = new double[state.length];
    this.cached = new FilterStep(new double[0][], state, state);
  }

  /** u now. */
  public double response() {
    return kernel.read(state);
  }

  /** The state now; a copy. */
  public double[] state() {
    return state.clone();
  }

  /** Goes through one linear piece. A piece of length 0 is a jump, which leaves no trace. */
  public void advance(double duration, double start, double end) {
    if (duration == 0) {
      return;
    }
    if (duration != cachedDuration) {
      cached = kernel.step(duration);
      cachedDuration = duration;
    }
    cached.advance(state, start, end, spare);
    double[] swapped = state;
    state = spare;
    spare = swapped;
  }

  /** Goes through one repetition; returns u at the start of each piece. */
  public double[] advance(PeriodicSignal signal) {
    double[] u = new double[signal.pieces()];
    for (int i = 0; i < u.length; i++) {
      u[i] = response();
      advance(signal.duration(i), signal.start(i), signal.end(i));
    }
    return u;
  }
}
