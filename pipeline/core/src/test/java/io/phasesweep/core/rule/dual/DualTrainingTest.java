package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training by dual propagation: jitter, several updates, gain, refusals, reports. */
class DualTrainingTest {
  private static final ArrayPart PART = SmallTrials.uniform(40, 5, 3);

  private static Learner begin(Object... pairs) {
    return begin(PART, pairs);
  }

  private static Learner begin(ArrayPart part, Object... pairs) {
    Map<String, Object> given = given(pairs);
    return SmallTrials.begin("dual-propagation", given, SmallTrials.materials(part));
  }

  private static Map<String, Object> given(Object... pairs) {
    Map<String, Object> given = new HashMap<>();
    given.put("architecture", new int[] {5, 6, 4, 3});
    given.put("batch-size", 10);
    for (int i = 0; i < pairs.length; i += 2) {
      given.put((String) pairs[i], pairs[i + 1]);
    }
    return given;
  }

  private static List<float[]> trained(Object... pairs) {
    Learner learner = begin(pairs);
    for (int n = 0; n < 9; n++) {
      learner.step();
    }
    List<float[]> blocks = new ArrayList<>();
    for (Parameters.Block block : learner.parameters().blocks()) {
      blocks.add(block.matrix().data.clone());
    }
    return blocks;
  }

  private static boolean same(List<float[]> a, List<float[]> b) {
    boolean same = true;
    for (int i = 0; i < a.size(); i++) {
      same &= Arrays.equals(a.get(i), b.get(i));
    }
    return same;
  }

  /** Invariant 19. */
  @Test
  void jitterOfZeroIsNoneAndEverySkippedVisitLearnsNothing() {
    assertThat(same(trained(), trained("phase-jitter", 0.0))).isTrue();
    assertThat(same(trained(), trained("phase-jitter", .9))).isFalse();
    List<float[]> still = trained("phase-jitter", 1.0, "optimizer", "sgd", "learning-rate", .1);
    Learner start = begin();
    for (int b = 0; b < 6; b++) {
      assertThat(still.get(b)).isEqualTo(start.parameters().blocks().get(b).matrix().data);
    }
    Learner skipped = begin("phase-jitter", 1.0);
    skipped.step();
    assertThat(measured(skipped).get("reach_training")).isEqualTo(0);
    assertThat(
            same(
                trained("phase-jitter", .9), trained("phase-jitter", .9, "jitter-mode", "shuffle")))
        .isFalse();
  }

  /**
   * Trials that differ in j share their draws: visits hit at a smaller j are hit at a larger one.
   */
  @Test
  void drawsOfJitterDoNotDependOnItsSize() {
    Stream draws = new Stream(1, "phase-jitter");
    VisitJitter small = new VisitJitter(.3, true);
    VisitJitter large = new VisitJitter(.7, true);
    int hit = 0;
    for (int v = 0; v < 1_000; v++) {
      int few = small.layer(draws, 5, v, 9, 4);
      if (few != 9) {
        hit++;
        assertThat(large.layer(draws, 5, v, 9, 4)).isEqualTo(few).isBetween(1, 4);
      }
      assertThat(new VisitJitter(.3, false).layer(draws, 5, v, 9, 4)).isEqualTo(few == 9 ? 9 : 0);
    }
    assertThat(hit).isBetween(250, 350);
  }

  /** All layers in a linear net: a gain is divided out again where the means do not move. */
  @Test
  void aGainIsDividedOutOfTheUpdates() {
    Object[] linear = {"activation", "identity", "optimizer", "sgd"};
    Object[] gained = Arrays.copyOf(linear, 6);
    gained[4] = "feedback-gain";
    gained[5] = 4.0;
    List<float[]> plain = trained(linear);
    List<float[]> scaled = trained(gained);
    for (int b = 0; b < 6; b++) {
      for (int i = 0; i < plain.get(b).length; i++) {
        assertThat(scaled.get(b)[i]).isCloseTo(plain.get(b)[i], within(1e-6f));
      }
    }
  }

