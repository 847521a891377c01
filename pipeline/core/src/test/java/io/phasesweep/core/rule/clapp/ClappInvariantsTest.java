package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the rule, and small numbers worked out by hand. */
class ClappInvariantsTest {
  private static final int STEPS = 24;
  private static final int[] TWO_LAYERS = {5, 4, 3, 3};

  private static Learner begin(String variant, int[] net, Map<String, Object> given, Materials on) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of("variant", variant, "architecture", net, "batch-size", 10, "max-shift", 0));
    if (variant.equals("random-init")) {
      all.remove("max-shift");
    }
    all.putAll(given);
    return SmallTrials.begin("clapp", all, on);
  }

  private static Materials examples() {
    return SmallTrials.materials(SmallTrials.uniform(43, 5, 3));
  }

  private static Learner trained(String variant, int[] net, Map<String, Object> given) {
    Learner learner = begin(variant, net, given, examples());
    for (int i = 0; i < STEPS; i++) {
      learner.step();
    }
    return learner;
  }

  private static float[] block(Learner learner, String name) {
    return learner.parameters().blocks().stream()
        .filter(b -> b.name().equals(name))
        .findFirst()
        .orElseThrow()
        .matrix()
        .data;
  }

  private static List<String> all(Learner learner) {
    return learner.parameters().blocks().stream()
        .map(b -> b.name() + Arrays.toString(b.matrix().data))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clapp", "clapp-s", "gim"})
  void aLayerLearnsTheSameWhateverIsAboveIt(String variant) {
    Learner deep = trained(variant, TWO_LAYERS, Map.of());
    Learner shallow = trained(variant, new int[] {5, 4, 3}, Map.of());
    for (String name : List.of("W1", "b1", "P1/1")) {
      assertThat(block(deep, name)).as(name).isEqualTo(block(shallow, name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clapp", "clapp-s", "gim", "hinge-cpc", "cpc"})
  void onlyBackPropagationReadsWeightsAbove(String variant) {
    Learner plain = begin(variant, TWO_LAYERS, Map.of(), examples());
    Learner changed = begin(variant, TWO_LAYERS, Map.of(), examples());
    // A snapshot carries the change into the copies that products stream.
    float[] above = block(changed, "W2");
    for (int e = 0; e < above.length; e++) {
      above[e] = .5f * above[e] + .1f;
    }
    Map<String, Object> settings =
        Map.of("variant", variant, "architecture", TWO_LAYERS, "batch-size", 10, "max-shift", 0);
    changed =
        SmallTrials.rule("clapp", settings)
            .resume(
                SmallTrials.trial("clapp", SmallTrials.values("clapp", settings), 1),
                examples(),
                changed.snapshot());
    for (int i = 0; i < 8; i++) {
      plain.step();
      changed.step();
    }
    boolean same = Arrays.equals(block(plain, "W1"), block(changed, "W1"));
    assertThat(same).isEqualTo(!variant.endsWith("cpc"));
  }

  @Test
  void backPropagationLearnsLowerLayersForTheTop() {
    for (String variant : List.of("hinge-cpc", "cpc")) {
      assertThat(block(trained(variant, TWO_LAYERS, Map.of()), "W1"))
          .isNotEqualTo(block(trained(variant, new int[] {5, 4, 3}, Map.of()), "W1"));
    }
  }

  @Test
  void labelsChangeNoBit() {
    ArrayPart part = SmallTrials.uniform(43, 5, 3);
    int[] shuffled = part.labelOf().clone();
    new Stream(1, "labels").order(0, shuffled);
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] %= 3;
    }
    ArrayPart other = new ArrayPart(part.inputsOf(), shuffled, 3);
    Learner one = begin("clapp", TWO_LAYERS, Map.of(), SmallTrials.materials(part));
    Learner two = begin("clapp", TWO_LAYERS, Map.of(), SmallTrials.materials(other));
    for (int i = 0; i < STEPS; i++) {
      one.step();
      two.step();
    }
    assertThat(all(one)).isEqualTo(all(two));
  }

  @Test
  void theUntrainedNetStaysAndEqualsAnUntrainedOne() {
    Learner untrained = begin("random-init", TWO_LAYERS, Map.of(), examples());
    List<String> before = all(untrained);
    for (int i = 0; i < STEPS; i++) {
      untrained.step();
    }
    assertThat(all(untrained)).isEqualTo(before);
    assertThat(all(begin("clapp", TWO_LAYERS, Map.of(), examples()))).containsAll(before);
    assertThat(untrained.progress().macs).isZero();
  }

  @Test
  void aDeadLayerIsNoDivergence() {
    Learner learner = begin("clapp-s", TWO_LAYERS, Map.of("init-gain", 1e-30), examples());
    Arrays.fill(block(learner, "b2"), -1f);
    List<String> before = all(learner);
    for (int i = 0; i < 4; i++) {
      learner.step();
    }
    assertThat(learner.progress().healthy()).isTrue();
    assertThat(all(learner).get(3)).isEqualTo(before.get(3));
  }

  @Test
  void controlsTakeAwayWhatTheySay() {
    Learner frozen = trained("clapp", TWO_LAYERS, Map.of("freeze-prediction", true));
    Learner fresh = begin("clapp", TWO_LAYERS, Map.of(), examples());
    assertThat(block(frozen, "P1/1")).isEqualTo(block(fresh, "P1/1"));
    assertThat(block(frozen, "R2/1")).isEqualTo(block(fresh, "R2/1"));
    assertThat(block(frozen, "W1")).isNotEqualTo(block(fresh, "W1"));
  }

  @Test
  void aWeakNudgeGivesTheBitsOfNone() {
    assertThat(all(trained("clapp", TWO_LAYERS, Map.of("nudging-strength", 1e-9))))
        .isEqualTo(all(trained("clapp", TWO_LAYERS, Map.of())));
  }

  @Test
  void nudgingMovesTheUnit() {
    assertThat(Encoding.nudged(-.1f, .3f, 1, 1)).isCloseTo(.2f, within(1e-6f));
    assertThat(Encoding.nudged(.1f, -.3f, 1, 1)).isCloseTo(-.1f, within(1e-6f));
    assertThat(Encoding.nudged(.1f, .3f, 1, 1)).isEqualTo(.3f);
    assertThat(Encoding.nudged(-.1f, .05f, 1, 1)).isZero();
  }

  @Test
  void infoNceIsTheNumberOfTheDocument() {
    double[] scores = {1, 0, -1};
    assertThat(PairLoss.infoNce(scores)).isCloseTo(.40760596, within(1e-8));
    assertThat(scores[0]).isCloseTo(.33475904, within(1e-8));
    assertThat(scores[1]).isCloseTo(-.24472847, within(1e-8));
    assertThat(scores[2]).isCloseTo(-.09003057, within(1e-8));
  }

  @Test
  void theGateIsStrict() {
    assertThat(PairLoss.gamma(1, 1)).isZero();
    assertThat(PairLoss.gamma(-1, -1)).isZero();
    assertThat(PairLoss.gamma(1, Math.nextDown(1.0))).isEqualTo(1);
    assertThat(PairLoss.gamma(-1, 0)).isEqualTo(-1);
    assertThat(PairLoss.hinge(-1, .5)).isEqualTo(1.5);
  }

  @Test
  void chainsGiveTheCoinsOfTheDocument() {
    assertThat(coins(0)).containsExactly(1, 0, 0, 0, 1, 0, 1, 0);
    assertThat(coins(.8)).containsExactly(1, 1, 1, 0, 0, 0, 1, 0);
    assertThat(coins(-1)).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
  }

  private static int[] coins(double correlation) {
    CoinChain chain = new CoinChain(.5, correlation);
    double[] u = {.3, .6, .55, .92, .1, .5, .04, .97};
    return Arrays.stream(u).mapToInt(x -> chain.next(x) ? 1 : 0).toArray();
  }

  @Test
  void chainsKeepMeanAndCorrelation() {
    CoinChain chain = new CoinChain(.4, .6);
    Stream draws = new Stream(3, "saccade");
    int n = 200_000;
    double[] x = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      x[i] = chain.next(draws.real64(0, i)) ? 1 : 0;
      mean += x[i] / n;
    }
    assertThat(mean).isCloseTo(.4, within(.01));
    assertThat(correlation(x, mean, 1)).isCloseTo(.6, within(.01));
    assertThat(correlation(x, mean, 3)).isCloseTo(.216, within(.01));
  }

  private static double correlation(double[] x, double mean, int lag) {
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.length; i++) {
      below += (x[i] - mean) * (x[i] - mean);
      above += i >= lag ? (x[i] - mean) * (x[i - lag] - mean) : 0;
    }
    return above / below;
  }
}
