package io.phasesweep.core.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.ImagePart;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.network.PlainConvolution;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controls on a convolutional net: 6x4 images, one pooled layer of 5 channels, one dense. */
class ConvolutionalTrialsTest {
  private static final ArrayPart EXAMPLES = SmallTrials.uniform(30, 24, 3);
  private static final Materials MATERIALS = materials();

  private static Materials materials() {
    ImageShape shape = new ImageShape(6, 4, 1);
    ArrayPart none = new ArrayPart(new float[0][], new int[0], 3);
    ImagePart images = new ImagePart(EXAMPLES, shape);
    return new Materials(new Dataset(images, none, images), SmallTrials.KERNELS);
  }

  private static Values settings(String rule, Object... pairs) {
    Values given =
        Values.none()
            .with(
                "architecture",
                new Value.Items(List.of(new Value.Name("conv3x5p"), new Value.Whole(3))))
            .with("batch-size", new Value.Whole(8));
    for (int i = 0; i < pairs.length; i += 2) {
      given = given.with((String) pairs[i], (Value) pairs[i + 1]);
    }
    return Rules.entry(rule).resolve(given);
  }

  private static Learner begin(String rule, Values settings) {
    Rule made = Rules.entry(rule).factory().apply(settings);
    return made.begin(SmallTrials.trial(rule, settings, 3), MATERIALS);
  }

  private static float[][] theta(Learner learner) {
    return learner.parameters().blocks().stream()
        .map(block -> block.matrix().data.clone())
        .toArray(float[][]::new);
  }

  @Test
  void weightsAreDrawnFromTheirStreamAndTheLossIsOfImages() {
    Values settings = settings("backpropagation");
    assertThat(settings.find("loss")).isEqualTo(new Value.Name("cross-entropy"));
    Parameters theta = begin("backpropagation", settings).parameters();
    FMatrixRMaj first = theta.blocks().get(0).matrix();
    assertThat(new int[] {first.numRows, first.numCols}).containsExactly(9, 5);
    Stream draws = new Stream(3, "init/W1");
    for (int e = 0; e < 45; e++) {
      assertThat(first.data[e]).isEqualTo((float) (draws.normal(0, e) / 3));
    }
    assertThat(theta.count()).isEqualTo(45 + 5 + 6 * 5 * 3 + 3);
  }

  /** In double, one example at a time, by direct loops. */
  @Test
  void updateIsTheGradient() {
    Learner learner = begin("backpropagation", settings("backpropagation"));
    double[][] expected = descent(learner.parameters());
    Gradient update = ((UpdateProbe) learner).updates(EXAMPLES.all()).update();
    for (int b = 0; b < 4; b++) {
      double scale = Arrays.stream(expected[b]).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < expected[b].length; i++) {
        assertThat(update.blocks().get(b)[i])
            .as("block %d, entry %d", b, i)
            .isCloseTo(expected[b][i], within(2e-5 * scale));
      }
    }
  }

  private static double[] wide(Parameters theta, int block) {
    float[] narrow = theta.blocks().get(block).matrix().data;
    double[] wide = new double[narrow.length];
    Arrays.setAll(wide, i -> narrow[i]);
    return wide;
  }

  private static double[][] descent(Parameters theta) {
    PlainConvolution map = new PlainConvolution(6, 4, 1, 5, true);
    double[] w = wide(theta, 0);
    double[] v = wide(theta, 2);
    double[] c = wide(theta, 3);
    double[][] sums = {new double[45], new double[5], new double[90], new double[3]};
    for (int n = 0; n < 30; n++) {
      double[] x = new double[24];
      for (int i = 0; i < 24; i++) {
        x[i] = EXAMPLES.inputsOf()[n][i];
      }
      double[] a = map.convolve(x, w, wide(theta, 1));
      int[] winners = map.winners(a);
      double[] z = PlainConvolution.take(a, winners);
      double[] p = new double[3];
      double total = 0;
      for (int j = 0; j < 3; j++) {
        p[j] = c[j];
        for (int i = 0; i < 30; i++) {
          p[j] += Math.max(0, z[i]) * v[3 * i + j];
        }
        p[j] = StrictMath.exp(p[j]);
        total += p[j];
      }
      double[] e = new double[30];
      for (int j = 0; j < 3; j++) {
        double g = p[j] / total - (EXAMPLES.label(n) == j ? 1 : 0);
        sums[3][j] -= g / 30;
        for (int i = 0; i < 30; i++) {
          sums[2][3 * i + j] -= Math.max(0, z[i]) * g / 30;
          e[i] += z[i] > 0 ? g * v[3 * i + j] : 0;
        }
      }
      map.gradient(x, map.put(e, winners), -1.0 / 30, sums[0], sums[1]);
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(strings = {"backpropagation", "readout-only", "one-step-adversarial"})
  void learnsAndGoesOnAfterASnapshot(String rule) {
    Values settings =
        settings(
            rule,
            "weight-noise",
            new Value.Real(.05),
            "state-noise",
            new Value.Real(.05),
            "learning-rate",
            new Value.Real(.01));
    Learner whole = begin(rule, settings);
    float[][] start = theta(whole);
    double before = loss(whole);
    for (int i = 0; i < 60; i++) {
      whole.step();
    }
    assertThat(loss(whole)).isLessThan(before);
    assertThat(Arrays.equals(start[0], theta(whole)[0])).isEqualTo(rule.equals("readout-only"));
    Learner half = begin(rule, settings);
    for (int i = 0; i < 23; i++) {
      half.step();
    }
    Learner rest =
        Rules.entry(rule)
            .factory()
            .apply(settings)
            .resume(SmallTrials.trial(rule, settings, 3), MATERIALS, half.snapshot());
    for (int i = 23; i < 60; i++) {
      rest.step();
    }
    assertThat(theta(rest)).isDeepEqualTo(theta(whole));
  }

  private static double loss(Learner learner) {
    FMatrixRMaj scores = new FMatrixRMaj(0, 0);
    ((Predictor) learner).scores(EXAMPLES.all(), scores);
    return ((Predictor) learner).loss(EXAMPLES.all(), scores);
  }

  @Test
  void looksAtMapsNormsAndAttacks() {
    Learner learner = begin("backpropagation", settings("backpropagation"));
    FMatrixRMaj map = new FMatrixRMaj(0, 0);
    ((Encoder) learner).features(EXAMPLES.all(), 1, map);
    assertThat(new int[] {map.numRows, map.numCols}).containsExactly(30, 30);
    List<Measurement> all =
        learner.measure(
            new Probe(
                0,
                0,
                Probe.Moment.END,
                Set.of("spectral_norm", "fgsm_accuracy"),
                EXAMPLES.all(),
                MATERIALS.data().test()));
    assertThat(all.stream().filter(m -> m.metric().equals("spectral_norm"))).hasSize(2);
    assertThat(all.stream().filter(m -> m.metric().startsWith("fgsm_accuracy"))).hasSize(3);
  }

  @Test
  void notANumberInTheImageEndsTheTrial() {
    ArrayPart poisoned = SmallTrials.uniform(30, 24, 3);
    poisoned.inputsOf()[2][7] = Float.NaN;
    ImagePart images = new ImagePart(poisoned, new ImageShape(6, 4, 1));
    Materials broken = new Materials(new Dataset(images, images, images), SmallTrials.KERNELS);
    Values settings = settings("backpropagation");
    Learner learner =
        Rules.entry("backpropagation")
            .factory()
            .apply(settings)
            .begin(SmallTrials.trial("backpropagation", settings, 3), broken);
    learner.step();
    assertThat(learner.progress().healthy()).isFalse();
  }
}
