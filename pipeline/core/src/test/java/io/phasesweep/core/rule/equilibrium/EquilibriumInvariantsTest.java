package io.phasesweep.core.rule.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.dynamics.Equilibrium;
import io.phasesweep.core.dynamics.GoldenNet;
import io.phasesweep.core.dynamics.PlainNetwork;
import io.phasesweep.core.dynamics.State;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.PhaseLengths;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the product in float32. */
class EquilibriumInvariantsTest {
  private static final Map<String, Object> NET = Map.of("architecture", new int[] {5, 4, 3});

  private static Map<String, Object> with(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(NET);
    all.putAll(given);
    return all;
  }

  private static List<float[]> after(int steps, Learner learner) {
    for (int i = 0; i < steps; i++) {
      learner.step();
    }
    List<float[]> theta = new ArrayList<>();
    for (Parameters.Block block : learner.parameters().blocks()) {
      theta.add(block.matrix().data.clone());
    }
    return theta;
  }

  private static List<float[]> after(int steps, String rule, Map<String, Object> given) {
    ArrayPart part = SmallTrials.uniform(60, 5, 3);
    return after(steps, SmallTrials.begin(rule, with(given), SmallTrials.materials(part)));
  }

  private static void assertSame(List<float[]> a, List<float[]> b) {
    for (int i = 0; i < a.size(); i++) {
      assertThat(a.get(i)).isEqualTo(b.get(i));
    }
  }

  @Test
  void coupledLearningAllTheWayIsContrastiveHebbian() {
    assertSame(
        after(9, "coupled-learning", Map.of("nudging-strength", 1.0)),
        after(9, "contrastive-hebbian", Map.of()));
  }

  @Test
  void aPositiveNudgeOfNegativeStrengthIsANegativeNudge() {
    ArrayPart part = SmallTrials.uniform(60, 5, 3);
    Values settings = SmallTrials.values("equilibrium-propagation", with(Map.of()));
    LearningTrial trial = SmallTrials.trial("equilibrium-propagation", settings, 1);
    List<List<float[]>> found = new ArrayList<>();
    for (Nudge nudge : List.of(new Nudge(-.3, 1), new Nudge(.3, 0))) {
      EquilibriumPropagation rule = new EquilibriumPropagation(EquilibriumPlan.of(settings), nudge);
      found.add(after(9, rule.begin(trial, SmallTrials.materials(part))));
    }
    assertSame(found.get(0), found.get(1));
  }

