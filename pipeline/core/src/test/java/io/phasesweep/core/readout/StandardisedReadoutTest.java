package io.phasesweep.core.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The read-out has one optimum, wherever it starts and whatever the order of features. */
class StandardisedReadoutTest {
  private static final int EXAMPLES = 120;
  private static final int FEATURES = 7;
  private static final int CLASSES = 4;
  private static final double TIGHT = 1e-7;

  private final int[] labels = new int[EXAMPLES];
  private final FMatrixRMaj features = examples(labels);

  private static FMatrixRMaj examples(int[] labels) {
    Random random = new Random(3);
    FMatrixRMaj x = new FMatrixRMaj(EXAMPLES, FEATURES);
    for (int n = 0; n < EXAMPLES; n++) {
      labels[n] = random.nextInt(CLASSES);
      for (int j = 0; j < FEATURES; j++) {
        x.set(n, j, (float) (random.nextGaussian() + (j == labels[n] ? 1 : 0)));
      }
    }
    return x;
  }

  private double objective(double[] w) {
    Features z = new Features(features);
    return new SoftmaxObjective(z.scored(features), labels, CLASSES, z.width())
        .at(w, new double[w.length]);
  }

  private double[] trained(double[] start) {
    return new StandardisedReadout(features, labels, CLASSES, TIGHT, start).weights();
  }

  @Test
  void theStartDoesNotMatter() {
    Random random = new Random(5);
    double[] start = random.doubles(CLASSES * (FEATURES + 1), -1, 1).toArray();
    assertThat(objective(trained(start)))
        .isCloseTo(objective(trained(new double[0])), within(1e-6));
  }

  @Test
  void theOrderOfFeaturesDoesNotMatter() {
    FMatrixRMaj reversed = new FMatrixRMaj(EXAMPLES, FEATURES);
    for (int n = 0; n < EXAMPLES; n++) {
      for (int j = 0; j < FEATURES; j++) {
        reversed.set(n, FEATURES - 1 - j, features.get(n, j));
      }
    }
    double[] plain = trained(new double[0]);
    double[] other =
        new StandardisedReadout(reversed, labels, CLASSES, TIGHT, new double[0]).weights();
    for (int k = 0; k < CLASSES; k++) {
      int row = k * (FEATURES + 1);
      for (int j = 0; j < FEATURES; j++) {
        assertThat(other[row + FEATURES - 1 - j]).isCloseTo(plain[row + j], within(1e-4));
      }
    }
  }
}
