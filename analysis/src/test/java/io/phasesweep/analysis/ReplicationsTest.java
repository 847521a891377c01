package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.analysis.Cell.SeedRow;
import io.phasesweep.analysis.Expectation.Kind;
import io.phasesweep.analysis.Expectation.Statistic;
import io.phasesweep.analysis.Replication.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReplicationsTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private static Expectation line(Kind kind, Statistic statistic, double low, double high) {
    return line(kind, statistic, low, high, Map.of("rule", "a"), Map.of());
  }

  private static Expectation line(
      Kind kind,
      Statistic statistic,
      double low,
      double high,
      Map<String, String> cells,
      Map<String, String> above) {
    String axis = statistic == Statistic.LEAST_TRAINED ? "nudging-strength" : "";
    return new Expectation(
        "line",
        kind,
        statistic,
        "error",
        OptionalInt.empty(),
        cells,
        above,
        1,
        axis,
        low,
        high,
        "derived",
        "");
  }

  private static Verdict graded(Expectation line, int planned, Double... seen) {
    return Replications.grade(line, List.of(seen), planned).verdict();
  }

  @Test
  void aMeanFollowsItsInterval() {
    // t interval of .1 .2 .3: .2 +- 4.303 * .1 / sqrt(3) = [-.048, .448]
    Expectation below = line(Kind.AT_MOST, Statistic.MEAN, -OPEN, 0.45);
    assertThat(graded(below, 3, 0.1, 0.2, 0.3)).isEqualTo(Verdict.REPLICATED);
    assertThat(graded(line(Kind.AT_MOST, Statistic.MEAN, -OPEN, 0.44), 3, 0.1, 0.2, 0.3))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(graded(line(Kind.AT_MOST, Statistic.MEAN, -OPEN, -0.05), 3, 0.1, 0.2, 0.3))
        .isEqualTo(Verdict.NOT_REPLICATED);
    assertThat(graded(below, 4, 0.1, 0.2, 0.3)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(graded(below, 1, 0.2)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(graded(below, 3)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void equivalenceNeedsTheWholeIntervalInsideTheMargin() {
    Expectation same = line(Kind.EQUIVALENT, Statistic.MEAN, -0.01, 0.01);
    assertThat(graded(same, 3, 0.001, 0.002, 0.0)).isEqualTo(Verdict.REPLICATED);
    assertThat(graded(same, 3, 0.009, 0.011, 0.01)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(graded(same, 3, 0.03, 0.031, 0.032)).isEqualTo(Verdict.NOT_REPLICATED);
  }

  @Test
  void everySeedAndAnySeed() {
    Expectation every = line(Kind.RANGE, Statistic.EVERY, 0.03, 0.06);
    assertThat(graded(every, 2, 0.03, 0.06)).isEqualTo(Verdict.REPLICATED);
    assertThat(graded(every, 2, 0.03, 0.061)).isEqualTo(Verdict.NOT_REPLICATED);
    assertThat(graded(every, 3, 0.03, 0.06)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(graded(every, 3, 0.03, 0.07)).isEqualTo(Verdict.NOT_REPLICATED);
    Expectation any = line(Kind.RANGE, Statistic.ANY, 0.5, OPEN);
    assertThat(graded(any, 3, 0.1, 0.6)).isEqualTo(Verdict.REPLICATED);
    assertThat(graded(any, 2, 0.1, 0.2)).isEqualTo(Verdict.NOT_REPLICATED);
    assertThat(graded(any, 3, 0.1, 0.2)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aMedianNeedsTenSeeds() {
    Expectation median = line(Kind.RANGE, Statistic.MEDIAN, 0, 1);
    assertThat(graded(median, 3, 0.1, 0.2, 0.3)).isEqualTo(Verdict.INCONCLUSIVE);
    Double[] ten = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    assertThat(graded(median, 10, ten)).isEqualTo(Verdict.REPLICATED);
  }

  private static Cell cell(String nudge, String noise, int seeds, int trained) {
    List<SeedRow> rows = new ArrayList<>();
    for (int s = 1; s <= seeds; s++) {
      String outcome = s <= trained ? "trained" : "never-learned";
      rows.add(new SeedRow(nudge + noise + s, s, outcome, s <= trained ? 0.05 : 0.9, "d"));
    }
    return new Cell(
        nudge + noise, "a", Map.of("nudging-strength", nudge, "state-noise", noise), rows);
  }

  private static final SweepTrials NOISY =
      new SweepTrials(
          List.of(
              cell("0.1", "0", 10, 10),
              cell("0.02", "0", 10, 10),
              cell("0.5", "0", 10, 10),
              cell("0.02", "0.1", 10, 0),
              cell("0.1", "0.1", 10, 0),
              cell("0.5", "0.1", 10, 10)));

  private static Replication least(String noise, String above) {
    Map<String, String> cells = Map.of("rule", "a", "state-noise", noise);
    Map<String, String> other = Map.of("rule", "a", "state-noise", above);
    Expectation line = line(Kind.ORDERING, Statistic.LEAST_TRAINED, 0, OPEN, cells, other);
    return new Replications(NOISY, new SeedValues(Map.of(), Map.of()))
        .of(new Pack("p", "s", "d", List.of(line)))
        .get(0);
  }

  @Test
  void whereTrainingBeginsIsComparedInStepsOfTheAxis() {
    Replication rises = least("0.1", "0");
    assertThat(rises.estimate()).isEqualTo(2);
    assertThat(rises.verdict()).isEqualTo(Verdict.REPLICATED);
    assertThat(least("0", "0.1").verdict()).isEqualTo(Verdict.NOT_REPLICATED);
  }

  @Test
  void differencesArePairedBySeedAndCellsMustBeOne() {
    Map<String, String> here = Map.of("rule", "a", "state-noise", "0.1", "nudging-strength", "0.1");
    Map<String, String> there = Map.of("rule", "a", "state-noise", "0", "nudging-strength", "0.10");
    Expectation line = line(Kind.ORDERING, Statistic.MEAN, 0.8, OPEN, here, there);
    Replications replications = new Replications(NOISY, new SeedValues(Map.of(), Map.of()));
    Replication graded = replications.of(new Pack("p", "s", "d", List.of(line))).get(0);
    assertThat(graded.estimate()).isEqualTo(0.85);
    assertThat(graded.verdict()).isEqualTo(Verdict.REPLICATED);
    Expectation vague =
        line(Kind.RANGE, Statistic.MEAN, 0, 1, Map.of("rule", "a", "state-noise", "0"), Map.of());
    assertThatThrownBy(() -> replications.of(new Pack("p", "s", "d", List.of(vague))))
        .hasMessageContaining("3 cells of the sweep; exactly one is allowed");
  }
}
