package io.phasesweep.core.synapse;

/**
 * A kernel given by equally spaced taps:
 *
 * <pre>
 *   u(t) = spacing sum_m taps_m s(t - (m - lead) spacing)
 * </pre>
 *
 * <p>{@code lead} taps lie in the future: a centred kernel, which only a periodic signal allows.
 * Exact for a signal that is linear in pieces, however short the pieces are.
 */
public final class TapKernel implements MemoryKernel {
  private static final int SINE_TAPS = 10;
  private static final int SINE_LEAD = 5;

  private final double spacing;
  private final int lead;
  private final double[] sums;
  private final double[] moments;

  /**
   * @param taps weights, in the order of growing age; not modified
   * @param spacing time between two of them
   * @param lead number of taps ahead of the present
   */
  public TapKernel(double[] taps, double spacing, int lead) {
    this.spacing = spacing;
    this.lead = lead;
    this.sums = new double[taps.length + 1];
    this.moments = new double[taps.length + 1];
    for (int m = 0; m < taps.length; m++) {
      sums[m + 1] = sums[m] + taps[m];
      moments[m + 1] = moments[m] + taps[m] * m;
    }
  }

  /**
   * The kernel {@code sine} of the published network, with an area spread evenly over its taps:
   *
   * <pre>
   *   taps_m = sin(2 pi m/10)/3 + I |M1| / (10 spacing)     m = 0 .. 9, centred     M1 = -5.129472561958756e-4 at spacing .01
   * </pre>
   *
   * @param area I per time unit, in units of |M1|
   * @param spacing time between taps; the published network has .01 of a period
   */
  public static TapKernel sine(double area, double spacing) {
    double[] taps = new double[SINE_TAPS];
    for (int m = 0; m < SINE_TAPS; m++) {
      taps[m] = StrictMath.sin(2 * Math.PI * m / SINE_TAPS) / 3;
    }
    double moment = new TapKernel(taps, spacing, SINE_LEAD).moment();
    for (int m = 0; m < SINE_TAPS; m++) {
      taps[m] += area * Math.abs(moment) / (SINE_TAPS * spacing);
    }
    return new TapKernel(taps, spacing, SINE_LEAD);
  }

  /** Number of taps. */
  int taps() {
    return sums.length - 1;
  }

  /** Tap {@code m}. */
  double tap(int m) {
    return sums[m + 1] - sums[m];
  }

  /** Taps ahead of the present. */
  int lead() {
    return lead;
  }

  @Override
  public double area() {
    return spacing * sums[sums.length - 1];
  }

  @Override
  public double moment() {
    double lagged = moments[moments.length - 1] - lead * sums[sums.length - 1];
    return spacing * spacing * lagged;
  }

  @Override
  public double settling() {
    return spacing * sums.length;
  }

  @Override
  public double[] respond(PeriodicSignal signal) {
    int n = signal.pieces();
    double[] starts = new double[n];
    for (int i = 1; i < n; i++) {
      starts[i] = starts[i - 1] + signal.duration(i - 1);
    }
    double[] u = new double[n];
    for (int i = 0; i < n; i++) {
      u[i] = at(signal, starts, starts[i]);
    }
    return u;
  }

  /**
   * Walks back from the youngest tap, piece by piece: a linear piece needs two sums of the taps.
   */
  private double at(PeriodicSignal signal, double[] starts, double time) {
    int count = sums.length - 1;
    double period = signal.period();
    double newest = time + lead * spacing;
    double turn = period * Math.floor(newest / period);
    int piece = pieceAt(starts, newest - turn);
    double u = 0;
    int next = 0;
    while (next < count) {
      double start = turn + starts[piece];
      // The taps up to the last one that is not older than the start of this piece.
      int last = (int) Math.min(count - 1, Math.floor((newest - start) / spacing + 1e-9));
      if (last >= next) {
        double slope = (signal.end(piece) - signal.start(piece)) / signal.duration(piece);
        double youngest = signal.start(piece) + slope * (newest - start);
        u += youngest * (sums[last + 1] - sums[next]);
        u -= slope * spacing * (moments[last + 1] - moments[next]);
        next = last + 1;
      }
      piece--;
      if (piece < 0) {
        piece = signal.pieces() - 1;
        turn -= period;
      }
    }
    return spacing * u;
  }

  private static int pieceAt(double[] starts, double time) {
    int piece = starts.length - 1;
    while (piece > 0 && starts[piece] > time) {
      piece--;
    }
    return piece;
  }
}
