package io.phasesweep.sweeps.plan;

import io.phasesweep.core.random.Stream;

/**
 * Independent uniform points: coordinate d of point i is double {@code i k + d} of stream {@code
 * design/random}, k dimensions.
 */
final class RandomSampler implements Sampler {
  private final Stream stream;
  private long sample;

  RandomSampler(long seed) {
    this.stream = new Stream(seed, "design/random");
  }

  @Override
  public void next(double[] out) {
    for (int d = 0; d < out.length; d++) {
      out[d] = stream.real64(0, sample * out.length + d);
    }
    sample++;
  }
}
