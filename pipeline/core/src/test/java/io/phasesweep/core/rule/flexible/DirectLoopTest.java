package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.network.WeightLaw;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phase jitter 0, r = -1: to the bit a loop that alternates and knows of no schedule. */
class DirectLoopTest {
  private static final int PHASES = 30;
  private static final int STEPS = 20;
  private static final Values FILE =
      Values.none().with("data.example-order", new Value.Name("file"));

  private static Map<String, Object> rigid(String model, double gate, int... sizes) {
    return new HashMap<>(
        Map.of(
            "model",
            model,
            "architecture",
            sizes,
            "phase-type-correlation",
            -1.0,
            "learning-gate",
            gate,
            "centering-rate",
            0.0,
            "learning-rate-schedule",
            "constant"));
  }

  private static void loop(PhaseModel model, Polarity first, double rate, boolean atEnd) {
    Polarity type = first;
    for (int k = 0; k < PHASES; k++) {
      float weight = (float) (rate * ((type == Polarity.POSITIVE ? 2 : -2) / (atEnd ? 1.0 : 20.0)));
      model.begin(type, k);
      for (int t = 1; t <= STEPS; t++) {
        model.step(type, t);
        if (!atEnd || t == STEPS) {
          model.learn(weight);
        }
      }
      model.end(type, atEnd ? 1 : STEPS);
      type = type == Polarity.POSITIVE ? Polarity.NEGATIVE : Polarity.POSITIVE;
    }
  }

  private static List<float[]> data(Parameters theta) {
    return theta.blocks().stream().map(block -> block.matrix().data).toList();
  }

  private static void assertEqual(Parameters a, Parameters b) {
    for (int i = 0; i < data(a).size(); i++) {
      assertThat(Arrays.equals(data(a).get(i), data(b).get(i))).as("block %d", i).isTrue();
    }
  }

  private static Learner scheduled(Map<String, Object> given, ArrayPart part) {
    Learner learner = SmallTrials.begin("flexible-phases", given, SmallTrials.materials(part));
    for (int k = 0; k < PHASES; k++) {
      learner.step();
    }
    return learner;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void machine(double gate) {
    ArrayPart part =
        new ArrayPart(
            new float[][] {{1, 1, 0, 0}, {0, 1, 1, 0}, {1, 0, 1, 1}}, new int[] {0, 1, 1}, 2);
    Map<String, Object> given = rigid("rbm", gate, 4, 3);
    FlexiblePlan plan = FlexiblePlan.of(SmallTrials.values("flexible-phases", given));
    Parameters theta = RbmModel.parameters(4, 3);
    RbmModel.draw(theta, 1, 1);
    RbmModel model =
        new RbmModel(
            plan, KernelProviders.choose(), theta, new MinibatchSource(part, 1, FILE, 1), 1, "");
    loop(model, Polarity.POSITIVE, .008, gate == 1);
    assertEqual(scheduled(given, part).parameters(), theta);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void network(double gate) {
    ArrayPart part = SmallTrials.uniform(23, 5, 3);
    Map<String, Object> given = rigid("ep", gate, 5, 4, 3);
    given.put("batch-size", 10);
    FlexiblePlan plan = FlexiblePlan.of(SmallTrials.values("flexible-phases", given));
    LayeredNetwork network = new LayeredNetwork(plan.architecture(), 10, SmallTrials.KERNELS);
    network.draw(WeightLaw.HALF_GLOROT, 1, 1);
    EpModel model =
        new EpModel(plan, new Nudge(.5, 1), .5, network, new MinibatchSource(part, 10, FILE, 1), 1);
    loop(model, Polarity.NEGATIVE, .02, gate == 1);
    assertEqual(scheduled(given, part).parameters(), network.parameters());
    assertThat(plan.medium()).isEqualTo(Medium.none());
  }
}
