package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Forward-Forward as a learner. */
class FfLearnerTest {
  private static final String RULE = "flexible-phases";
  private static final Values FILE =
      Values.none().with("data.example-order", new Value.Name("file"));

  private static Map<String, Object> settings(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("model", "ff");
    all.put("architecture", new int[] {5, 6, 4, 3});
    return all;
  }

  private static ArrayPart examples() {
    return SmallTrials.uniform(23, 5, 3);
  }

  private static Learner begin(Map<String, Object> given, ArrayPart part) {
    return SmallTrials.begin(RULE, settings(given), SmallTrials.materials(part));
  }

  private static void steps(Learner learner, int count) {
    for (int k = 0; k < count; k++) {
      learner.step();
    }
  }

  private static List<Integer> print(Parameters theta) {
    return theta.blocks().stream().map(b -> Arrays.hashCode(b.matrix().data)).toList();
  }

  @Test
  void goesOnFromASnapshotAtAnyPhase() {
    for (Map<String, Object> given :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("estimator", "paired"),
            Map.of("phase-length", 3.0, "phase-jitter", .5, "positive-phase-probability", .3))) {
      Learner once = begin(given, examples());
      steps(once, 60);
      Learner first = begin(given, examples());
      steps(first, 33);
      Learner second =
          SmallTrials.rule(RULE, settings(given))
              .resume(
                  SmallTrials.trial(RULE, SmallTrials.values(RULE, settings(given)), 1),
                  SmallTrials.materials(examples()),
                  first.snapshot());
      steps(second, 27);
      assertThat(print(second.parameters())).isEqualTo(print(once.parameters()));
      assertThat(second.facts().columns()).isEqualTo(once.facts().columns());
    }
  }

  /** Phase jitter 0, r = -1: to the bit a loop over data of alternating sign. */
  @Test
  void alternationIsADirectLoop() {
    Map<String, Object> given = settings(Map.of("phase-type-correlation", -1.0));
    FlexiblePlan plan = FlexiblePlan.of(SmallTrials.values(RULE, given));
    FfModel model =
        new FfModel(plan, 2, new FfInput(5, 3, false), examples(), FILE, SmallTrials.KERNELS, 1);
    for (int k = 0; k < 40; k++) {
      Polarity type = k % 2 == 0 ? Polarity.POSITIVE : Polarity.NEGATIVE;
      model.begin(type, k);
      model.step(type, 1);
      model.learn((float) (type == Polarity.POSITIVE ? .02 : -.02));
      model.end(type, 1);
    }
    Learner learner = begin(Map.of("phase-type-correlation", -1.0), examples());
    steps(learner, 40);
    assertThat(print(learner.parameters())).isEqualTo(print(model.parameters()));
  }

  /** The shared drive against one full pass per label. */
  @Test
  void predictionsAreTenFullPasses() {
    ArrayPart part = examples();
    Learner learner = begin(Map.of(), part);
    steps(learner, 100);
    FMatrixRMaj scores = new FMatrixRMaj(0, 0);
    ((Predictor) learner).scores(part.all(), scores);
    FfLayer[] layers = FfModel.layers(learner.parameters(), 2, SmallTrials.KERNELS);
    FfInput input = new FfInput(5, 3, false);
    for (int n = 0; n < part.size(); n++) {
      for (int y = 0; y < 3; y++) {
        float[] below = input.embed(part.inputsOf()[n], 0, y);
        double sum = 0;
        for (FfLayer layer : layers) {
          below = layer.forward(below);
          sum += layer.goodness();
        }
        assertThat((double) scores.get(n, y)).isCloseTo(sum, within(1e-5));
      }
    }
  }

  @Test
  void aLayerNeverChangesTheOneBelow() {
    Learner two = begin(Map.of(), examples());
    Map<String, Object> less = settings(Map.of());
    less.put("architecture", new int[] {5, 6, 3});
    Learner one = SmallTrials.begin(RULE, less, SmallTrials.materials(examples()));
    steps(two, 50);
    steps(one, 50);
    assertThat(print(two.parameters()).subList(0, 2)).isEqualTo(print(one.parameters()));
  }

  @Test
  void wrongLabelsAreOnePermutation() {
    int[] order = new int[60_000];
    new Stream(1, "negatives/0/1").order(0, order);
    int right = 0;
    for (int n = 0; n < order.length; n++) {
      right += order[n] % 10 == n % 10 ? 1 : 0;
    }
    assertThat(right / 60_000.0).isBetween(.09, .11);
    int[] real = new int[100];
    int[] wrong = new int[100];
    new Stream(1, "order").order(0, real);
    new Stream(1, "negatives/0/0").order(0, wrong);
    assertThat(real).isNotEqualTo(wrong);
  }

  @Test
  void aNanInTheDatumDivergesAtItsPhase() {
    ArrayPart part = examples();
    part.inputsOf()[1][2] = Float.NaN;
    Learner learner = begin(Map.of("phase-type-correlation", -1.0), part);
    steps(learner, 2);
    assertThat(learner.progress().healthy()).isTrue();
    steps(learner, 1);
    assertThat(learner.progress().healthy()).isFalse();
  }

  @Test
  void presentationsAreSteps() {
    Learner learner = begin(Map.of("phase-length", 10.0), examples());
    steps(learner, 7);
    assertThat(learner.progress().presentations).isEqualTo(70);
    assertThat(learner.progress().networkSteps).isEqualTo(70);
    assertThat(learner.progress().updates).isEqualTo(70);
  }
}