  @Test
  void severalUpdatesAreCountedAndKeepTheirStates() {
    Learner learner = begin("updates-per-batch", 3);
    learner.step();
    assertThat(learner.progress().updates).isEqualTo(3);
    assertThat(learner.progress().phases).isEqualTo(3);
    assertThat(learner.progress().networkSteps).isEqualTo(18);
    assertThat(learner.progress().minibatches).isEqualTo(1);
    assertThat(same(trained(), trained("updates-per-batch", 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero", "persistent"})
  void otherInitialStatesLearnToo(String start) {
    for (String order : List.of("random", "parallel", "up-down")) {
      Learner learner =
          begin("initial-state", start, "inference-order", order, "inference-passes", 6);
      for (int n = 0; n < 9; n++) {
        learner.step();
      }
      assertThat(learner.progress().healthy()).isTrue();
      assertThat(measured(learner).get("reach_training")).isGreaterThan(.5);
    }
  }

  /** Zero states meet the target in pass L: layer 1 learns from 2 L - 1 passes on. */
  @Test
  void parallelFromZeroNeedsTwiceTheDepth() {
    for (int passes = 3; passes <= 6; passes++) {
      DualPlan plan =
          DualPlan.of(
              SmallTrials.values(
                  "dual-propagation",
                  given(
                      "initial-state", "zero",
                      "inference-order", "parallel",
                      "inference-passes", passes)));
      DyadNet net = new DyadNet(plan, 8).drawn(3, 1, .5);
      net.infer(DyadNet.examples(4, 8, 5, 3));
      int lowest = 4;
      for (int k = 3; k >= 1; k--) {
        lowest = net.dyads.alive(k) ? k : lowest;
      }
      assertThat(lowest).isEqualTo(Reach.lowest(plan)).isEqualTo(Math.max(1, 6 - passes));
    }
  }

  private static Map<String, Double> measured(Learner learner) {
    Map<String, Double> values = new HashMap<>();
    for (Measurement m :
        learner.measure(new Probe(1, 40, Probe.Moment.END, Set.of(), PART.all(), PART))) {
      values.put(m.layer() == null ? m.metric() : m.metric() + "/" + m.layer(), m.value());
    }
    return values;
  }

  @Test
  void everyReportOfTheDocumentIsThere() {
    Learner learner = begin("variant", "dp", "nudging-asymmetry", .25, "output-nudge", "current");
    assertThat(measured(learner)).doesNotContainKey("reach_training");
    learner.step();
    assertThat(measured(learner))
        .containsKeys(
            "spectral_norm",
            "spectral_norm/1",
            "spectral_norm/3",
            "fgsm_accuracy_1",
            "fgsm_accuracy_2",
            "fgsm_accuracy_3",
            "reach",
            "reach_training",
            "inference_residual",
            "difference_peak",
            "stability");
    assertThat(measured(learner).get("reach")).isEqualTo(1);
    assertThat(learner.facts().find("stability_exact")).isEqualTo(false);
    assertThat(measured(begin()).get("stability")).isEqualTo(0);
    assertThat(measured(begin("inference-order", "forward")).get("inference_residual"))
        .isCloseTo(1, within(1e-12));
    assertThat(measured(begin("inference-passes", 9)).get("inference_residual")).isLessThan(1e-3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output-nudge=proximal,loss=cross-entropy | output-nudge | half-squared-error only",
        "variant=dp,nudging-strength=1,nudging-asymmetry=0 | nudging-strength | below 1",
        "output-nudge=predicted,initial-state=zero | output-nudge | initial-state forward",
        "inference-order=down,inference-passes=2 | inference-passes | 1 is allowed",
        "inference-order=backward-sweep,inference-passes=3 | inference-passes | 1 is allowed",
        "inference-order=backward-sweep,initial-state=zero | initial-state | keeps the means",
        "nudging-strength=0 | nudging-strength | above 0"
      })
  void valuesThatDoNotGoTogetherAreRefused(String settings, String setting, String allowed) {
    Map<String, Object> given = given();
    for (String pair : settings.split(",")) {
      String[] parts = pair.split("=");
      given.put(parts[0], parts[1].matches("\\d+") ? (Object) Integer.valueOf(parts[1]) : parts[1]);
    }
    assertThatThrownBy(() -> SmallTrials.rule("dual-propagation", given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(allowed)
        .satisfies(e -> assertThat(((InvalidSetting) e).setting()).isEqualTo(setting));
  }
}
