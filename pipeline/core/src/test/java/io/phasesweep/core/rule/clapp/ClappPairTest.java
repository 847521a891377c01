package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Layer;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;

/** What one pair teaches one layer. */
class ClappPairTest {
  private static final MomentGrid PAIR = MomentGrid.twoViews();

  /** One image, weights so small that both margins are violated. */
  private static LayerCase one(Layer layer, ImageShape below, boolean positive, double gain) {
    LayerCase base = LayerCase.random(below, layer, PAIR, 1, true, LayerCase.Terms.PLUS, gain, 11);
    return positive ? base : new Sign(base).negative();
  }

  /** The same pair as a saccade. */
  private record Sign(LayerCase of) {
    LayerCase negative() {
      return of.with(of.minus(), of.plus(), of.negatives());
    }
  }

  /** Retrodiction switched off: what is left is the current side. */
  private static LayerCase currentOnly(LayerCase of) {
    return of.with(
        new double[][] {of.plus()[0], new double[1]},
        new double[][] {of.minus()[0], new double[1]},
        of.negatives());
  }

  @Test
  void theCurrentSideOfOneSampleHasRankOne() {
    LayerCase pair = one(new Layer.Dense(6), ImageShape.flat(7), true, 1);
    double[][] x = pair.x().clone();
    x[1] = x[1].clone();
    x[1][3] = 0;
    LayerCase of = currentOnly(pair.on(x));
    PlainLayer plain = new PlainLayer(of).learn();
    double[] sizes = singular(plain.dw, 7, 6);
    assertThat(sizes[0]).isPositive();
    assertThat(sizes[1]).isLessThan(1e-12 * sizes[0]);
    FastLayer fast = new FastLayer(of);
    double[] single = singular(fast.dw, 7, 6);
    assertThat(single[1]).isLessThan(1e-6 * single[0]);
    double[] c = plain.vectors()[0];
    for (int j = 0; j < 6; j++) {
      double dendrite = 0;
      for (int i = 0; i < 6; i++) {
        dendrite += c[i] * of.m()[0][i * 6 + j];
      }
      boolean still = plain.drives(1)[j] <= 0 || dendrite == 0;
      for (int i = 0; i < 7; i++) {
        assertThat(plain.dw[i * 6 + j] == 0).isEqualTo(still || i == 3);
        assertThat(fast.dw[i * 6 + j] == 0).isEqualTo(still || i == 3);
      }
    }
  }

  private static double[] singular(double[] values, int rows, int columns) {
    DMatrixRMaj matrix = DMatrixRMaj.wrap(rows, columns, values.clone());
    double[] found = SingularOps_DDRM.singularValues(matrix);
    Arrays.sort(found);
    return new double[] {found[found.length - 1], found[found.length - 2]};
  }

  @Test
  void fixationAndSaccadeAreExactNegatives() {
    for (Layer layer : new Layer[] {new Layer.Dense(6), new Layer.Plane(4, true)}) {
      ImageShape below =
          layer instanceof Layer.Dense ? ImageShape.flat(7) : new ImageShape(4, 4, 2);
      FastLayer positive = new FastLayer(one(layer, below, true, .5));
      FastLayer negative = new FastLayer(one(layer, below, false, .5));
      PlainLayer plus = new PlainLayer(one(layer, below, true, .5)).learn();
      PlainLayer minus = new PlainLayer(one(layer, below, false, .5)).learn();
      assertThat(Arrays.stream(plus.dw).anyMatch(x -> x != 0)).isTrue();
      assertOpposite(plus.dw, minus.dw);
      assertOpposite(plus.dm[1], minus.dm[1]);
      assertOpposite(positive.dw, negative.dw);
      assertOpposite(positive.dm[0], negative.dm[0]);
    }
  }

  private static void assertOpposite(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).isEqualTo(0.0 - b[i]);
    }
  }

  /** The score grows by gamma times rate times the squared update, to first order. */
  @Test
  void aSmallStepMovesTheScoreByItsSquare() {
    for (boolean positive : new boolean[] {true, false}) {
      LayerCase base =
          LayerCase.random(
              ImageShape.flat(7), new Layer.Dense(6), PAIR, 1, false, LayerCase.Terms.PLUS, 1, 11);
      LayerCase of = positive ? base : new Sign(base).negative();
      PlainLayer plain = new PlainLayer(of).learn();
      double rate = 1e-5;
      double squares = 0;
      for (double[] d : new double[][] {plain.dw, plain.db, plain.dm[0]}) {
        squares += Arrays.stream(d).map(x -> x * x).sum();
      }
      LayerCase moved =
          of.with(
              step(of.w(), plain.dw, rate),
              step(of.b(), plain.db, rate),
              new double[][] {step(of.m()[0], plain.dm[0], rate)});
      double sign = positive ? 1 : -1;
      // Below the margin the loss is 1 - y u.
      double change = -sign * (new PlainLayer(moved).learn().loss - plain.loss);
      assertThat(change).isCloseTo(sign * rate * squares, within(1e-3 * rate * squares));
    }
  }

  private static double[] step(double[] of, double[] direction, double rate) {
    double[] to = of.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += rate * direction[i];
    }
    return to;
  }

  /** One patch and one map: the update is the mean over positions of each position's own rule. */
  @Test
  void aFilterLearnsTheMeanOfItsPositions() {
    LayerCase of = currentOnly(one(new Layer.Plane(4, false), new ImageShape(4, 4, 2), true, 1));
    PlainLayer plain = new PlainLayer(of).learn();
    double[] c = plain.vectors()[0];
    double[] sum = new double[of.w().length];
    for (int p = 0; p < 16; p++) {
      for (int j = 0; j < 4; j++) {
        double dendrite = 0;
        for (int i = 0; i < 4; i++) {
          dendrite += c[i] * of.m()[0][i * 4 + j];
        }
        boolean open = plain.drives(1)[p * 4 + j] > 0;
        for (int k = 0; k < 18; k++) {
          sum[k * 4 + j] += open ? dendrite * seen(of, p, k) / 16 : 0;
        }
      }
    }
    assertThat(ClappReferenceTest.relative(plain.dw, sum)).isLessThan(1e-12);
  }

  private static double seen(LayerCase of, int p, int k) {
    int y = p / 4 + k / 2 / 3 - 1;
    int x = p % 4 + k / 2 % 3 - 1;
    return y < 0 || y > 3 || x < 0 || x > 3 ? 0 : of.x()[1][(y * 4 + x) * 2 + k % 2];
  }

  @Test
  void gridsPairWhatTheDocumentCounts() {
    MomentGrid grid = new MomentGrid(7, 7, 5, 1);
    int[] pairs = {35, 28, 21, 14, 7};
    for (int k = 1; k <= 5; k++) {
      assertThat(grid.pairs(grid.offset(k))).isEqualTo(pairs[k - 1]);
    }
    assertThat(PAIR.pairs(PAIR.offset(1))).isOne();
    assertThat(grid.mostPairs()).isEqualTo(35);
  }
}
