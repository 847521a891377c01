package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import io.phasesweep.sweeps.spec.Design;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SobolSamplerTest extends SamplerContract {

  @Override
  Sampler sampler(int dimensions, int samples, long seed) {
    return new SobolSampler(dimensions, seed, Design.Shift.RANDOM);
  }

  @Test
  void theZeroPointIsSkipped() {
    double[][] points = draw(new SobolSampler(2, 1, Design.Shift.NONE), 2, 3);
    assertThat(points[0]).containsExactly(0.5, 0.5);
    assertThat(points[1]).containsExactlyInAnyOrder(0.75, 0.25);
    assertThat(points[2]).containsExactlyInAnyOrder(0.25, 0.75);
  }

  @Test
  void aShiftMovesEveryPointAlike() {
    double[][] plain = draw(new SobolSampler(3, 9, Design.Shift.NONE), 3, 16);
    double[][] moved = draw(new SobolSampler(3, 9, Design.Shift.RANDOM), 3, 16);
    Stream stream = new Stream(9, "design/sobol");
    for (int i = 0; i < 16; i++) {
      for (int d = 0; d < 3; d++) {
        double expected = (plain[i][d] + stream.real64(0, d)) % 1;
        assertThat(moved[i][d]).isCloseTo(expected, within(1e-15));
      }
    }
  }

  @Test
  void powersOfTwoFillEveryHalfEqually() {
    // The skipped zero point leaves one point more to the upper half.
    double[][] points = draw(new SobolSampler(5, 1, Design.Shift.NONE), 5, 63);
    for (int d = 0; d < 5; d++) {
      int axis = d;
      assertThat(Arrays.stream(points).filter(p -> p[axis] >= 0.5).count()).isEqualTo(32);
    }
  }
}
