package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Coins and negatives: one broadcast for the network, or every layer, side and step its own. */
class DrawsTest {
  private static final int IMAGES = 20;
  private static final int STEPS = 500;
  private static final MomentGrid GRID = new MomentGrid(4, 1, 2, 0);

  private static ClappPlan plan(String broadcast) {
    return ClappPlan.of(SmallTrials.values("clapp", Map.of("broadcast", broadcast)));
  }

  /** Negatives of layers 1 and 2, both sides, both steps; one row each. */
  private static List<double[]> negatives(ClappPlan plan, List<double[]> coins) {
    List<double[]> all = new ArrayList<>();
    for (int layer = 1; layer <= 2; layer++) {
      Draws draws = new Draws(plan, GRID, layer, 1, "");
      double[][] rows = new double[4][STEPS * IMAGES];
      double[][] coin = new double[2][STEPS * IMAGES];
      for (int step = 0; step < STEPS; step++) {
        draws.next(step, IMAGES);
        for (int b = 0; b < IMAGES; b++) {
          for (int i = 0; i < 4; i++) {
            rows[i][step * IMAGES + b] = draws.negatives(i / 2, i % 2 + 1)[b];
          }
          for (int side = 0; side < 2; side++) {
            coin[side][step * IMAGES + b] = draws.saccade(side, b) ? 1 : 0;
          }
        }
      }
      all.addAll(List.of(rows));
      coins.addAll(List.of(coin));
    }
    return all;
  }

  @Test
  void oneBroadcastIsSharedByAll() {
    List<double[]> coins = new ArrayList<>();
    List<double[]> negatives = negatives(plan("network"), coins);
    assertThat(negatives).allSatisfy(row -> assertThat(row).isEqualTo(negatives.get(0)));
    assertThat(coins).allSatisfy(row -> assertThat(row).isEqualTo(coins.get(0)));
  }

  @Test
  void layersDrawForThemselves() {
    List<double[]> coins = new ArrayList<>();
    apart(negatives(plan("layer"), coins));
    apart(coins);
  }

  private static void apart(List<double[]> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(rows.get(i)).isNotEqualTo(rows.get(j));
        assertThat(correlation(rows.get(i), rows.get(j))).isCloseTo(0, within(.03));
      }
    }
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += a[i] / a.length;
      meanB += b[i] / b.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