  @Test
  void aNudgeOfStrengthZeroIsRefused() {
    assertThatThrownBy(() -> new Nudge(0, .5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> SmallTrials.values("equilibrium-propagation", Map.of("nudging-strength", 0.0)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("a number above 0 is allowed");
  }

  /** A drawn sign is asymmetry 1 or 0, by the float of its lane. */
  @Test
  void aDrawnSignIsPositiveOrNegative() {
    Stream signs = new Stream(1, "nudge-sign");
    double alpha = signs.real32(0, 0) < .5f ? 1 : 0;
    assertSame(
        after(1, "equilibrium-propagation", Map.of("nudging-asymmetry", "random")),
        after(1, "equilibrium-propagation", Map.of("nudging-asymmetry", alpha)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"equilibrium-propagation", "contrastive-hebbian", "coupled-learning"})
  void persistentStatesAreZeroInTheFirstEpoch(String rule) {
    assertSame(after(3, rule, Map.of("initial-state", "persistent")), after(3, rule, Map.of()));
    assertThat(after(6, rule, Map.of("initial-state", "persistent")).get(0))
        .isNotEqualTo(after(6, rule, Map.of()).get(0));
  }

  /** The target is where the free outputs rest: nothing to learn. */
  @Test
  void aTargetThatIsMetGivesNoUpdate() {
    GoldenPhases golden =
        GoldenPhases.of(GoldenNet.of(.9, 3, 3, 4, 2), false, Activation.HARD_SIGMOID, 20);
    golden.settle(4_000);
    FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
    golden.phases().free().layer(2).store(outputs);
    golden.phases().teach(outputs);
    golden.phases().secondSweeps(20);
    for (Contrast contrast :
        List.of(
            new EquilibriumPropagation.Nudging(new Nudge(.5, .5)),
            new EquilibriumPropagation.Nudging(new Nudge(.5, 1)),
            new ContrastiveHebbian.Clamping(),
            new CoupledLearning.Moving(.5))) {
      contrast.relax(golden.phases(), 1);
      for (double[] block : golden.update(contrast.gain(1))) {
        for (double entry : block) {
          assertThat(entry).isCloseTo(0, within(1e-7));
        }
      }
    }
  }

  /** Companions in a panel, such as a second nudge, change no bit. */
  @Test
  void stackedColumnsRelaxAsAlone() {
    GoldenNet one = GoldenNet.of(.9, 3, 3, 4, 3, 2);
    double[][] x = {one.x()[0], one.x()[1], one.x()[2], one.x()[0], one.x()[1], one.x()[2]};
    double[][] t = {one.t()[0], one.t()[1], one.t()[2], one.t()[1], one.t()[0], one.t()[1]};
    GoldenPhases stacked =
        GoldenPhases.of(new GoldenNet(one.net(), x, t), false, Activation.HARD_SIGMOID, 20);
    GoldenPhases alone = GoldenPhases.of(one, false, Activation.HARD_SIGMOID, 20);
    for (GoldenPhases golden : List.of(stacked, alone)) {
      golden.settle(20);
      golden.phases().secondSweeps(6);
    }
    State both = stacked.phases().nudged(.2);
    State single = alone.phases().nudged(.2);
    for (int l = 1; l <= 3; l++) {
      for (int n = 0; n < 3; n++) {
        for (int j = 0; j < single.layer(l).units(); j++) {
          assertThat(both.layer(l).value(n, j)).isEqualTo(single.layer(l).value(n, j));
        }
      }
    }
  }

  /** A second phase leaves the free state and the cached input drive as they were. */
  @Test
  void secondPhasesStartFromTheFreeState() {
    GoldenPhases golden =
        GoldenPhases.of(GoldenNet.of(.9, 3, 3, 4, 2), true, Activation.HARD_SIGMOID, 20);
    golden.settle(20);
    golden.phases().secondSweeps(6);
    golden.phases().nudged(.2);
    FMatrixRMaj afterOther = new FMatrixRMaj(0, 0);
    golden.phases().nudged(-.2).layer(1).store(afterOther);
    golden.settle(20);
    FMatrixRMaj first = new FMatrixRMaj(0, 0);
    golden.phases().nudged(-.2).layer(1).store(first);
    assertThat(afterOther.data).isEqualTo(first.data);
  }

  @Test
  void bothOrdersReachTheSameFixedPoint() {
    List<FMatrixRMaj> outputs = new ArrayList<>();
    for (boolean alternating : new boolean[] {false, true}) {
      GoldenPhases golden =
          GoldenPhases.of(
              GoldenNet.of(.9, 2, 3, 4, 3, 2), alternating, Activation.HARD_SIGMOID, 20);
      golden.settle(2_000);
      FMatrixRMaj y = new FMatrixRMaj(0, 0);
      golden.phases().free().layer(3).store(y);
      outputs.add(y);
    }
    for (int i = 0; i < outputs.get(0).getNumElements(); i++) {
      assertThat(outputs.get(0).data[i]).isCloseTo(outputs.get(1).data[i], within(2e-6f));
    }
  }

  @Test
  void oneLayerHasItsClosedUpdates() {
    GoldenNet net = GoldenNet.of(.3, 3, 3, 2);
    GoldenPhases golden = GoldenPhases.of(net, true, Activation.HARD_SIGMOID, 20);
    double beta = .2;
    golden.settle(3);
    golden.phases().secondSweeps(3);
    double[][][] free = net.free("alternating", 3);
    double[][] bare = net.contrast(net.clamped("alternating", free, 1, 1), free, 1);
    assertClosed(
        golden, new EquilibriumPropagation.Nudging(new Nudge(beta, 1)), bare, 2 / (1 + 2 * beta));
    assertClosed(
        golden,
        new EquilibriumPropagation.Nudging(new Nudge(beta, .5)),
        bare,
        2 / (1 - beta * beta));
    assertClosed(golden, new ContrastiveHebbian.Clamping(), bare, 1);
    assertClosed(golden, new CoupledLearning.Moving(.3), bare, 1);
  }

  private static void assertClosed(
      GoldenPhases golden, Contrast contrast, double[][] bare, double factor) {
    contrast.relax(golden.phases(), 1);
    double[][] update = golden.update(contrast.gain(1));
    for (int i = 0; i < bare.length; i++) {
      for (int j = 0; j < bare[i].length; j++) {
        assertThat(update[i][j]).isCloseTo(factor * bare[i][j], within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"equilibrium-propagation", "contrastive-hebbian", "coupled-learning"})
  void aBlackPixelLearnsNothing(String rule) {
    ArrayPart part = SmallTrials.uniform(60, 5, 3);
    for (float[] x : part.inputsOf()) {
      x[2] = 0;
    }
    Learner learner = SmallTrials.begin(rule, NET, SmallTrials.materials(part));
    float[] before = learner.parameters().blocks().get(0).matrix().data.clone();
    float[] after = after(1, learner).get(0);
    for (int j = 0; j < 4; j++) {
      assertThat(after[2 * 4 + j]).isEqualTo(before[2 * 4 + j]);
      assertThat(after[3 * 4 + j]).isNotEqualTo(before[3 * 4 + j]);
    }
  }

  /** The number of sweeps is the table's, at the uniform of the step's lane. */
  @Test
  void jitterDrawsLengthsFromSharedUniforms() {
    for (double variation : new double[] {.5, 1}) {
      Learner learner =
          SmallTrials.begin(
              "contrastive-hebbian",
              with(Map.of("phase-jitter", variation)),
              SmallTrials.materials(SmallTrials.uniform(60, 5, 3)));
      PhaseLengths free = PhaseLengths.gamma(20, variation);
      PhaseLengths clamped = PhaseLengths.gamma(4, variation);
      long expected = 0;
      for (int n = 0; n < 3; n++) {
        expected += free.length(new Stream(1, "phase-jitter/free").real64(n, 0));
        expected += clamped.length(new Stream(1, "phase-jitter/nudged").real64(n, 0));
        learner.step();
      }
      assertThat(learner.progress().networkSteps).isEqualTo(expected);
    }
  }

  @Test
  void relaxationStopsAtItsTolerance() {
    Learner loose =
        SmallTrials.begin(
            "equilibrium-propagation",
            with(Map.of("relaxation-tolerance", 1e-2, "free-steps", 500)),
            SmallTrials.materials(SmallTrials.uniform(60, 5, 3)));
    loose.step();
    double steps = (Double) loose.facts().columns().get("steps_free");
    assertThat(steps).isBetween(3.0, 40.0);
    assertThat((Double) loose.facts().columns().get("residual_free")).isLessThanOrEqualTo(1e-2);
  }

  @Test
  void residualIsTheRelativeChangeOfTheLastSweep() {
    GoldenNet net = GoldenNet.of(.9, 3, 3, 4, 2);
    GoldenPhases golden = GoldenPhases.of(net, false, Activation.HARD_SIGMOID, 20);
    Equilibrium equilibrium = golden.settle(7);
    double[][][] now = net.free("synchronous", 7);
    double[][][] before = net.free("synchronous", 6);
    double largest = 0;
    for (int l = 1; l <= 2; l++) {
      double moved = 0;
      double size = 0;
      for (int n = 0; n < 3; n++) {
        moved += PlainNetwork.cost(now[n][l], before[n][l]);
        size += PlainNetwork.cost(before[n][l], new double[before[n][l].length]);
      }
      largest = Math.max(largest, Math.sqrt(moved) / Math.sqrt(size));
    }
    assertThat(equilibrium.residual()).isCloseTo(largest, within(1e-5));
    assertThat(equilibrium.steps()).isEqualTo(7);
  }

  @Test
  void combinationsThatCannotWorkAreRefused() {
    assertRefused(Map.of("relaxation-tolerance", .01, "phase-jitter", .5), "phase-jitter");
    assertRefused(Map.of("relaxation-tolerance", .01, "state-noise", .1), "state-noise");
    assertRefused(Map.of("free-steps", 1, "phase-jitter", .5), "free-steps");
    assertRefused(Map.of("nudged-steps", 1, "phase-jitter", .5), "nudged-steps");
    assertRefused(
        Map.of(
            "relaxation-order", "alternating",
            "nudging-asymmetry", 0.0,
            "nudging-strength", .5),
        "alternating");
  }

  private static void assertRefused(Map<String, Object> given, String named) {
    assertThatThrownBy(() -> SmallTrials.rule("equilibrium-propagation", given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(named);
  }

  @Test
  void aNegativeNudgeWithoutRestoringForceIsWarnedOf() {
    assertThat(
            SmallTrials.rule("equilibrium-propagation", Map.of("nudging-asymmetry", "random"))
                .warnings())
        .hasSize(1)
        .first()
        .asString()
        .contains("restoring force");
    assertThat(SmallTrials.rule("equilibrium-propagation", Map.of()).warnings()).isEmpty();
  }

  @Test
  void defaultsFollowTheDepth() {
    Values deep =
        SmallTrials.values(
            "equilibrium-propagation", Map.of("architecture", new int[] {5, 4, 4, 3}));
    assertThat(deep.find("free-steps")).hasToString("Whole[value=30]");
    assertThat(deep.find("nudged-steps")).hasToString("Whole[value=6]");
    assertThat(
            Rules.entry("coupled-learning")
                .use("nudging-strength")
                .orElseThrow()
                .setting()
                .allowed())
        .isEqualTo("a number above 0 to 1");
  }
}
