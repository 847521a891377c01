package io.phasesweep.core.synapse;

import java.util.Arrays;

/**
 * The memory of a synapse over one period of a ramp, as a matrix from the samples S_0 .. S_K of its
 * signal to u on a grid of times,
 *
 * <pre>
 *   s(t) = S_k at t = tau_f k/K and at t = tau_f + tau_s (K - k)/K, linear in between, periodic
 *   u_i = sum_k M_ik S_k,  i = 0 .. n - 1,  n = round(grid (tau_f + tau_s))      every row sums to r
 * </pre>
 *
 * <p>The kernel {@code sine} lies on the grid itself, u_i = h sum_m taps_m s_(i+5-m mod n) with h =
 * 1/grid, as in the published code; every other kernel responds exactly and is scaled by the |M1|
 * of {@code sine}, so that thresholds and gain keep their meaning. In double. Mutable.
 */
public final class RampOperator {
  private final MemoryKernel kernel;
  private final int last;
  private final int grid;
  private final double scale;
  private double[] matrix = {};
  private double[] quadrature = {};
  private int[] sample = {};
  private double[] share = {};
  private int rows;

  /**
   * @param kernel a {@link TapKernel} on the grid, or any other
   * @param last index K of the last sample
   * @param grid points per time unit
   */
  public RampOperator(MemoryKernel kernel, int last, int grid) {
    this.kernel = kernel;
    this.last = last;
    this.grid = grid;
    this.scale = kernel instanceof TapKernel ? 1 : sineMoment(grid);
  }

  /** |M1| of the kernel {@code sine} without area, on a grid of so many points per time unit. */
  public static double sineMoment(int grid) {
    return Math.abs(TapKernel.sine(0, 1.0 / grid).moment());
  }

  /**
   * Forms the matrix for the given ramp times. Modified: this; the kernel {@code sine} allocates
   * only beyond the longest period so far.
   */
  public void set(double fast, double slow) {
    this.rows = (int) Math.max(1, Math.rint(grid * (fast + slow)));
    int width = last + 1;
    if (quadrature.length < rows) {
      this.matrix = new double[rows * width];
      this.quadrature = new double[rows];
      this.sample = new int[2 * rows];
      this.share = new double[rows];
    }
    Arrays.fill(matrix, 0);
    Arrays.fill(quadrature, 1.0 / grid);
    quadrature[0] = .5 / grid;
    quadrature[rows - 1] = .5 / grid;
    if (kernel instanceof TapKernel taps) {
      convolve(taps, fast, slow);
    } else {
      respond(fast, slow);
    }
  }

  private void convolve(TapKernel taps, double fast, double slow) {
    for (int i = 0; i < rows; i++) {
      interpolate(i, fast, slow);
    }
    double spacing = 1.0 / grid;
    for (int i = 0; i < rows; i++) {
      for (int m = 0; m < taps.taps(); m++) {
        int j = Math.floorMod(i + taps.lead() - m, rows);
        double weight = spacing * taps.tap(m);
        matrix[i * (last + 1) + sample[2 * j]] += weight * (1 - share[j]);
        matrix[i * (last + 1) + sample[2 * j + 1]] += weight * share[j];
      }
    }
  }

  /** Which two samples the signal lies between at grid point {@code i}, and where. */
  private void interpolate(int i, double fast, double slow) {
    double t = (double) i / grid;
    boolean rising = t < fast;
    double place = Math.min(last, rising ? t / fast * last : (t - fast) / slow * last);
    int step = (int) Math.min(last - 1, Math.floor(place));
    sample[2 * i] = rising ? step : last - step;
    sample[2 * i + 1] = rising ? step + 1 : last - step - 1;
    share[i] = place - step;
  }

  /** Responses to each sample alone; pieces end at grid points and at the corners of the ramp. */
  private void respond(double fast, double slow) {
    double period = fast + slow;
    double[] times = new double[rows + 2 * last];
    int count = 0;
    for (int i = 0; i < rows && (double) i / grid < period; i++) {
      times[count++] = (double) i / grid;
    }
    for (int k = 1; k < 2 * last; k++) {
      times[count++] = k <= last ? fast * k / last : fast + slow * (k - last) / last;
    }
    Arrays.sort(times, 0, count);
    double[] starts = distinct(times, count);
    double[] durations = new double[starts.length];
    for (int p = 0; p < starts.length; p++) {
      durations[p] = (p + 1 < starts.length ? starts[p + 1] : period) - starts[p];
    }
    for (int k = 0; k <= last; k++) {
      double[] values = new double[starts.length];
      for (int p = 0; p < starts.length; p++) {
        values[p] = unit(k, starts[p], fast, slow);
      }
      double[] u = kernel.respond(new PeriodicSignal(durations, values));
      for (int p = 0, i = 0; p < starts.length && i < rows; p++) {
        if (Math.abs(starts[p] * grid - i) < 1e-6) {
          matrix[i++ * (last + 1) + k] = scale * u[p];
        }
      }
    }
  }

  private static double[] distinct(double[] sorted, int count) {
    double[] kept = new double[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (n == 0 || sorted[i] - kept[n - 1] > 1e-9) {
        kept[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  /** The signal of sample {@code k} alone: 1 at its two knots, 0 at all others. */
  private double unit(int k, double t, double fast, double slow) {
    double place = t < fast ? t / fast * last : last - (t - fast) / slow * last;
    return Math.max(0, 1 - Math.abs(place - k));
  }

  /** Index K of the last sample. */
  public int last() {
    return last;
  }

  /** Grid points of the period. */
  public int rows() {
    return rows;
  }

  /** M [rows x samples], row-major, live. */
  public double[] matrix() {
    return matrix;
  }

  /** Weights of the trapezoid over grid points, live. */
  public double[] quadrature() {
    return quadrature;
  }

  /** r, what every row sums to: area times |M1|. */
  public double area() {
    return scale * kernel.area();
  }
}
