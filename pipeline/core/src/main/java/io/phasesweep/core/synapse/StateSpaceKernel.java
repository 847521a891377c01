package io.phasesweep.core.synapse;

import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * A kernel K(t) = c e^Gt b, driven by the change of its signal:
 *
 * <pre>
 *   x' = Gx + b ds/dt     u = I s + d x,  d = c G^-1     exp( [[G, b], [0, 0]] h ) = [[F, h rise], ..]
 * </pre>
 *
 * <p>which is {@code z' = Gz + b s, u = c z} with x = z' . The form keeps its digits: a stiff
 * ladder has a c of 1e8 whose terms cancel, and a constant signal reads I s exactly. The last state
 * is s. {@link LadderMemory#kernel} and {@link #integralFeedback} make such kernels.
 */
public final class StateSpaceKernel implements FilterKernel {
  private static final double DECAYED = 40;

  private final double[][] dynamics;
  private final double[] input;
  private final double[] output;
  private final double area;
  private final double moment;

  /**
   * @param dynamics G [states x states], stable
   * @param input b
   * @param output d = c G^-1
   * @param area integral of K
   * @param moment its first moment
   */
  StateSpaceKernel(
      double[][] dynamics, double[] input, double[] output, double area, double moment) {
    this.dynamics = dynamics;
    this.input = input;
    this.output = output;
    this.area = area;
    this.moment = moment;
  }

  /**
   * The kernel {@code integral-feedback}, normalised: a response whose deviation from a set point
   * is integrated and fed back.
   *
   * <pre>
   *   tau_u u' = -u + s - k m     tau_m m' = u - eps m     area eps/(eps + k)
   *   M1 = -(k tau_m - eps^2 tau_u)/(k + eps)^2            read-out u / |M1|
   * </pre>
   *
   * @param gain k
   * @param leak eps: 0 remembers for ever
   * @param integratorTime tau_m, time units
   * @param responseTime tau_u, time units
   */
  public static StateSpaceKernel integralFeedback(
      double gain, double leak, double integratorTime, double responseTime) {
    double raw =
        -(gain * integratorTime - leak * leak * responseTime) / ((gain + leak) * (gain + leak));
    double[][] dynamics = {
      {-1 / responseTime, -gain / responseTime}, {1 / integratorTime, -leak / integratorTime}
    };
    double[] input = {1 / responseTime, 0};
    double scale = (leak + gain) * Math.abs(raw);
    double[] output = {-leak * responseTime / scale, gain * integratorTime / scale};
    double area = leak / (leak + gain) / Math.abs(raw);
    return new StateSpaceKernel(dynamics, input, output, area, Math.signum(raw));
  }

  @Override
  public double area() {
    return area;
  }

  @Override
  public double moment() {
    return moment;
  }

  @Override
  public double settling() {
    double slowest = Double.POSITIVE_INFINITY;
    for (Complex mode :
        new EigenDecompositionNonSymmetric(new Array2DRowRealMatrix(dynamics)).getEigenvalues()) {
      slowest = Math.min(slowest, Math.abs(mode.getRealPart()));
    }
    return DECAYED / slowest;
  }

  @Override
  public int states() {
    return input.length + 1;
  }

  @Override
  public FilterStep step(double duration) {
    int n = input.length;
    double[][] joined = new double[n + 1][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joined[i][j] = dynamics[i][j] * duration;
      }
      // The signal rises from 0 to 1 over the step: its rate takes out the factor of the duration.
      joined[i][n] = input[i];
    }
    double[][] transition =
        MatrixUtils.matrixExponential(new Array2DRowRealMatrix(joined, false)).getData();
    double[] level = new double[n + 1];
    double[] rise = new double[n + 1];
    for (int i = 0; i < n; i++) {
      rise[i] = transition[i][n];
      transition[i][n] = 0;
    }
    transition[n][n] = 0;
    level[n] = 1;
    rise[n] = 1;
    return new FilterStep(transition, level, rise);
  }

  @Override
  public double read(double[] state) {
    double u = area * state[input.length];
    for (int i = 0; i < input.length; i++) {
      u += output[i] * state[i];
    }
    return u;
  }
}
