package io.phasesweep.sweeps.plan;

import static io.phasesweep.sweeps.spec.SpecText.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.spark.Member;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which trials axes, zip, when, blocks, exclude, replicates and designs give. */
class PlanShapeTest {
  private static final String TWO = "axes: { rule: [equilibrium-propagation, backpropagation]";

  static SweepPlan plan(String tail) throws SpecException {
    return SweepPlan.of(SpecText.read(HEAD + tail));
  }

  private static List<String> column(SweepPlan plan, String setting) {
    return plan.members()
        .map(m -> (LearningTrial) m.trial())
        .map(t -> t.settings().find(setting))
        .map(v -> v == null ? "-" : v.text())
        .toList();
  }

  private static List<String> rules(SweepPlan plan) {
    return plan.members().map(m -> ((LearningTrial) m.trial()).rule()).toList();
  }

  @Test
  void aGridIsEveryCombinationTheLastAxisFastest() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\n"
                + "axes: { batch-size: [10, 20], learning-rate: [1, 2, 3] }\n");
    assertThat(column(plan, "batch-size")).containsExactly("10", "10", "10", "20", "20", "20");
    assertThat(column(plan, "learning-rate")).containsExactly("1", "2", "3", "1", "2", "3");
    assertThat(plan.members().map(Member::point)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aSettingIsInTheCellsWhereItAppliesAndNowhereElse() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation, rate-end: 0.5 }\n"
                + "axes: { learning-rate-schedule: [warmup-cosine, constant, warmup-cosine],"
                + " rate-start: [1, 2], batch-size: [10, 20] }\n");
    assertThat(column(plan, "learning-rate-schedule"))
        .startsWith("warmup-cosine", "warmup-cosine", "warmup-cosine", "warmup-cosine")
        .endsWith("constant", "constant");
    assertThat(column(plan, "rate-start")).containsExactly("1", "1", "2", "2", "-", "-");
    assertThat(column(plan, "rate-end")).containsExactly("0.5", "0.5", "0.5", "0.5", "-", "-");
    assertThat(column(plan, "decay-epochs")).containsExactly("120", "120", "120", "120", "-", "-");
    assertThat(column(plan, "batch-size")).containsExactly("10", "20", "10", "20", "10", "20");
    assertThat(plan.summary().duplicates()).isEqualTo(2 * plan.members().count() / 6);
    Member last = plan.members().skip(5).findFirst().orElseThrow();
    SweepPlan alone = plan("fixed: { rule: backpropagation, batch-size: 20 }\n");
    assertThat(alone.members().findFirst().orElseThrow().trialId()).isEqualTo(last.trialId());
  }

  @Test
  void aSettingThatAppliesInNoCellIsRefused() {
    assertThatThrownBy(
            () ->
                plan(
                    "fixed: { rule: backpropagation, rate-start: 1 }\naxes: { batch-size: [1, 2] }\n"))
        .hasMessageContaining(
            ":7:45: 'rate-start' applies only where learning-rate-schedule is warmup-cosine");
  }

  @Test
  void zippedAxesAdvanceTogether() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\n"
                + "axes: { zip: [ { batch-size: [10, 20], learning-rate: [1, 1] } ],"
                + " init-gain: [1, 2] }\n");
    assertThat(column(plan, "batch-size")).containsExactly("10", "10", "20", "20");
    assertThat(column(plan, "learning-rate")).containsOnly("1");
    assertThat(column(plan, "init-gain")).containsExactly("1", "2", "1", "2");
  }

  @Test
  void whenWinsOverTheOuterBlocksForItsRuleOnly() throws SpecException {
    SweepPlan plan =
        plan(
            TWO
                + ", batch-size: [10, 20] }\n"
                + "fixed: { learning-rate: 1 }\n"
                + "when:\n"
                + "  equilibrium-propagation: { fixed: { batch-size: 5 }, axes: { phase-jitter: [0, 1] } }\n"
                + "  backpropagation: { fixed: { learning-rate: 2 } }\n");
    assertThat(column(plan, "batch-size")).containsExactly("5", "5", "10", "20");
    assertThat(column(plan, "phase-jitter")).containsExactly("0", "1", "-", "-");
    assertThat(column(plan, "learning-rate")).containsExactly("1", "1", "2", "2");
  }

  @Test
  void anInapplicableAxisIsAnErrorOrCollapses() throws SpecException {
    String tail = TWO + ", phase-jitter: [0, 0.5, 1] }\n";
    assertThatThrownBy(() -> plan(tail)).hasMessageContaining("does not apply to backpropagation");
    SweepPlan plan = plan(tail + "inapplicable: collapse\n");
    assertThat(rules(plan))
        .containsExactly(
            "equilibrium-propagation",
            "equilibrium-propagation",
            "equilibrium-propagation",
            "backpropagation");
    assertThat(plan.summary().duplicates()).isZero();
  }

  @Test
  void blocksInheritAndAreConcatenated() throws SpecException {
    SweepPlan plan =
        plan(
            """
            fixed: { rule: backpropagation, batch-size: 10 }
            axes: { learning-rate: [1, 2] }
            exclude:
              - { learning-rate: 2, batch-size: 10 }
            blocks:
              - {}
              - fixed: { batch-size: 20 }
              - fixed: { learning-rate: 3 }
                axes: { batch-size: [30, 40] }
                exclude:
                  - { batch-size: 40 }
            """);
    assertThat(column(plan, "batch-size")).containsExactly("10", "20", "20", "30");
    assertThat(column(plan, "learning-rate")).containsExactly("1", "1", "2", "3");
    assertThat(plan.members().map(Member::block)).containsExactly(0, 1, 1, 2);
    assertThat(plan.summary().excluded()).isEqualTo(2);
  }

  @Test
  void aCellThatCameBeforeIsPlannedOnce() throws SpecException {
    SweepPlan plan =
        plan(
            """
            fixed: { rule: backpropagation }
            axes: { learning-rate: [1, 2] }
            blocks:
              - {}
              - axes: { learning-rate: [2, 3] }
            """);
    assertThat(column(plan, "learning-rate")).containsExactly("1", "2", "3");
    assertThat(plan.summary().duplicates()).isEqualTo(1);
    assertThat(plan.summary().cells()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ below: 0.2 } | 0.2, 0.3, 0.4",
        "{ above: 0.2 } | 0.1, 0.2",
        "{ at-least: 0.2 } | 0.1",
        "{ at-most: 0.2 } | 0.3, 0.4",
        "{ above: 0.1, below: 0.4 } | 0.1, 0.4",
        "[0.1, 0.4] | 0.2, 0.3",
        "0.3 | 0.1, 0.2, 0.4",
        "{ above: { times: 2, of: phase-jitter } } | 0.1, 0.2",
      })
  void excludeDropsWhatFits(String line) throws SpecException {
    String[] parts = line.split(" \\| ");
    SweepPlan plan =
        plan(
            "fixed: { rule: equilibrium-propagation, phase-jitter: 0.1 }\n"
                + "axes: { nudging-strength: [0.1, 0.2, 0.3, 0.4] }\n"
                + "exclude: [ { rule: equilibrium-propagation, nudging-strength: "
                + parts[0]
                + " } ]\n");
    assertThat(column(plan, "nudging-strength")).containsExactly(parts[1].split(", "));
    assertThat(plan.summary().excluded() + plan.summary().trials()).isEqualTo(4);
  }

  @Test
  void anInapplicableSettingFitsNothing() throws SpecException {
    SweepPlan plan = plan(TWO + " }\nexclude: [ { nudging-strength: { above: 0 } } ]\n");
    assertThat(rules(plan)).containsExactly("backpropagation");
  }

  @Test
  void excludeMayDropValuesThatARuleDoesNotAllow() throws SpecException {
    String tail =
        "axes: { rule: [equilibrium-propagation, coupled-learning], nudging-strength: [0.5, 2] }\n";
    String some = "exclude: [ { rule: coupled-learning, nudging-strength: { above: 1 } } ]\n";
    assertThat(plan(tail + some).summary().cells()).isEqualTo(3);
    assertThatThrownBy(() -> plan(tail + "exclude: [ { nudging-strength: { below: 0.1 } } ]\n"))
        .hasMessageContaining("a.yaml:7:")
        .hasMessageContaining("nudging-strength is 2; a number above 0 to 1 is allowed");
  }

  @Test
  void droppingEverythingIsAnError() {
    assertThatThrownBy(
            () -> plan("fixed: { rule: backpropagation }\nexclude: [ { batch-size: 20 } ]\n"))
        .hasMessage("a.yaml:8:12: exclude drops every trial; at least one must be left");
  }

  @Test
  void replicatesAreSeedsInARow() throws SpecException {
    String text =
        HEAD.replace("replicates: 1", "replicates: { count: 3, first-seed: 5 }")
            + "fixed: { rule: backpropagation }\n";
    SweepPlan plan = SweepPlan.of(SpecText.read(text));
    assertThat(plan.members().map(m -> m.trial().seed())).containsExactly(5L, 6L, 7L);
    assertThat(plan.members().map(Member::replicate)).containsExactly(0, 1, 2);
    assertThat(plan.members().map(Member::cellId).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "latin-hypercube", "sobol"})
  void sampledDesignsGiveEveryRuleTheSamePoints(String kind) throws SpecException {
    String tail =
        TWO
            + ", learning-rate: { range: [0.01, 1], scale: log }, batch-size: [10, 20] }\n"
            + "when: { equilibrium-propagation: { axes: { phase-jitter: { range: [0, 2] } } } }\n"
            + "design: { kind: "
            + kind
            + ", samples: 16, seed: 3 }\n";
    SweepPlan plan = plan(tail);
    List<String> rates = column(plan, "learning-rate");
    assertThat(plan.summary().cells()).isEqualTo(32);
    assertThat(rates.subList(0, 16)).isEqualTo(rates.subList(16, 32));
    assertThat(rates.stream().distinct()).hasSize(16);
    assertThat(rates.stream().mapToDouble(Double::parseDouble)).allMatch(r -> r >= .01 && r <= 1);
    assertThat(column(plan, "batch-size").subList(0, 16)).contains("10", "20");
    assertThat(column(plan(tail), "phase-jitter")).isEqualTo(column(plan, "phase-jitter"));
    assertThat(plan.members().map(Member::trialId).toList())
        .isEqualTo(plan(tail).members().map(Member::trialId).toList());
  }

  @Test
  void sobolSamplesThatAreNoPowerOfTwoAreNoted() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\n"
                + "axes: { learning-rate: { range: [0.1, 1] } }\n"
                + "design: { kind: sobol, samples: 10 }\n");
    assertThat(plan.summary().cells()).isEqualTo(10);
    assertThat(plan.spec().notices())
        .anyMatch(w -> w.contains("balanced at powers of 2 only; 10 is none"));
  }

  @Test
  void dependentDefaultsFollowTheirCell() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: equilibrium-propagation }\n"
                + "axes: { architecture: [[64, 10], [64, 5, 10], [64, 5, 5, 10]] }\n");
    assertThat(column(plan, "free-steps")).containsExactly("10", "20", "30");
    assertThat(plan.summary().defaults().get("equilibrium-propagation"))
        .containsEntry("free-steps", Cells.DEPENDS)
        .containsEntry("learning-rate", "0.1");
    LearningTrial first = (LearningTrial) plan.members().findFirst().orElseThrow().trial();
    assertThat(first.settings().find("optimizer")).isEqualTo(new Value.Name("sgd"));
  }

  @Test
  void oneAtATimeLeavesTheBasePointByOneValue() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\n"
                + "axes: { batch-size: [10, 20, 40], learning-rate: [1, 2], init-gain: [1, 2, 3] }\n"
                + "design: { kind: one-at-a-time, base: { batch-size: 20, init-gain: 3 } }\n");
    assertThat(plan.summary().cells()).isEqualTo(1 + 2 + 1 + 2);
    assertThat(column(plan, "batch-size")).containsExactly("20", "10", "40", "20", "20", "20");
    assertThat(column(plan, "learning-rate")).containsExactly("1", "1", "1", "2", "1", "1");
    assertThat(column(plan, "init-gain")).containsExactly("3", "3", "3", "3", "1", "2");
  }

  @Test
  void zippedAxesLeaveTheBasePointTogether() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\n"
                + "axes: { zip: [ { batch-size: [10, 20], learning-rate: [1, 2] } ],"
                + " init-gain: [1, 2] }\n"
                + "design: { kind: one-at-a-time, base: { learning-rate: 2 } }\n");
    assertThat(column(plan, "batch-size")).containsExactly("20", "10", "20");
    assertThat(column(plan, "init-gain")).containsExactly("1", "1", "2");
  }

  private static final String RANGES =
      ", learning-rate: { range: [0.01, 1], scale: log }, batch-size: { range: [5, 50], scale:"
          + " integer } }\n"
          + "when: { equilibrium-propagation: { axes: { phase-jitter: { range: [0, 2] } } } }\n";

  @Test
  void aMorrisDesignHasRTimesKPlusOneTrials() throws SpecException {
    SweepPlan plan =
        plan(TWO + RANGES + "design: { kind: morris, trajectories: 6, levels: 6, seed: 2 }\n");
    long repeats = plan.summary().duplicates();
    assertThat(plan.summary().cells() + repeats).isEqualTo(6 * (3 + 1) + 6 * (2 + 1));
    List<Double> jitter =
        column(plan, "phase-jitter").stream()
            .filter(v -> !v.equals("-"))
            .map(Double::valueOf)
            .toList();
    // Levels at fifths of [0, 2]; the default step is three of them.
    assertThat(jitter).allMatch(v -> Math.abs(v / 0.4 - Math.rint(v / 0.4)) < 1e-9);
    assertThat(
            plan("fixed: { rule: backpropagation }\naxes: { init-gain: { range: [1, 2] } }\n"
                    + "design: morris\n")
                .summary())
        .satisfies(s -> assertThat(s.cells() + s.duplicates()).isEqualTo(10 * 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void aSaltelliDesignHasNTimesKPlusTwoTrials(String second) throws SpecException {
    SweepPlan plan =
        plan(
            TWO
                + RANGES
                + "design: { kind: saltelli, samples: 8, second-order: "
                + second
                + " }\n");
    int columns = second.equals("true") ? (2 * 3 + 2) + (2 * 2 + 2) : (3 + 2) + (2 + 2);
    assertThat(plan.summary().cells() + plan.summary().duplicates()).isEqualTo(8L * columns);
    // Rules share the points of their common axes: row 0 of A comes first for both.
    List<String> rates = column(plan, "learning-rate");
    assertThat(rates.get(rules(plan).indexOf("backpropagation"))).isEqualTo(rates.get(0));
  }

  @Test
  void repeatedPointsOfAWalkAreNamedInTheManifest() throws SpecException {
    SweepPlan plan =
        plan(
            "fixed: { rule: backpropagation }\naxes: { batch-size: [10, 20], init-gain: [1, 2] }\n"
                + "design: { kind: morris, trajectories: 4 }\n");
    String manifest = plan.record("0").manifest();
    assertThat(manifest)
        .contains("\"kind\":\"morris\"")
        .contains("\"axes\":[[\"batch-size\"],[\"init-gain\"]]");
    List<Member> members = plan.members().toList();
    long named = members.stream().filter(m -> manifest.contains(":\"" + m.cellId() + "\"")).count();
    assertThat(members).hasSizeLessThanOrEqualTo(4);
    assertThat(named).isPositive();
    assertThat(plan("fixed: { rule: backpropagation }\n").record("0").manifest())
        .doesNotContain("designs");
  }

  @Test
  void aResolvedDesignPlansTheSameTrials() throws SpecException {
    for (String design :
        List.of(
            "one-at-a-time",
            "{ kind: one-at-a-time, base: { init-gain: 2 } }",
            "{ kind: morris, trajectories: 3, levels: 6, seed: 9 }",
            "{ kind: saltelli, samples: 4, skip: 16, second-order: true }")) {
      SweepPlan plan =
          plan(
              "fixed: { rule: backpropagation }\naxes: { batch-size: [10, 20], init-gain: [1, 2] }\n"
                  + "design: "
                  + design
                  + "\n");
      SweepPlan again = SweepPlan.of(SpecText.read(plan.record("0").resolved()));
      assertThat(again.members().map(Member::trialId).toList())
          .isEqualTo(plan.members().map(Member::trialId).toList());
      assertThat(again.spec().blocks().get(0).design().kind())
          .isEqualTo(plan.spec().blocks().get(0).design().kind());
    }
  }
}
