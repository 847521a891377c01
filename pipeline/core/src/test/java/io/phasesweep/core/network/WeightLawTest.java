package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightLawTest {
  private static FMatrixRMaj drawn(WeightLaw law, double gain, int inputs, int outputs) {
    FMatrixRMaj weights = new FMatrixRMaj(inputs, outputs);
    law.fill(new Stream(1, "init/W1"), gain, weights);
    return weights;
  }

  /** Golden draws of seed 1: uniform on +-1 .466398218, .178264793; normal -1.377.., -.8635.. */
  @Test
  void drawsAreTheGoldenOnes() {
    double a = Math.sqrt(6.0 / 128);
    FMatrixRMaj half = drawn(WeightLaw.HALF_GLOROT, 1, 64, 64);
    assertThat((double) half.data[0]).isCloseTo(.466398218 * a / 2, within(1e-8));
    assertThat((double) half.data[1]).isCloseTo(.178264793 * a / 2, within(1e-8));
    FMatrixRMaj normal = drawn(WeightLaw.SCALED_NORMAL, 2, 64, 64);
    assertThat((double) normal.data[0]).isCloseTo(-1.377249101837 / 4, within(1e-7));
    assertThat((double) normal.data[1]).isCloseTo(-.863533532124 / 4, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "HALF_GLOROT, .0417, .0723",
    "GLOROT_UNIFORM, .0833, .1444",
    "SCALED_NORMAL, .1, 9",
    "LECUN_NORMAL, .1, .2274"
  })
  void lawsHaveTheirWidths(WeightLaw law, double deviation, double bound) {
    FMatrixRMaj weights = drawn(law, 1, 100, 188);
    double squares = 0;
    for (float w : weights.data) {
      squares += (double) w * w / weights.data.length;
      assertThat(Math.abs(w)).isLessThan((float) bound);
    }
    assertThat(Math.sqrt(squares)).isCloseTo(deviation, within(.015 * deviation));
  }
}
