package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every design keeps: points in the cube, the same at every replay. */
abstract class SamplerContract {

  abstract Sampler sampler(int dimensions, int samples, long seed);

  /** The largest coordinate that can come; 1 itself in lattices only. */
  double highest() {
    return Math.nextDown(1.0);
  }

  static double[][] draw(Sampler sampler, int dimensions, int samples) {
    double[][] points = new double[samples][dimensions];
    for (double[] point : points) {
      sampler.next(point);
    }
    return points;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,3", "3,7", "5,64", "7,101", "13,256"})
  void pointsLieInTheCubeAndReplay(int dimensions, int samples) {
    double[][] points = draw(sampler(dimensions, samples, 7), dimensions, samples);
    for (double[] point : points) {
      assertThat(Arrays.stream(point)).allMatch(u -> u >= 0 && u <= highest());
    }
    double[][] again = draw(sampler(dimensions, samples, 7), dimensions, samples);
    assertThat(again).isDeepEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"1,256", "3,256", "5,512"})
  void everyCoordinateCoversItsInterval(int dimensions, int samples) {
    double[][] points = draw(sampler(dimensions, samples, 3), dimensions, samples);
    for (int d = 0; d < dimensions; d++) {
      int axis = d;
      double mean = Arrays.stream(points).mapToDouble(p -> p[axis]).average().orElseThrow();
      // Three standard errors of independent draws; the others are closer.
      assertThat(mean).isBetween(0.5 - 3 * 0.2887 / 16, 0.5 + 3 * 0.2887 / 16);
      int[] quarters = new int[4];
      Arrays.stream(points).forEach(p -> quarters[Math.min(3, (int) (4 * p[axis]))]++);
      assertThat(quarters).doesNotContain(0);
    }
  }
}
