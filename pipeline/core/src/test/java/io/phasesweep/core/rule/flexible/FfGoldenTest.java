package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.trial.SmallTrials;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden numbers of the 4-3-2 layers of the specification. */
class FfGoldenTest {
  private static final double TOLERANCE = 1e-6;
  private final FMatrixRMaj w1 = new FMatrixRMaj(4, 3);
  private final FMatrixRMaj b1 = new FMatrixRMaj(1, 3);
  private final FMatrixRMaj w2 = new FMatrixRMaj(3, 2);
  private final FMatrixRMaj b2 = new FMatrixRMaj(1, 2);
  private final FfLayer first;
  private final FfLayer second;
  private final float[] real = {1, 0, .5f, .25f};
  private final float[] wrong = {0, 1, .5f, .25f};

  FfGoldenTest() {
    for (int e = 0; e < 12; e++) {
      w1.data[e] = (float) (.9 * Math.sin(1.1 * (e + 1)));
      b1.data[e % 3] = (float) (.1 * Math.cos(e % 3 + 1));
    }
    for (int e = 0; e < 6; e++) {
      w2.data[e] = (float) (.9 * Math.sin(1.7 * (e + 1)));
      b2.data[e % 2] = (float) (.1 * Math.cos(2 * (e % 2 + 1)));
    }
    first = new FfLayer(SmallTrials.KERNELS, w1, b1, 2);
    second = new FfLayer(SmallTrials.KERNELS, w2, b2, 2);
  }

  private static void assertClose(float[] actual, int from, double... golden) {
    for (int e = 0; e < golden.length; e++) {
      assertThat((double) actual[from + e]).isCloseTo(golden[e], within(TOLERANCE));
    }
  }

  @Test
  void goodnessLossAndGradient() {
    float[] h = first.forward(real);
    assertThat(first.goodness()).isCloseTo(.478219618, within(TOLERANCE));
    assertThat(first.loss(Polarity.POSITIVE)).isCloseTo(1.719255576, within(TOLERANCE));
    assertThat(first.loss(Polarity.NEGATIVE)).isCloseTo(.197475194, within(TOLERANCE));
    first.clear();
    first.differentiate(Polarity.POSITIVE, 1);
    assertClose(first.gradient(0), 0, -.451718643, -.35098454, 0);
    assertClose(first.gradient(1), 0, -.517553891, -.402138405, 0);
    first.clear();
    first.differentiate(Polarity.NEGATIVE, 1);
    double squares = 0;
    for (float g : first.gradient(0)) {
      squares += (double) g * g;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(.143080993, within(TOLERANCE));
    second.forward(h);
    assertThat(second.goodness()).isCloseTo(.01187062, within(TOLERANCE));
    assertThat(second.loss(Polarity.POSITIVE)).isCloseTo(2.116479823, within(TOLERANCE));
    assertThat(second.loss(Polarity.NEGATIVE)).isCloseTo(.128350443, within(TOLERANCE));
    second.clear();
    second.differentiate(Polarity.POSITIVE, 1);
    assertClose(second.gradient(0), 0, -.105487223, -.017965166, -.081963375, -.0139589, 0, 0);
    assertClose(second.gradient(1), 0, -.133598387, -.022752682);
  }

  @Test
  void sampledAdam() {
    float[] before = w1.data.clone();
    float[] bias = b1.data.clone();
    float[] above = b2.data.clone();
    for (Polarity type : Polarity.values()) {
      second.forward(first.forward(type == Polarity.POSITIVE ? real : wrong));
      for (FfLayer layer : new FfLayer[] {first, second}) {
        layer.clear();
        layer.differentiate(type, 2);
        layer.descend(.01f);
      }
    }
    double[] row = {.016700582, .016700582, 0};
    for (int j = 0; j < 3; j++) {
      assertThat((double) w1.data[j] - before[j]).isCloseTo(row[j], within(TOLERANCE));
    }
    assertThat((double) w1.data[11] - before[11]).isCloseTo(-.007441331, within(TOLERANCE));
    assertThat((double) b1.data[0] - bias[0]).isCloseTo(.016700578, within(TOLERANCE));
    assertThat((double) b2.data[0] - above[0]).isCloseTo(.010887178, within(TOLERANCE));
    assertThat((double) b2.data[1] - above[1]).isCloseTo(.016700578, within(TOLERANCE));
  }

  @Test
  void pairedAdam() {
    float[] bias = b1.data.clone();
    first.clear();
    for (Polarity type : Polarity.values()) {
      first.forward(type == Polarity.POSITIVE ? real : wrong);
      first.differentiate(type, .5);
    }
    first.descend(.01f);
    double[] golden = {.01, .01, -.00999997};
    for (int j = 0; j < 3; j++) {
      assertThat((double) b1.data[j] - bias[j]).isCloseTo(golden[j], within(1e-7));
    }
  }

  /** The gradient is the slope of the loss. */
  @ParameterizedTest
  @EnumSource(Polarity.class)
  void gradientIsTheSlope(Polarity type) {
    first.forward(real);
    first.clear();
    first.differentiate(type, 1);
    float[] gradient = first.gradient(0).clone();
    for (int e = 0; e < 12; e++) {
      float kept = w1.data[e];
      float step = 1 / 256f;
      w1.data[e] = kept + step;
      first.forward(real);
      double up = first.loss(type);
      w1.data[e] = kept - step;
      first.forward(real);
      double down = first.loss(type);
      w1.data[e] = kept;
      // Float32 activities and a step of 2^-8: what the third derivative leaves is below 1e-5.
      assertThat((double) gradient[e]).isCloseTo((up - down) * 128, within(2e-5));
    }
  }
}
