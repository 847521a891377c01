package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.analysis.Importance.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final List<String> AXES = List.of("x1", "x2", "x3");

  private static Cell cell(Map<String, String> settings, double... errors) {
    List<Cell.SeedRow> seeds = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      seeds.add(new Cell.SeedRow("t" + settings + i, i + 1, "trained", errors[i], ""));
    }
    return new Cell("c" + settings, "backpropagation", new TreeMap<>(settings), seeds);
  }

  private static DesignPoints morris(List<List<double[]>> walks, ToDoubleFunction<double[]> f) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (List<double[]> walk : walks) {
      for (double[] x : walk) {
        Map<String, String> settings = new TreeMap<>();
        for (int d = 0; d < x.length; d++) {
          settings.put(AXES.get(d), Double.toString(x[d]));
        }
        cells.add(Optional.of(cell(settings, f.applyAsDouble(x))));
      }
    }
    List<List<String>> axes = AXES.stream().map(List::of).toList();
    return new DesignPoints("morris", "backpropagation", axes, 4, walks.size(), 4, cells);
  }

  /** From every node of the 4 x 4 x 4 lattice, all axes moved in turn: 64 effects an axis. */
  private static List<List<double[]>> everyWalk() {
    List<List<double[]>> walks = new ArrayList<>();
    for (int node = 0; node < 64; node++) {
      int[] level = {node % 4, node / 4 % 4, node / 16};
      List<double[]> walk = new ArrayList<>();
      walk.add(point(level));
      for (int axis = 0; axis < 3; axis++) {
        level[axis] += level[axis] < 2 ? 2 : -2;
        walk.add(point(level));
      }
      walks.add(walk);
    }
    return walks;
  }

  private static double[] point(int[] level) {
    return new double[] {level[0] / 3.0, level[1] / 3.0, level[2] / 3.0};
  }

  /**
   * Golden values of the specification [derived]: over all 32 effects an axis. Each pair of nodes
   * is met from both of its ends here, which leaves mean and population spread as they are.
   */
  @Test
  void effectsOfALinearFormWithOneProduct() {
    List<ElementaryEffects> effects =
        ElementaryEffects.of(
            morris(everyWalk(), x -> 2 * x[0] - 3 * x[1] + x[0] * x[2]), CellOutput.ERROR);
    double[] muStar = {2.5, 3, .5};
    double[] mu = {2.5, -3, .5};
    double[] sigma = {.372678, 0, .372678};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(effects.get(axis).mu().n()).isEqualTo(64);
      assertThat(effects.get(axis).muStar().estimate()).isEqualTo(muStar[axis], within(1e-12));
      assertThat(effects.get(axis).mu().estimate()).isEqualTo(mu[axis], within(1e-12));
      assertThat(effects.get(axis).sigma().estimate()).isEqualTo(sigma[axis], within(5e-7));
      assertThat(effects.get(axis).muStar().contains(muStar[axis])).isTrue();
    }
  }

  @Test
  void aLinearFormHasNoSpread() {
    List<ElementaryEffects> effects =
        ElementaryEffects.of(
            morris(everyWalk().subList(0, 12), x -> .1 * x[0] + .2 * x[1] - .3 * x[2]),
            CellOutput.ERROR);
    assertThat(effects.get(2).muStar().estimate()).isEqualTo(.3, within(1e-12));
    assertThat(effects).allMatch(e -> e.sigma().estimate() < 1e-12);
    assertThat(effects.get(0).muStar().n()).isEqualTo(12);
    List<ElementaryEffects> few =
        ElementaryEffects.of(morris(everyWalk().subList(0, 5), x -> x[0]), CellOutput.ERROR);
    assertThat(few.get(0).mu().low()).isNaN();
  }

  private static List<Entry> grid(double[][] errors) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      for (int j = 0; j < errors[i].length; j++) {
        Cell cell = cell(Map.of("row", "" + i, "column", "" + j), errors[i][j]);
        entries.add(new Entry(cell, 1, cell.id(), errors[i][j]));
      }
    }
    return entries;
  }

  /** Golden values of the specification [derived]. */
  @Test
  void sharesOfTheVarianceOfASmallGrid() {
    Map<String, Double> shares =
        Importance.anova(
            List.of("row", "column"), grid(new double[][] {{10, 12}, {13, 15.5}, {14, 19}}));
    assertThat(shares.get("row")).isEqualTo(.634399, within(5e-7));
    assertThat(shares.get("column")).isEqualTo(.312014, within(5e-7));
    assertThat(shares.get(Importance.COMBINATIONS)).isEqualTo(.053587, within(5e-7));
    assertThat(shares).doesNotContainKey(Importance.SEEDS);
  }

  /** Scatter of the seeds alone gives no setting a share, in the mean. */
  @Test
  void seedsAreNoSetting() {
    io.phasesweep.core.random.Stream stream =
        new io.phasesweep.core.random.Stream(4, "invented/anova");
    double sum = 0;
    int sweeps = 200;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        for (int seed = 1; seed <= 5; seed++) {
          double error = stream.normal(sweep, 5L * i + seed);
          Cell cell = cell(Map.of("row", "" + i), error);
          entries.add(new Entry(cell, seed, cell.id() + seed, error));
        }
      }
      sum += Importance.anova(List.of("row"), entries).getOrDefault("row", Double.NaN);
    }
    // Unfloored it would be 0; the share of a plain sum of squares would be 2/14 = .143.
    assertThat(sum / sweeps).isLessThan(.08);
  }

  /** Golden values of the specification [derived]: loss 3 i + j / 2, best quarter, c = 0. */
  @Test
  void contrastOfTheBestQuarter() {
    double[][] errors = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        errors[i][j] = 3 * i + j / 2.0;
      }
    }
    List<Entry> entries = grid(errors);
    List<Entry> best = entries.subList(0, 4);
    assertThat(Importance.divergence(Importance.Bins.of("row", entries), entries, best, 0))
        .isEqualTo(3, within(1e-12));
    assertThat(Importance.divergence(Importance.Bins.of("column", entries), entries, best, 0))
        .isEqualTo(0, within(1e-12));
    Map<String, Double> shares = Importance.pedAnova(List.of("row", "column"), entries, .25, 0);
    assertThat(shares.get("row")).isEqualTo(1, within(1e-12));
  }

  @Test
  void aGridIsAnalysedByVarianceAndScatteredPointsByContrast() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        cells.add(cell(Map.of("a", "" + i, "b", "" + j), .1 * i + .01, .1 * i + .02, .1 * i));
      }
    }
    Importance grid = Importance.of(new SweepTrials(cells)).get(0);
    assertThat(grid.method()).isEqualTo(Importance.Method.ANOVA);
    assertThat(grid.shares().get("a").estimate()).isGreaterThan(.95);
    assertThat(grid.shares().get("b").estimate()).isZero();
    assertThat(grid.trials()).isEqualTo(48);
    Importance rest = Importance.of(new SweepTrials(cells.subList(0, 15))).get(0);
    assertThat(rest.method()).isEqualTo(Importance.Method.PED_ANOVA);
    assertThat(rest.shares().get("a").estimate()).isGreaterThan(.5);
  }
}
