package io.phasesweep.core.synapse;

/** Kernels of ladders, sampled in time. */
public final class SampledLadder {
  private static final double STEP = 5e-4;
  private static final int TAPS = 10_000;
  private static final double TAP_SPACING = 1e-4;

  private SampledLadder() {}

  /**
   * K(t) = -da/dt / |M1| at 0, step, 2 step ..
   *
   * @param step in 1/k_R
   */
  public static double[] kernel(LadderMemory memory, double step, int count) {
    double[][] rates = memory.rates();
    double[][] q = LadderMemory.generator(rates);
    double[][] over = TransitionMatrix.of(rates, step);
    double[] p = memory.before();
    double[] kernel = new double[count];
    for (int n = 0; n < count; n++) {
      double rise = 0;
      for (int i = 0; i < q.length / 2; i++) {
        for (int j = 0; j < q.length; j++) {
          rise += q[i][j] * p[j];
        }
      }
      kernel[n] = -rise / Math.abs(memory.rawMoment());
      p = DrivenLadder.moved(p, over);
    }
    return kernel;
  }

  /**
   * The kernel as the published code of Falk et al. 2025 discretises it; its window of 5/k_R is one
   * time unit of the synapse, and cuts off part of the second lobe.
   *
   * <pre>
   *   a_n = a(n dt), dt = 5e-4/k_R     r_0 = a_0, r_{n+1} = a_n     K_n = (r_{n+2} - r_n)/(2 dt), n = 0 .. 9999
   *   M1 = trapezoid of (n dt/5) K_n with spacing dt/5     taps -K/|M1| of spacing 1e-4     I = mean of the taps
   * </pre>
   */
  public static TapKernel published(LadderMemory memory) {
    double[][] over = TransitionMatrix.of(memory.rates(), STEP);
    double[] shifted = new double[TAPS + 2];
    double[] p = memory.before();
    Ladder ladder = memory.synapse().ladder();
    shifted[0] = ladder.active(p);
    for (int n = 0; n <= TAPS; n++) {
      shifted[n + 1] = ladder.active(p);
      p = DrivenLadder.moved(p, over);
    }
    double[] taps = new double[TAPS];
    double moment = 0;
    for (int n = 0; n < TAPS; n++) {
      taps[n] = (shifted[n + 2] - shifted[n]) / (2 * STEP);
      double weight = n == 0 || n == TAPS - 1 ? .5 : 1;
      moment += weight * TAP_SPACING * (n * TAP_SPACING * taps[n]);
    }
    for (int n = 0; n < TAPS; n++) {
      taps[n] /= -Math.abs(moment);
    }
    return new TapKernel(taps, TAP_SPACING, 0);
  }
}
