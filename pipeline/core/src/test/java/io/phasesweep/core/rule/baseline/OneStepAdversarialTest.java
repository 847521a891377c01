package io.phasesweep.core.rule.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.dynamics.InputStep;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.FeedForwardPlan;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneStepAdversarialTest extends BaselineContract {
  @Override
  protected String rule() {
    return "one-step-adversarial";
  }

  @Override
  int lowest(int depth) {
    return 1;
  }

  /** Up and down to the input first, then the work of backpropagation. */
  @Override
  protected Work work(Map<String, Object> given) {
    Architecture net = Architecture.of(SmallTrials.values(rule(), given));
    return new Work(1, 2, 5 * net.synapses() - net.synapses(1));
  }

  /** The second pass of a step of size 0 is the first one again. */
  @Test
  void aStepOfSizeZeroIsBackpropagation() {
    Map<String, Object> given = small(Map.of("loss", "cross-entropy"));
    ArrayPart part = SmallTrials.uniform(23, 5, 3);
    Learner plain = SmallTrials.begin("backpropagation", given, SmallTrials.materials(part));
    Values values = SmallTrials.values("backpropagation", given);
    Learner still =
        new OneStepAdversarial(FeedForwardPlan.of(values), new InputStep(0))
            .begin(SmallTrials.trial("backpropagation", values, 1), SmallTrials.materials(part));
    for (int n = 0; n < 7; n++) {
      plain.step();
      still.step();
    }
    for (int b = 0; b < 4; b++) {
      assertThat(still.parameters().blocks().get(b).matrix().data)
          .isEqualTo(plain.parameters().blocks().get(b).matrix().data);
    }
  }

  /** The update is the gradient at x', the reference the one at x. */
  @Test
  void learnsAtTheMovedInputs() {
    Map<String, Object> given = small(Map.of("activation", "tanh", "nudging-strength", .7));
    ArrayPart part = SmallTrials.uniform(12, 5, 3);
    Learner learner = SmallTrials.begin(rule(), given, SmallTrials.materials(part));
    UpdatePair pair = ((UpdateProbe) learner).updates(part.all());
    float[][] moved = new float[12][];
    for (int n = 0; n < 12; n++) {
      ArrayPart one = new ArrayPart(new float[][] {part.inputsOf()[n]}, new int[] {n % 3}, 3);
      double[] slope = PlainGradient.slope(learner.parameters(), "tanh", one);
      moved[n] = part.inputsOf()[n].clone();
      for (int i = 0; i < 5; i++) {
        moved[n][i] += (float) (.7 * slope[i]);
      }
    }
    int[] labels = new int[12];
    for (int n = 0; n < 12; n++) {
      labels[n] = part.label(n);
    }
    double[][] at =
        PlainGradient.descent(
            learner.parameters(), "tanh", "half-squared-error", new ArrayPart(moved, labels, 3));
    double[][] clean =
        PlainGradient.descent(learner.parameters(), "tanh", "half-squared-error", part);
    for (int b = 0; b < 4; b++) {
      for (int i = 0; i < at[b].length; i++) {
        assertThat(pair.update().blocks().get(b)[i]).isCloseTo(at[b][i], within(1e-6));
        assertThat(pair.reference().blocks().get(b)[i]).isCloseTo(clean[b][i], within(1e-6));
      }
    }
    assertThat(at[0][0]).isNotCloseTo(clean[0][0], within(1e-4));
  }
}
