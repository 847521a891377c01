package io.phasesweep.core.synapse;

/** A continuous signal that repeats, linear in each of its pieces. */
public final class PeriodicSignal {
  private final double[] durations;
  private final double[] values;

  /**
   * @param durations length of each piece, above 0, in time units; not modified
   * @param values the signal at the start of each piece; the last piece leads back to the first
   *     value. Not modified
   */
  public PeriodicSignal(double[] durations, double[] values) {
    if (durations.length != values.length || values.length == 0) {
      throw new IllegalArgumentException(
          durations.length + " pieces and " + values.length + " values; as many are allowed");
    }
    this.durations = durations.clone();
    this.values = values.clone();
  }

  /** Number of pieces. */
  public int pieces() {
    return durations.length;
  }

  /** Length of a piece. */
  public double duration(int piece) {
    return durations[piece];
  }

  /** The signal at the start of a piece. */
  public double start(int piece) {
    return values[piece];
  }

  /** The signal at the end of a piece. */
  public double end(int piece) {
    return values[piece + 1 == values.length ? 0 : piece + 1];
  }

  /** Length of a repetition. */
  public double period() {
    double sum = 0;
    for (double duration : durations) {
      sum += duration;
    }
    return sum;
  }
}
