package io.phasesweep.sweeps.plan;

import io.phasesweep.core.random.Stream;

/**
 * One point in each of n equal slices of every dimension:
 *
 * <pre>
 *   coordinate d of point i = (order_d(i) + u(i k + d)) / n
 * </pre>
 *
 * order_d: the permutation of lane {@code 1 + d}, u: doubles of lane 0 of stream {@code
 * design/latin-hypercube}.
 *
 * <p>M. McKay, R. Beckman, W. Conover, Technometrics 21 (1979) 239.
 */
final class LatinHypercubeSampler implements Sampler {
  private final Stream stream;
  private final int[][] order;
  private final int samples;
  private int sample;

  LatinHypercubeSampler(int dimensions, int samples, long seed) {
    this.stream = new Stream(seed, "design/latin-hypercube");
    this.samples = samples;
    this.order = new int[dimensions][samples];
    for (int d = 0; d < dimensions; d++) {
      stream.order(1L + d, order[d]);
    }
  }

  @Override
  public void next(double[] out) {
    for (int d = 0; d < out.length; d++) {
      double within = stream.real64(0, (long) sample * out.length + d);
      out[d] = Math.min((order[d][sample] + within) / samples, Math.nextDown(1.0));
    }
    sample++;
  }
}
