package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The small asymmetry study: the first 8 000 images of MNIST's test file for training, its last 2
 * 000 for testing, 784-128-128-10, 20 epochs. Orderings of means over three seeds.
 */
@Tag("full")
class DualMnistTest {

  /** Accuracy in percent, |W3 W2 W1|, accuracy under attack at .05 in percent. */
  record Row(double accuracy, double norm, double attacked) {}

  @Test
  void asymmetriesAreOrderedAsMeasured() {
    assumeThat(System.getenv("PHASESWEEP_DATA")).isNotNull();
    Row plain = mean("backpropagation", Values.none());
    Row adversarial = mean("one-step-adversarial", Values.none());
    Row adjoint = mean("dual-propagation", dual("dp-transpose", "current", .5));
    Row low = mean("dual-propagation", dual("dp-damped", "proximal", 0));
    Row high = mean("dual-propagation", dual("dp-damped", "proximal", 1));
    Row undamped = mean("dual-propagation", dual("dp", "proximal", 1));
    assertThat(adversarial.norm()).isLessThan(.7 * plain.norm());
    assertThat(adversarial.attacked()).isGreaterThan(plain.attacked() + 8);
    assertThat(adjoint.accuracy()).isGreaterThan(plain.accuracy() - 1);
    assertThat(low.norm()).isLessThan(plain.norm());
    assertThat(low.attacked()).isGreaterThan(high.attacked());
    assertThat(high.norm()).isGreaterThan(plain.norm());
    assertThat(high.attacked()).isLessThan(plain.attacked());
    assertThat(undamped.accuracy()).isLessThan(50);
  }

  static Values dual(String variant, String nudge, double alpha) {
    return Values.none()
        .with("variant", new Value.Name(variant))
        .with("output-nudge", new Value.Name(nudge))
        .with(Settings.NUDGING_ASYMMETRY, new Value.Real(alpha));
  }

  private static Row mean(String rule, Values given) {
    List<Row> rows = IntStream.rangeClosed(1, 3).mapToObj(s -> row(rule, given, s)).toList();
    return new Row(
        rows.stream().mapToDouble(Row::accuracy).average().orElseThrow(),
        rows.stream().mapToDouble(Row::norm).average().orElseThrow(),
        rows.stream().mapToDouble(Row::attacked).average().orElseThrow());
  }

  /** One trial; a diverged one is at chance. */
  static Row row(String rule, Values given, long seed) {
    Catalog catalog = Catalog.ofMachine();
    DataKey mnist = catalog.key(Map.of("set", new Value.Name("mnist")), Path.of("."));
    Part file = catalog.load(mnist).test();
    Dataset data = new Dataset(some(file, 0, 8_000), some(file, 0, 0), some(file, 8_000, 10_000));
    RuleEntry entry = Rules.entry(rule);
    Values settings =
        entry.resolve(
            given
                .with(Settings.ARCHITECTURE, Architecture.value(784, 128, 128, 10))
                .with(Settings.BATCH_SIZE, new Value.Whole(50)));
    LearningTrial trial =
        new LearningTrial(
            rule,
            settings,
            new DataKey(
                Values.none().with("data.example-order", new Value.Name("fixed-batches")),
                "sha256:none",
                DataKey.Source.catalog()),
            new Budget(Budget.Unit.EPOCHS, 20),
            new Cadence(Cadence.Every.EPOCH, 1, "", 0, 0, List.of()),
            StopRule.standard(),
            seed);
    TrialResult result =
        new TrialRunner().conduct(trial, new Materials(data, FirstLight.kernels()));
    return new Row(
        fact(result, "test_error", v -> 100 * (1 - v), 10),
        fact(result, "spectral_norm", v -> v, Double.POSITIVE_INFINITY),
        fact(result, "fgsm_accuracy", v -> 100 * v, 10));
  }

  private static double fact(
      TrialResult result,
      String column,
      java.util.function.DoubleUnaryOperator unit,
      double diverged) {
    return result.outcome() instanceof io.phasesweep.core.trial.Outcome.Diverged
        ? diverged
        : unit.applyAsDouble((Double) result.facts().columns().get(column));
  }

  private static ArrayPart some(Part file, int from, int to) {
    FMatrixRMaj x = new FMatrixRMaj(0, 0);
    float[][] inputs = new float[to - from][];
    int[] labels = new int[to - from];
    for (int n = from; n < to; n++) {
      file.load(new int[] {n}, 0, 1, x);
      inputs[n - from] = x.data.clone();
      labels[n - from] = file.label(n);
    }
    return new ArrayPart(inputs, labels, 10);
  }
}
