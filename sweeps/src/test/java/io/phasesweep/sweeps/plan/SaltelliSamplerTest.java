package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.sweeps.spec.Design;
import java.util.stream.IntStream;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class SaltelliSamplerTest extends SamplerContract {

  @Override
  Sampler sampler(int dimensions, int samples, long seed) {
    int[] all = IntStream.range(0, dimensions).toArray();
    return new SaltelliSampler(dimensions, all, samples, Design.Order.FIRST);
  }

  @Test
  void aRowIsItsTwoPointsAndTheirExchanges() {
    int[] all = {0, 1, 2};
    double[][] points = draw(new SaltelliSampler(3, all, 16, Design.Order.SECOND), 3, 2 * 8);
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(6);
    // Row 0 is what skipTo returns, not what follows it.
    double[] p = sobol.skipTo(16);
    for (int row = 0; row < 2; row++) {
      int at = 8 * row;
      assertThat(points[at]).containsExactly(p[0], p[1], p[2]);
      assertThat(points[at + 1]).containsExactly(p[3], p[1], p[2]);
      assertThat(points[at + 2]).containsExactly(p[0], p[4], p[2]);
      assertThat(points[at + 3]).containsExactly(p[0], p[1], p[5]);
      assertThat(points[at + 4]).containsExactly(p[0], p[4], p[5]);
      assertThat(points[at + 5]).containsExactly(p[3], p[1], p[5]);
      assertThat(points[at + 6]).containsExactly(p[3], p[4], p[2]);
      assertThat(points[at + 7]).containsExactly(p[3], p[4], p[5]);
      p = sobol.nextVector();
    }
  }

  @Test
  void anAxisThatARuleLacksHasNoColumn() {
    double[][] some =
        draw(new SaltelliSampler(3, new int[] {0, 2}, 4, Design.Order.FIRST), 3, 2 * 4);
    double[][] all =
        draw(new SaltelliSampler(3, new int[] {0, 1, 2}, 4, Design.Order.FIRST), 3, 2 * 5);
    assertThat(some[0]).isEqualTo(all[0]);
    assertThat(some[1]).isEqualTo(all[1]);
    assertThat(some[2]).isEqualTo(all[3]);
    assertThat(some[3]).isEqualTo(all[4]);
    assertThat(some[4]).isEqualTo(all[5]);
  }
}
