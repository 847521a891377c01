package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
  private static Minibatch labels(int... labels) {
    return new ArrayPart(new float[labels.length][1], labels, 3).all();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void gradientIsTheSlope(Loss loss) {
    FMatrixRMaj outputs = new FMatrixRMaj(1, 3, true, new float[] {.3f, -.8f, 1.1f});
    FMatrixRMaj gradient = new FMatrixRMaj(0, 0);
    Minibatch batch = labels(2);
    loss.gradient(outputs, batch, 0, gradient);
    for (int j = 0; j < 3; j++) {
      FMatrixRMaj up = outputs.copy();
      FMatrixRMaj down = outputs.copy();
      up.data[j] += 1f / 1024;
      down.data[j] -= 1f / 1024;
      double slope = (loss.mean(batch, up) - loss.mean(batch, down)) * 512;
      assertThat((double) gradient.data[j]).isCloseTo(slope, within(1e-4));
    }
  }

  /** p - 1 of the label would be 0 here: float32 has no digits left. */
  @Test
  void aSureNetworkKeepsItsGradient() {
    FMatrixRMaj outputs = new FMatrixRMaj(1, 3, true, new float[] {40, 0, 0});
    FMatrixRMaj gradient = new FMatrixRMaj(0, 0);
    Loss.CROSS_ENTROPY.gradient(outputs, labels(0), 0, gradient);
    double p = StrictMath.exp(-40);
    assertThat((double) gradient.data[0]).isCloseTo(-2 * p, within(p * 1e-6));
    assertThat((double) gradient.data[1]).isCloseTo(p, within(p * 1e-6));
  }

  @Test
  void meansAreOverExamples() {
    FMatrixRMaj outputs = new FMatrixRMaj(2, 3, true, new float[] {1, 0, 0, 0, .5f, 0});
    assertThat(Loss.HALF_SQUARED_ERROR.mean(labels(0, 1), outputs)).isEqualTo(.0625);
    assertThat(Loss.SQUARED_ERROR.mean(labels(0, 1), outputs)).isEqualTo(.125);
    FMatrixRMaj even = new FMatrixRMaj(1, 3);
    assertThat(Loss.CROSS_ENTROPY.mean(labels(1), even))
        .isCloseTo(StrictMath.log(3), within(1e-12));
  }
}
