package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorrisSamplerTest extends SamplerContract {

  @Override
  Sampler sampler(int dimensions, int samples, long seed) {
    return new MorrisSampler(IntStream.range(0, dimensions).toArray(), 4, seed);
  }

  @Override
  double highest() {
    return 1;
  }

  @ParameterizedTest
  @CsvSource({"1,2", "3,4", "5,4", "4,10"})
  void everyWalkMovesEachAxisOnceByHalfOfTheLevels(int k, int levels) {
    int walks = 200;
    int[] all = IntStream.range(0, k).toArray();
    double[][] points = draw(new MorrisSampler(all, levels, 5), k, walks * (k + 1));
    double step = levels / (2.0 * (levels - 1));
    int[] up = new int[k];
    for (int walk = 0; walk < walks; walk++) {
      boolean[] moved = new boolean[k];
      for (int i = 1; i <= k; i++) {
        double[] from = points[walk * (k + 1) + i - 1];
        double[] to = points[walk * (k + 1) + i];
        int[] axes = Arrays.stream(all).filter(d -> from[d] != to[d]).toArray();
        assertThat(axes).hasSize(1);
        assertThat(moved[axes[0]]).isFalse();
        moved[axes[0]] = true;
        assertThat(Math.abs(to[axes[0]] - from[axes[0]])).isCloseTo(step, within(1e-12));
        up[axes[0]] += to[axes[0]] > from[axes[0]] ? 1 : 0;
      }
    }
    // Up and down are equally likely: within four standard deviations of 200 fair coins.
    assertThat(Arrays.stream(up))
        .allMatch(n -> Math.abs(n - walks / 2) <= 4 * Math.sqrt(walks) / 2);
    for (double[] point : points) {
      assertThat(Arrays.stream(point).map(u -> u * (levels - 1)))
          .allMatch(level -> Math.abs(level - Math.rint(level)) < 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void axesThatARuleLacksStayWhereTheyAre(long seed) {
    double[][] all = draw(new MorrisSampler(new int[] {0, 1, 2}, 4, seed), 3, 4);
    double[][] some = draw(new MorrisSampler(new int[] {0, 2}, 4, seed), 3, 3);
    assertThat(Arrays.stream(some)).allMatch(p -> p[1] == 0);
    // Rules share the start of a walk on the axes that they share.
    assertThat(some[0][0]).isEqualTo(all[0][0]);
    assertThat(some[0][2]).isEqualTo(all[0][2]);
  }
}
