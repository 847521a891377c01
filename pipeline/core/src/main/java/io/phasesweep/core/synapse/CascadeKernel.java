package io.phasesweep.core.synapse;

/**
 * The kernel {@code ecoli} in its exact form, three stages in a row:
 *
 * <pre>
 *   K(t) = A_k e^-Bt (t - C t^2)     A_k = 3 I B^2 + B^3     C = (B^2 + 2 B I) / (6 I + 2 B)
 *   x1' = B (s - x1)   x2' = B (x1 - x2)   x3' = B (x2 - x3)     u = (B + 3I) x2 - (B + 2I) x3
 *   F = e^-b [[1,0,0],[b,1,0],[b^2/2,b,1]]     level_j = P(j, b)     rise_j = P(j, b) - (j/b) P(j+1, b),  b = Bh
 * </pre>
 *
 * <p>Its first moment is -1 for every area I. P: regularised lower incomplete gamma function.
 *
 * @param rate B, in 1/time unit
 * @param area I, in 1/time unit
 */
public record CascadeKernel(double rate, double area) implements FilterKernel {
  private static final int STAGES = 3;
  private static final double DECAYED = 40;

  @Override
  public double moment() {
    return -1;
  }

  /** K(t). */
  public double at(double time) {
    double scale = 3 * area * rate * rate + rate * rate * rate;
    double bend = (rate * rate + 2 * rate * area) / (6 * area + 2 * rate);
    return scale * StrictMath.exp(-rate * time) * (time - bend * time * time);
  }

  @Override
  public double settling() {
    return DECAYED / rate;
  }

  @Override
  public int states() {
    return STAGES;
  }

  @Override
  public FilterStep step(double duration) {
    double b = rate * duration;
    double decay = StrictMath.exp(-b);
    double[][] transition = {
      {decay, 0, 0}, {b * decay, decay, 0}, {b * b / 2 * decay, b * decay, decay}
    };
    double[] level = new double[STAGES];
    double[] rise = new double[STAGES];
    for (int j = 1; j <= STAGES; j++) {
      level[j - 1] = GammaCascade.passed(j, b);
      rise[j - 1] = level[j - 1] - j / b * GammaCascade.passed(j + 1, b);
    }
    return new FilterStep(transition, level, rise);
  }

  @Override
  public double read(double[] x) {
    return (rate + 3 * area) * x[1] - (rate + 2 * area) * x[2];
  }
}
