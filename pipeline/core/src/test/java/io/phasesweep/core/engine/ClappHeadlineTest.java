package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The headline: five convolutions on patches of MNIST, half the published scale, and the published
 * variants beside it. Accuracies in percent against the untrained net of the same seed, which every
 * trial is before its first step. About an hour of one core.
 */
@Tag("full")
class ClappHeadlineTest {
  private static final RuleEntry CLAPP = Rules.entry("clapp");

  @BeforeEach
  void dataAreThere() {
    assumeThat(System.getenv("PHASESWEEP_DATA")).isNotNull();
  }

  private static LearningTrial trial(int epochs, long seed, Object... pairs) {
    Values given =
        Values.none()
            .with(
                "architecture",
                new Value.Items(
                    List.of(
                        new Value.Name("conv3x16"),
                        new Value.Name("conv3x32p"),
                        new Value.Name("conv3x32"),
                        new Value.Name("conv3x64p"),
                        new Value.Name("conv3x128p"),
                        new Value.Whole(10))))
            .with("readout-train", new Value.Real(3_000));
    for (int i = 0; i < pairs.length; i += 2) {
      given = given.with((String) pairs[i], (Value) pairs[i + 1]);
    }
    Map<String, Value> data =
        Map.of(
            "set", new Value.Name("mnist"),
            "train", new Value.Whole(6_000),
            "scale", new Value.Name("published"),
            "pad", new Value.Whole(2),
            "pad-value", new Value.Name("black"));
    return new LearningTrial(
        "clapp",
        CLAPP.resolve(given),
        Catalog.ofMachine().key(data, Path.of(".")),
        new Budget(Budget.Unit.EPOCHS, epochs),
        new Cadence(Cadence.Every.POINTS, 1, "", 0, 2_000, List.of()),
        StopRule.standard(),
        seed);
  }

  private static Materials materials(LearningTrial trial) {
    return new Materials(Catalog.ofMachine().load(trial.data()), FirstLight.kernels());
  }

  private static TrialResult conduct(LearningTrial trial) {
    return new TrialRunner().conduct(trial, materials(trial));
  }

  private static double value(TrialResult result, String metric, int layer, boolean last) {
    return result.measurements().stream()
        .filter(m -> m.metric().equals(metric) && Integer.valueOf(layer).equals(m.layer()))
        .filter(m -> last == m.epoch() > 0)
        .mapToDouble(Measurement::value)
        .findFirst()
        .orElseThrow();
  }

  /** Points of accuracy that training gave the read-out of a layer. */
  private static double gain(TrialResult result, int layer) {
    return 100
        * (value(result, "readout_error", layer, false)
            - value(result, "readout_error", layer, true));
  }

  private static Value name(String word) {
    return new Value.Name(word);
  }

  @Test
  void deepLayersReadBetterThanUntrained() {
    for (int seed = 1; seed <= 3; seed++) {
      TrialResult result = conduct(trial(4, seed, "variant", name("clapp-s")));
      assertThat(gain(result, 3)).isGreaterThanOrEqualTo(7);
      assertThat(gain(result, 4)).isGreaterThanOrEqualTo(8);
      assertThat(gain(result, 5)).isGreaterThanOrEqualTo(6);
      for (int layer = 2; layer <= 5; layer++) {
        assertThat(value(result, "loss", layer, true))
            .isLessThan(value(result, "loss", layer - 1, true));
      }
    }
  }

  @Test
  void coinsGiveTheSameInTwiceTheEpochs() {
    for (int seed = 1; seed <= 3; seed++) {
      TrialResult result = conduct(trial(8, seed, "variant", name("clapp")));
      assertThat(gain(result, 3)).isGreaterThanOrEqualTo(6);
      assertThat(gain(result, 4)).isGreaterThanOrEqualTo(5);
      assertThat(gain(result, 5)).isGreaterThanOrEqualTo(3.5);
    }
  }

  @Test
  void otherVariantsReachTheTopLayer() {
    assertThat(gain(conduct(trial(4, 1, "variant", name("gim"))), 5)).isGreaterThanOrEqualTo(6);
    assertThat(gain(conduct(trial(8, 1, "variant", name("hinge-cpc"))), 5))
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void withoutPredictionTheTopLayerLoses() {
    Value on = new Value.Flag(true);
    TrialResult result = conduct(trial(4, 1, "variant", name("clapp-s"), "no-pred", on));
    assertThat(gain(result, 5)).isLessThan(-3);
  }

  @Test
  void withoutTheGateScoresRunAway() {
    Value on = new Value.Flag(true);
    LearningTrial trial = trial(1, 1, "variant", name("clapp-s"), "no-gamma", on);
    assertThat(conduct(trial).outcome()).isInstanceOf(Outcome.Diverged.class);
    Learner learner = CLAPP.factory().apply(trial.settings()).begin(trial, materials(trial));
    for (int i = 0; i < 187 && learner.progress().healthy(); i++) {
      learner.step();
    }
    List<Measurement> last =
        learner.measure(
            new Probe(
                1, 0, Probe.Moment.END, Set.of(), new Minibatch(), materials(trial).data().test()));
    assertThat(learner.progress().divergence).contains("mean |u| of layer 5 is above 1e4");
    double positive = score(last, "score_positive");
    double negative = score(last, "score_negative");
    // Nothing tells a fixation from a saccade any more.
    assertThat(positive - negative).isLessThan(.05 * (positive + negative) / 2);
  }

  private static double score(List<Measurement> of, String metric) {
    return of.stream()
        .filter(m -> m.metric().equals(metric) && Integer.valueOf(5).equals(m.layer()))
        .mapToDouble(Measurement::value)
        .findFirst()
        .orElseThrow();
  }
}
