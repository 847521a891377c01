package io.phasesweep.core.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the controls. */
class BaselineInvariantsTest {

  @ParameterizedTest
  @CsvSource({
    "tanh, half-squared-error",
    "sigmoid, cross-entropy",
    "identity, squared-error",
    "relu, cross-entropy",
    "hard-sigmoid, half-squared-error"
  })
  void updateIsTheGradientInDouble(String activation, String loss) {
    Map<String, Object> given =
        Map.of("architecture", new int[] {5, 4, 6, 3}, "activation", activation, "loss", loss);
    ArrayPart part = SmallTrials.uniform(12, 5, 3);
    Learner learner = SmallTrials.begin("backpropagation", given, SmallTrials.materials(part));
    UpdatePair pair = ((UpdateProbe) learner).updates(part.all());
    assertThat(pair.referenceName()).isEqualTo("forward");
    double[][] expected = PlainGradient.descent(learner.parameters(), activation, loss, part);
    for (int b = 0; b < 6; b++) {
      assertThat(pair.update().blocks().get(b)).isEqualTo(pair.reference().blocks().get(b));
      for (int i = 0; i < expected[b].length; i++) {
        assertThat(pair.reference().blocks().get(b)[i])
            .as("block %d, entry %d", b, i)
            .isCloseTo(expected[b][i], within(1e-6));
      }
    }
  }

  @Test
  void noiseOnWeightsLeavesTheMeanUpdateOfALinearNet() {
    Map<String, Object> given = new HashMap<>();
    given.put("architecture", new int[] {2, 2});
    given.put("optimizer", "sgd");
    given.put("learning-rate", 1e-9);
    given.put("batch-size", 1);
    given.put("weight-noise", .5);
    ArrayPart part = new ArrayPart(new float[][] {{1, .5f}}, new int[] {0}, 2);
    Learner learner = SmallTrials.begin("backpropagation", given, SmallTrials.materials(part));
    Snapshot snapshot = learner.snapshot().put("W1", new float[] {.5f, .5f, .5f, .5f});
    learner =
        SmallTrials.rule("backpropagation", given)
            .resume(
                SmallTrials.trial(
                    "backpropagation", SmallTrials.values("backpropagation", given), 1),
                SmallTrials.materials(part),
                snapshot);
    // The rate is so small that theta stands still; a bias moves by -rate e at each step.
    int draws = 10_000;
    double mean = 0;
    double square = 0;
    FMatrixRMaj bias = learner.parameters().blocks().get(1).matrix();
    for (int n = 0; n < draws; n++) {
      double before = bias.data[1];
      learner.step();
      double error = (before - bias.data[1]) / 1e-9;
      mean += error / draws;
      square += error * error / draws;
    }
    double deviation = Math.sqrt((square - mean * mean) / draws);
    assertThat(deviation).isBetween(1e-3, 1e-2);
    assertThat(mean).isCloseTo(.75, within(3 * deviation));
    assertThat(learner.parameters().blocks().get(0).matrix().data).containsOnly(.5f);
  }

  @Test
  void attacksLowerAccuracyAndNormsAreMeasuredAtTheEnds() {
    ArrayPart part = SmallTrials.uniform(90, 5, 3);
    Map<String, Object> given =
        Map.of("architecture", new int[] {5, 8, 3}, "learning-rate", .02, "batch-size", 10);
    Learner learner = SmallTrials.begin("backpropagation", given, SmallTrials.materials(part));
    for (int n = 0; n < 900; n++) {
      learner.step();
    }
    List<Measurement> end = look(learner, part, Probe.Moment.END, Set.of());
    assertThat(end)
        .extracting(Measurement::metric)
        .containsExactly(
            "spectral_norm",
            "spectral_norm",
            "spectral_norm",
            "fgsm_accuracy_1",
            "fgsm_accuracy_2",
            "fgsm_accuracy_3");
    assertThat(end.get(3).value()).isGreaterThan(end.get(5).value());
    assertThat(look(learner, part, Probe.Moment.BETWEEN, Set.of())).isEmpty();
    assertThat(look(learner, part, Probe.Moment.BETWEEN, Set.of("spectral_norm"))).hasSize(3);
    assertThat(learner.facts().find("fgsm_accuracy")).isEqualTo(end.get(3).value());
  }

  private static List<Measurement> look(
      Learner learner, ArrayPart part, Probe.Moment moment, Set<String> metrics) {
    return learner.measure(new Probe(1, 0, moment, metrics, part.all(), part));
  }

  @Test
  void aCosineNeedsRoomAfterItsWarmUp() {
    assertThatThrownBy(
            () ->
                SmallTrials.rule(
                    "backpropagation",
                    Map.of(
                        "learning-rate-schedule", "warmup-cosine",
                        "warmup-epochs", 20,
                        "decay-epochs", 20)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("warmup-epochs (20)");
  }
}
