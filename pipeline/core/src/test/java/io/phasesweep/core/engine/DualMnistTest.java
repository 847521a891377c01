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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The asymmetry study on MNIST, 784-128-128-10, 20 epochs. Orderings of means over three seeds.
 * Small: the first 8 000 images of the test file for training, its last 2 000 for testing. Full: 50
 * 000 for training, the test file for testing.
 */
class DualMnistTest {

  /** Accuracy in percent, |W3 W2 W1|, accuracy under attack at .05 in percent. */
  record Row(double accuracy, double norm, double attacked) {}

  /** The rules of the study. */
  private record Study(
      Row plain, Row adversarial, List<Row> adjoint, Row low, Row high, Row undamped) {

    static Study of(Dataset data) {
      return new Study(
          mean(data, "backpropagation", Values.none()),
          mean(data, "one-step-adversarial", Values.none()),
          DoubleStream.of(0, .5, 1)
              .mapToObj(
                  alpha -> mean(data, "dual-propagation", dual("dp-transpose", "current", alpha)))
              .toList(),
          mean(data, "dual-propagation", dual("dp-damped", "proximal", 0)),
          mean(data, "dual-propagation", dual("dp-damped", "proximal", 1)),
          mean(data, "dual-propagation", dual("dp", "proximal", 1)));
    }
  }

  @Test
  @Tag("full")
  void asymmetriesAreOrderedAsMeasured() {
    Part file = mnist().test();
    Study study =
        Study.of(new Dataset(some(file, 0, 8_000), some(file, 0, 0), some(file, 8_000, 10_000)));
    requireOrder(study);
    assertThat(study.low().attacked()).isGreaterThan(study.high().attacked());
    assertThat(study.high().attacked()).isLessThan(study.plain().attacked());
    assertThat(study.high().norm()).isGreaterThan(study.plain().norm());
  }

  @Test
  @Tag("full")
  void asymmetriesAreOrderedAtFullLength() {
    Dataset file = mnist();
    Study study =
        Study.of(new Dataset(some(file.train(), 0, 50_000), some(file.train(), 0, 0), file.test()));
    requireOrder(study);
    assertThat(study.low().accuracy()).isGreaterThan(study.plain().accuracy() - 1);
    assertThat(study.high().norm()).isGreaterThan(2 * study.plain().norm());
  }

  private static void requireOrder(Study study) {
    String seen = study.toString();
    Row plain = study.plain();
    assertThat(study.adversarial().norm()).as(seen).isLessThan(.7 * plain.norm());
    assertThat(study.adversarial().attacked()).as(seen).isGreaterThan(plain.attacked() + 8);
    assertThat(study.adjoint())
        .as(seen)
        .allSatisfy(row -> assertThat(row.accuracy()).isGreaterThan(plain.accuracy() - 1));
    assertThat(study.low().norm()).as(seen).isLessThan(plain.norm());
    assertThat(study.undamped().accuracy()).as(seen).isLessThan(50);
  }

  private static Dataset mnist() {
    assumeThat(System.getenv("PHASESWEEP_DATA")).isNotNull();
    Catalog catalog = Catalog.ofMachine();
    return catalog.load(catalog.key(Map.of("set", new Value.Name("mnist")), Path.of(".")));
  }

  static Values dual(String variant, String nudge, double alpha) {
    return Values.none()
        .with("variant", new Value.Name(variant))
        .with("output-nudge", new Value.Name(nudge))
        .with(Settings.NUDGING_ASYMMETRY, new Value.Real(alpha));
  }

  private static Row mean(Dataset data, String rule, Values given) {
    List<Row> rows = IntStream.rangeClosed(1, 3).mapToObj(s -> row(data, rule, given, s)).toList();
    return new Row(
        rows.stream().mapToDouble(Row::accuracy).average().orElseThrow(),
        rows.stream().mapToDouble(Row::norm).average().orElseThrow(),
        rows.stream().mapToDouble(Row::attacked).average().orElseThrow());
  }

  /** One trial; a diverged one is at chance. */
  private static Row row(Dataset data, String rule, Values given, long seed) {
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
