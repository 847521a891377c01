package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
  private final Catalog catalog = Catalog.ofMachine();
  private final TrialRunner runner =
      new TrialRunner(
          name -> ScriptedRule.entry(),
          name ->
              new AssayEntry(
                  name,
                  1,
                  List.of(),
                  values ->
                      (trial, materials) ->
                          new AssayResult(
                              new Facts().put("gamma", 2.0),
                              List.of(new Measurement(0, 0, "x", null, trial.seed())))));

  /** 50 training examples, 5 minibatches an epoch; 200 test examples. */
  private Values settings = ScriptedRule.entry().resolve(Values.none());

  private Budget budget = new Budget(Budget.Unit.EPOCHS, 6);
  private Cadence cadence = Cadence.eachEpoch();
  private StopRule stop = StopRule.standard();
  private final Map<String, Value> block =
      new HashMap<>(
          Map.of(
              "set",
              new Value.Name("digits"),
              "train",
              new Value.Whole(50),
              "test",
              new Value.Whole(200)));

  private TrialResult conduct(double... accuracies) {
    return conduct(Watch.none(), accuracies);
  }

  private TrialResult conduct(Watch watch, double... accuracies) {
    List<Value> items = Arrays.stream(accuracies).<Value>mapToObj(Value.Real::new).toList();
    DataKey key = catalog.key(block, Path.of("."));
    LearningTrial trial =
        new LearningTrial(
            "scripted",
            settings.with(ScriptedRule.ACCURACIES, new Value.Items(items)),
            key,
            budget,
            cadence,
            stop,
            1);
    // A scripted learner computes nothing, so it needs no kernels.
    return runner.conduct(trial, new Materials(catalog.load(key), null), watch);
  }

  private void trouble(String word) {
    settings = settings.with(ScriptedRule.TROUBLE, new Value.Name(word));
  }

  private static double[] epochs(TrialResult result, String metric) {
    return of(result, metric).mapToDouble(Measurement::epoch).toArray();
  }

  private static double[] values(TrialResult result, String metric) {
    return of(result, metric).mapToDouble(Measurement::value).toArray();
  }

  private static java.util.stream.Stream<Measurement> of(TrialResult result, String metric) {
    return result.measurements().stream()
        .filter(m -> m.metric().equals(metric) && m.layer() == null);
  }

  @Test
  void trained() {
    TrialResult result = conduct(.1, .5, .6, .2, .7, .8, .75);
    assertThat(result.outcome()).isEqualTo(new Outcome.Trained(2, 1));
    assertThat(values(result, "score"))
        .containsExactly(new double[] {.1, .5, .6, .2, .7, .8, .75}, within(1e-12));
    assertThat(result.facts().columns())
        .containsEntry("chance", .1)
        .containsEntry("trained_threshold", .55)
        .containsEntry("primary_metric", "test_error")
        .containsEntry("best_epoch", 5.0)
        .containsEntry("trained_epoch", 2.0)
        .containsEntry("test_error", .25)
        .containsEntry("loss", .25)
        .containsEntry("train_error", .4)
        .containsEntry("epochs", 6.0)
        .containsEntry("presentations", 300L)
        .containsEntry("updates", 30L)
        .containsEntry("macs", 3_000L)
        .containsEntry("network_steps", 210L)
        .containsEntry("layers", 1)
        .containsEntry("units", 2L)
        .containsEntry("synapses", 2L)
        .containsEntry("train_size", 50)
        .containsEntry("classes", 10)
        .containsEntry("nonlocal_reads", 1.5)
        .containsEntry("weight_transport", true)
        .containsEntry("residual_free", .25)
        .doesNotContainKeys("validation_error", "test_error_at_best_validation");
    assertThat((double) result.facts().find("mean_score")).isCloseTo(3.55 / 6, within(1e-12));
    assertThat((double) result.facts().find("final_score")).isCloseTo(.75, within(1e-12));
    assertThat((double) result.facts().find("start_score")).isCloseTo(.1, within(1e-12));
  }

  @Test
  void collapsed() {
    TrialResult result = conduct(.1, .6, .6, .2, .7, .3, .2);
    assertThat(result.outcome()).isEqualTo(new Outcome.Collapsed(5));
    assertThat(result.facts().find("trained_epoch")).isEqualTo(1.0);
  }

  @Test
  void neverLearnedUnlessItNeverSettled() {
    assertThat(conduct(.1, .54).outcome()).isEqualTo(new Outcome.NeverLearned());
    trouble("unsettled");
    assertThat(conduct(.1, .54).outcome()).isEqualTo(new Outcome.NotSettled());
    assertThat(conduct(.1, .56).outcome()).isEqualTo(new Outcome.Trained(1, 0));
  }

  @Test
  void divergences() {
    divergesAs("update", new Outcome.Diverged(1.4, 7, "the update is not finite"));
    divergesAs("own", new Outcome.Diverged(1.4, 7, "the reach is 0"));
    divergesAs("parameter", new Outcome.Diverged(2, 10, "parameters of layer 1 are not finite"));
    divergesAs(
        "growth", new Outcome.Diverged(2, 10, "the norm of layer 1 is above 1e6 times its start"));
  }

  private void divergesAs(String word, Outcome.Diverged expected) {
    trouble(word);
    TrialResult result = conduct(.1, .9);
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(epochs(result, "score")).containsExactly(0, 1);
    assertThat(result.facts().find("epochs")).isEqualTo(expected.epoch());
    assertThat((double) result.facts().find("final_score")).isCloseTo(.9, within(1e-12));
    assertThat(result.facts().find("result_digest")).asString().hasSize(64);
  }

  @Test
  void aLossThatIsNotFiniteIsADivergenceAndIsShown() {
    trouble("loss");
    TrialResult result = conduct(.1, .9);
    assertThat(result.outcome()).isEqualTo(new Outcome.Diverged(2, 10, "the loss is not finite"));
    assertThat(values(result, "loss")).endsWith(Double.POSITIVE_INFINITY);
    assertThat(result.facts().find("loss")).isNull();
  }

  @Test
  void divergenceMayBeAskedNotToEndTraining() {
    trouble("growth");
    stop = new StopRule(false, false, Double.POSITIVE_INFINITY);
    TrialResult result = conduct(.1, .9);
    assertThat(result.outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThat(epochs(result, "score")).containsExactly(0, 1, 2, 3, 4, 5, 6);
    trouble("update");
    assertThat(conduct(.1, .9).facts().find("presentations")).isEqualTo(70L);
  }

  @Test
  void publishedCollapseEndsTrainingIfAsked() {
    double[] lost = {.1, .8, .9, .15, .9};
    assertThat(values(conduct(lost), "published_collapse")).containsExactly(0, 0, 0, 1, 0, 0, 0);
    stop = new StopRule(true, true, Double.POSITIVE_INFINITY);
    TrialResult result = conduct(lost);
    assertThat(result.outcome()).isEqualTo(new Outcome.Collapsed(3));
    assertThat(epochs(result, "score")).containsExactly(0, 1, 2, 3);
    assertThat(values(result, "moment")).containsExactly(0, 1, 1, 2);
  }

  @Test
  void halfOfTheBestIsACollapseAfterEpochFiveOnly() {
    budget = new Budget(Budget.Unit.EPOCHS, 7);
    assertThat(values(conduct(.1, .6, .2, .2, .2, .2, .2, .2), "published_collapse"))
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
  }

  @Test
  void alignmentAtTheEndsAndEveryFifthEpoch() {
    budget = new Budget(Budget.Unit.EPOCHS, 12);
    TrialResult result = conduct(.1);
    assertThat(epochs(result, "alignment_cosine")).containsExactly(0, 5, 10, 12);
    assertThat(epochs(result, "update_norm")).containsExactly(0, 5, 10, 12);
    assertThat((double) result.facts().find("alignment_cosine")).isCloseTo(.96, within(1e-12));
    assertThat((double) result.facts().find("alignment_angle")).isCloseTo(16.26, within(1e-2));
    assertThat(result.facts().columns())
        .containsEntry("alignment_reference", "scripted")
        .containsEntry("alignment_cosine_start", result.facts().find("alignment_cosine"))
        .containsEntry("alignment_sign", 1.0);
    // 13 evaluations of 200 examples, 4 probes of 1 000, 4 encodings of 100 examples.
    assertThat(result.facts().find("probe_macs"))
        .isEqualTo(13 * 200 * 2 + 4 * 1_000L + 4 * 100 * 2);
    assertThat(
            result.measurements().stream()
                .filter(m -> m.metric().equals("activity_share"))
                .map(Measurement::value))
        .containsOnly(.5);
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "", 0, 0, List.of());
    assertThat(epochs(conduct(.1), "alignment_cosine")).isEmpty();
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "", 100, 0, List.of("alignment_cosine"));
    assertThat(epochs(conduct(.1), "alignment_cosine")).hasSize(13);
  }

  @Test
  void cadences() {
    budget = new Budget(Budget.Unit.EPOCHS, 2);
    cadence = new Cadence(Cadence.Every.PRESENTATIONS, 40, "", 100, 0, List.of());
    assertThat(epochs(conduct(.1), "score")).containsExactly(0, .8, 1.6, 2);
    cadence = new Cadence(Cadence.Every.POINTS, 4, "", 100, 0, List.of());
    assertThat(epochs(conduct(.1), "score")).containsExactly(0, .6, 1, 1.6, 2);
    cadence = new Cadence(Cadence.Every.POINTS, 1, "", 100, 0, List.of());
    assertThat(epochs(conduct(.1), "score")).containsExactly(0, 2);
  }

  @Test
  void budgets() {
    budget = new Budget(Budget.Unit.PRESENTATIONS, 61);
    assertThat(conduct(.1).facts().find("presentations")).isEqualTo(70L);
    budget = new Budget(Budget.Unit.MACS, 1_200);
    assertThat(conduct(.1).facts().find("updates")).isEqualTo(12L);
    budget = new Budget(Budget.Unit.NETWORK_STEPS, 70);
    TrialResult result = conduct(.1);
    assertThat(result.facts().find("updates")).isEqualTo(10L);
    assertThat(epochs(result, "score")).containsExactly(0, 1, 2);
    trouble("no-steps");
    assertThatThrownBy(() -> conduct(.1)).hasMessage("budget: scripted counts no network-steps");
  }

  @Test
  void aCapDecidesScoresAndTheWholePartTheTestError() {
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "", 100, 50, List.of());
    TrialResult result = conduct(.1, .7);
    // The first 50 rows hold 50 right ones, all 200 hold 140.
    assertThat(result.facts().find("final_score")).isEqualTo(1.0);
    assertThat(result.facts().find("test_error")).isEqualTo(.3);
    assertThat(result.facts().find("test_size")).isEqualTo(200);
    assertThat(values(result, "test_error")).endsWith(0.0).hasSize(7);
  }

  @Test
  void validationDecidesScoresWhereItHasExamples() {
    block.put("validation", new Value.Whole(100));
    TrialResult result = conduct(.1, .7, .8, .6);
    assertThat(values(result, "validation_error"))
        .containsExactly(new double[] {.9, .3, .2, .4, .4, .4, .4}, within(1e-12));
    assertThat(epochs(result, "test_error")).containsExactly(6);
    assertThat(result.facts().columns())
        .containsEntry("primary_metric", "validation_error")
        .containsEntry("validation_size", 100);
    assertThat((double) result.facts().find("validation_error")).isCloseTo(.4, within(1e-12));
    assertThat((double) result.facts().find("test_error")).isCloseTo(.4, within(1e-12));
    assertThat((double) result.facts().find("test_error_at_best_validation"))
        .isCloseTo(.2, within(1e-12));
  }

  @Test
  void aRuleMayScoreAMetricOfItsOwn() {
    settings = settings.with(ScriptedRule.SCORED, new Value.Name("cost"));
    // The cost falls from 8 by 1 an epoch; the best there is, 2, is reached at the end.
    TrialResult result = conduct(.1);
    assertThat(values(result, "score"))
        .containsExactly(new double[] {0, 1 / 6., 2 / 6., .5, 4 / 6., 5 / 6., 1}, within(1e-12));
    assertThat(result.outcome()).isEqualTo(new Outcome.Trained(5, 0));
    assertThat(result.facts().columns())
        .containsEntry("primary_metric", "cost")
        .containsEntry("chance", .25)
        .containsEntry("trained_threshold", .75);
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "error", 100, 0, List.of());
    assertThat(conduct(.1).facts().find("primary_metric")).isEqualTo("test_error");
  }

  @Test
  void aSweepMayAskForAnotherPrimary() {
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "loss", 100, 0, List.of());
    TrialResult result = conduct(.2, .6);
    assertThat(values(result, "score")).contains(new double[] {.5}, within(1e-12));
    assertThat(result.facts().find("primary_metric")).isEqualTo("loss");
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "beauty", 100, 0, List.of());
    assertThatThrownBy(() -> conduct(.1))
        .hasMessage("measure.primary is beauty; error, loss can be scored");
  }

  @Test
  void theDigestFollowsEveryCurveAndNothingElse() {
    String digest = (String) conduct(.1, .7, .8).facts().find("result_digest");
    assertThat(conduct(.1, .7, .8).facts().find("result_digest")).isEqualTo(digest);
    assertThat(conduct(.1, .69, .8).facts().find("result_digest")).isNotEqualTo(digest);
    cadence = new Cadence(Cadence.Every.EPOCH, 1, "", 0, 0, List.of());
    assertThat(conduct(.1, .7, .8).facts().find("result_digest")).isEqualTo(digest);
  }

  @Test
  void theWatchEndsTrials() {
    stop = new StopRule(true, false, 3);
    TrialResult result = conduct(new Ticking(100), .1, .9);
    assertThat(result.outcome()).isEqualTo(new Outcome.TimedOut(4));
    assertThat(result.wallSeconds()).isGreaterThan(3);
    stop = StopRule.standard();
    assertThatThrownBy(() -> conduct(new Ticking(2), .1, .9))
        .isInstanceOf(TrialInterrupted.class)
        .hasMessage("interrupted at epoch 2.0");
  }

  /** Each question takes a second. */
  private static final class Ticking implements Watch {
    private final int last;
    private int questions;

    Ticking(int last) {
      this.last = last;
    }

    @Override
    public boolean interrupted() {
      questions++;
      return questions >= last;
    }

    @Override
    public double wallSeconds() {
      return questions;
    }

    @Override
    public double cpuSeconds() {
      return questions;
    }
  }

  @Test
  void anAssayIsFinished() {
    TrialResult result =
        runner.conduct(new AssayTrial("any", Values.none(), 5), new Materials(null, null));
    assertThat(result.outcome()).isEqualTo(new Outcome.Finished());
    assertThat(result.facts().columns()).containsEntry("gamma", 2.0).containsKey("result_digest");
    assertThat(values(result, "x")).containsExactly(5);
  }
}
