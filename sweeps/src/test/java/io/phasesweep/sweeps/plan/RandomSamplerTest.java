package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.random.Stream;
import org.junit.jupiter.api.Test;

class RandomSamplerTest extends SamplerContract {

  @Override
  Sampler sampler(int dimensions, int samples, long seed) {
    return new RandomSampler(seed);
  }

  @Test
  void coordinatesAreAddressedBySampleAndAxis() {
    Stream stream = new Stream(5, "design/random");
    double[][] points = draw(new RandomSampler(5), 3, 4);
    assertThat(points[2][1]).isEqualTo(stream.real64(0, 2 * 3 + 1));
  }

  @Test
  void seedsDiffer() {
    assertThat(draw(new RandomSampler(1), 2, 3)).isNotEqualTo(draw(new RandomSampler(2), 2, 3));
  }
}
