package io.phasesweep.core.synapse;

/**
 * The response of a kernel to one period of a sawtooth, computed once for all amplitudes:
 *
 * <pre>
 *   s = s_bar + A w(t),  w in [-1/2, 1/2]     u = I s_bar + A v(t)
 *   delta w / alpha = integral_0^T g(u) dt
 * </pre>
 *
 * <p>u is taken as linear in each piece of the mesh; there the integral is exact. Immutable.
 */
public final class PeriodResponse {
  private final double area;
  private final double[] durations;
  private final double[] v;

  /**
   * @param kernel the memory
   * @param sawtooth the period
   * @param mesh where v is computed
   */
  public PeriodResponse(MemoryKernel kernel, Sawtooth sawtooth, Mesh mesh) {
    PeriodicSignal signal = sawtooth.signal(mesh);
    this.area = kernel.area();
    this.v = kernel.respond(signal);
    this.durations = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      durations[i] = signal.duration(i);
    }
  }

  /**
   * delta w / alpha of one period.
   *
   * @param mean s_bar
   * @param amplitude A, of any sign
   * @param threshold theta
   */
  public double update(double mean, double amplitude, double threshold, DeadZone zone) {
    double offset = area * mean;
    double first = offset + amplitude * v[0];
    double from = first;
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      double to = i + 1 < v.length ? offset + amplitude * v[i + 1] : first;
      sum += durations[i] * zone.mean(from, to, threshold);
      from = to;
    }
    return sum;
  }

  /** The largest v: between the grid points by the parabola through the three around it. */
  public double peak() {
    int n = v.length;
    int top = 0;
    for (int i = 1; i < n; i++) {
      top = v[i] > v[top] ? i : top;
    }
    int before = Math.floorMod(top - 1, n);
    double h = durations[before];
    double bend = v[before] - 2 * v[top] + v[(top + 1) % n];
    if (durations[top] != h || bend == 0) {
      return v[top];
    }
    double tilt = v[(top + 1) % n] - v[before];
    return v[top] - tilt * tilt / (8 * bend);
  }

  /**
   * The smallest amplitude A &gt; 0 whose response reaches the threshold on the fast ramp; infinite
   * if none does.
   */
  public double leastAmplitude(double mean, double threshold) {
    double least = (threshold - area * mean) / peak();
    return least >= 0 ? least : 0;
  }
}
