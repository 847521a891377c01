package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinHypercubeSamplerTest extends SamplerContract {

  @Override
  Sampler sampler(int dimensions, int samples, long seed) {
    return new LatinHypercubeSampler(dimensions, samples, seed);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,5", "4,17", "3,100"})
  void everySliceOfEveryAxisHoldsOnePoint(int dimensions, int samples) {
    double[][] points = draw(sampler(dimensions, samples, 1), dimensions, samples);
    for (int d = 0; d < dimensions; d++) {
      int axis = d;
      assertThat(Arrays.stream(points).mapToInt(p -> (int) (p[axis] * samples)).distinct())
          .hasSize(samples);
    }
  }
}
