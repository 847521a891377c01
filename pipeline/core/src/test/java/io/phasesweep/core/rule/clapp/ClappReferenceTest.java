package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The double reference is the gradient of the loss, and the production code is the reference. */
class ClappReferenceTest {
  private static final MomentGrid GRID = new MomentGrid(5, 2, 2, 1);
  private static final double STEP = 1e-6;

  static Stream<LayerCase> cases() {
    List<LayerCase> all = new ArrayList<>();
    for (Layer layer :
        List.of(new Layer.Dense(6), new Layer.Plane(4, false), new Layer.Plane(4, true))) {
      for (boolean separate : List.of(false, true)) {
        for (LayerCase.Terms terms : List.of(LayerCase.Terms.BOTH, LayerCase.Terms.COIN)) {
          all.add(clear(layer, separate, terms));
        }
      }
    }
    return all.stream();
  }

  /** A case without a drive or a margin near its kink. */
  static LayerCase clear(Layer layer, boolean separate, LayerCase.Terms terms) {
    ImageShape below = layer instanceof Layer.Dense ? ImageShape.flat(7) : new ImageShape(4, 4, 2);
    MomentGrid grid = layer instanceof Layer.Dense ? GRID : new MomentGrid(4, 1, 2, 0);
    for (long seed = 1; ; seed++) {
      LayerCase some = LayerCase.random(below, layer, grid, 3, separate, terms, 3, seed);
      if (new PlainLayer(some).learn().nearest > 1e-4) {
        return some;
      }
    }
  }

  /** Norm of the difference over the norm; over .01 where the expected direction is less. */
  static double relative(double[] seen, double[] expected) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < expected.length; i++) {
      off += (seen[i] - expected[i]) * (seen[i] - expected[i]);
      all += expected[i] * expected[i];
    }
    return Math.sqrt(off / Math.max(all, 1e-4));
  }

  private interface Shift {
    LayerCase of(double by);
  }

  /** Contexts of retrodiction's loss and targets of prediction's move, the other side stays. */
  private static double descent(LayerCase of, PlainLayer base, Shift shift) {
    double[] losses = new double[2];
    for (int i = 0; i < 2; i++) {
      LayerCase moved = shift.of(i == 0 ? STEP : -STEP);
      PlainLayer there = new PlainLayer(moved);
      for (int side = 0; side < of.sides(); side++) {
        double[][] contexts = of.separate() && side == 0 ? base.vectors() : there.vectors();
        double[][] targets = of.separate() && side == 1 ? base.vectors() : there.vectors();
        losses[i] += there.pairs(side, contexts, targets, new double[0][]);
      }
    }
    return -(losses[0] - losses[1]) / (2 * STEP);
  }

  private static double[] moved(double[] of, int i, double by) {
    double[] copy = of.clone();
    copy[i] += by;
    return copy;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReferenceIsMinusTheGradient(LayerCase of) {
    PlainLayer base = new PlainLayer(of);
    double[] w = new double[of.w().length];
    for (int i = 0; i < w.length; i++) {
      int at = i;
      w[i] = descent(of, base, by -> of.with(moved(of.w(), at, by), of.b(), of.m()));
    }
    double[] b = new double[of.b().length];
    for (int i = 0; i < b.length; i++) {
      int at = i;
      b[i] = descent(of, base, by -> of.with(of.w(), moved(of.b(), at, by), of.m()));
    }
    PlainLayer learned = new PlainLayer(of).learn();
    assertThat(relative(learned.dw, w)).isLessThan(1e-7);
    assertThat(relative(learned.db, b)).isLessThan(1e-7);
    for (int k = 0; k < of.m().length; k++) {
      double[] m = new double[of.m()[k].length];
      for (int i = 0; i < m.length; i++) {
        int at = i;
        int which = k;
        m[i] =
            descent(
                of,
                base,
                by -> {
                  double[][] all = of.m().clone();
                  all[which] = moved(all[which], at, by);
                  return of.with(of.w(), of.b(), all);
                });
      }
      assertThat(relative(learned.dm[k], m)).isLessThan(1e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theProductionCodeIsTheReference(LayerCase of) {
    agree(new FastLayer(of), new PlainLayer(of).learn());
  }

  static void agree(FastLayer fast, PlainLayer plain) {
    assertThat(fast.loss).isCloseTo(plain.loss, within(1e-6 * Math.max(1, plain.loss)));
    assertThat(relative(fast.dw, plain.dw)).isLessThan(1e-5);
    assertThat(relative(fast.db, plain.db)).isLessThan(3e-4);
    for (int k = 0; k < plain.dm.length; k++) {
      assertThat(relative(fast.dm[k], plain.dm[k])).isLessThan(1e-5);
    }
  }

  private static double dot(double[] a, double[] b, boolean magnitude) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += magnitude ? Math.abs(a[i] * b[i]) : a[i] * b[i];
    }
    return sum;
  }

  /** Euler: the loss is linear in M between its kinks, and of degree 2 in W and b together. */
  @ParameterizedTest
  @MethodSource("cases")
  void updatesProjectOnTheirWeights(LayerCase of) {
    PlainLayer plain = new PlainLayer(of).learn();
    FastLayer fast = new FastLayer(of);
    double gated = 0;
    double gatedFast = 0;
    double terms = 0;
    for (int k = 0; k < of.m().length; k++) {
      gated += dot(plain.dm[k], of.m()[k], false);
      gatedFast += dot(fast.dm[k], of.m()[k], false);
      terms += dot(plain.dm[k], of.m()[k], true);
    }
    // Of two losses each has one side, of one loss both sides are one.
    double degree = of.separate() ? 1 : 2;
    double below = dot(plain.dw, of.w(), false) + dot(plain.db, of.b(), false);
    double belowTerms = dot(plain.dw, of.w(), true) + dot(plain.db, of.b(), true);
    assertThat(below).isCloseTo(degree * gated, within(1e-12 * (terms + belowTerms)));
    double belowFast = dot(fast.dw, of.w(), false) + dot(fast.db, of.b(), false);
    assertThat(gatedFast).isCloseTo(gated, within(1e-4 * terms));
    assertThat(belowFast).isCloseTo(degree * gated, within(1e-4 * belowTerms));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalRetrodictionWeightsGiveTheUpdateOfOneMatrix(LayerCase of) {
    if (of.separate()) {
      return;
    }
    LayerCase twice = of.doubled();
    PlainLayer one = new PlainLayer(of).learn();
    PlainLayer two = new PlainLayer(twice).learn();
    assertThat(relative(two.dw, one.dw)).isLessThan(1e-12);
    FastLayer fast = new FastLayer(twice);
    assertThat(relative(fast.dw, new FastLayer(of).dw)).isLessThan(1e-5);
    int steps = of.m().length;
    for (int k = 0; k < steps; k++) {
      assertThat(two.dm[k]).isEqualTo(two.dm[k + steps]);
      assertThat(relative(two.dm[k], one.dm[k])).isLessThan(1e-12);
      assertThat(fast.dm[k]).isEqualTo(fast.dm[k + steps]);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOrderOfImagesChangesNothing(LayerCase of) {
    int[] to = {2, 0, 1};
    double[][] x = new double[of.x().length][];
    double[][] plus = new double[of.sides()][3];
    double[][] minus = new double[of.sides()][3];
    int[][] negatives = new int[of.negatives().length][3];
    for (int b = 0; b < 3; b++) {
      for (int r = 0; r < of.grid().rows(); r++) {
        for (int q = 0; q < of.grid().columns(); q++) {
          x[of.row(r, to[b], q)] = of.x()[of.row(r, b, q)];
        }
      }
      for (int side = 0; side < of.sides(); side++) {
        plus[side][to[b]] = of.plus()[side][b];
        minus[side][to[b]] = of.minus()[side][b];
      }
      for (int k = 0; k < negatives.length; k++) {
        negatives[k][to[b]] = to[of.negatives()[k][b]];
      }
    }
    LayerCase other = of.on(x).with(plus, minus, negatives);
    PlainLayer plain = new PlainLayer(of).learn();
    assertThat(relative(new PlainLayer(other).learn().dw, plain.dw)).isLessThan(1e-12);
    assertThat(relative(new FastLayer(other).dw, new FastLayer(of).dw)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void activationBeforePoolingIsTheSame(LayerCase of) {
    PlainLayer before = new PlainLayer(of, true).learn();
    PlainLayer after = new PlainLayer(of).learn();
    assertThat(relative(before.dw, after.dw)).isLessThan(1e-14);
    assertThat(before.loss).isCloseTo(after.loss, within(1e-14));
  }

  /** Both terms of an image and itself: the dendrites cancel exactly. */
  @ParameterizedTest
  @MethodSource("cases")
  void theOwnImageAsNegativeTeachesNothing(LayerCase of) {
    if (of.separate()) {
      return;
    }
    double[] each = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    int[][] own = new int[of.negatives().length][];
    Arrays.fill(own, new int[] {0, 1, 2});
    double[][] weak = new double[of.m().length][];
    for (int k = 0; k < weak.length; k++) {
      weak[k] = Arrays.stream(of.m()[k]).map(value -> .01 * value).toArray();
    }
    LayerCase itself =
        of.with(of.w(), of.b(), weak).with(new double[][] {each}, new double[][] {each}, own);
    FastLayer fast = new FastLayer(itself);
    assertThat(new PlainLayer(itself).learn().loss).isCloseTo(2, within(1e-6));
    assertThat(fast.loss).isCloseTo(2, within(1e-6));
    assertThat(fast.dw).containsOnly(0);
    assertThat(fast.db).containsOnly(0);
    assertThat(fast.dm[0]).containsOnly(0);
  }

  /** Means over coins: all with both groups give the update of both terms, all 16 give 15/16. */
  @Test
  void coinsOnAverageAreBothTerms() {
    LayerCase both =
        LayerCase.random(
            ImageShape.flat(7),
            new Layer.Dense(6),
            MomentGrid.twoViews(),
            4,
            false,
            LayerCase.Terms.BOTH,
            1,
            5);
    double[] mixed = new double[both.w().length];
    double[] all = new double[both.w().length];
    double[] fast = new double[both.w().length];
    for (int coins = 0; coins < 16; coins++) {
      int saccades = Integer.bitCount(coins);
      double[] plus = new double[4];
      double[] minus = new double[4];
      for (int b = 0; b < 4; b++) {
        boolean saccade = ((coins >> b) & 1) == 1;
        plus[b] = saccade ? 0 : 1.0 / (4 - saccades);
        minus[b] = saccade ? 1.0 / saccades : 0;
      }
      LayerCase one = both.with(new double[][] {plus}, new double[][] {minus}, both.negatives());
      double[] dw = new PlainLayer(one).learn().dw;
      double[] dwFast = new FastLayer(one).dw;
      for (int i = 0; i < dw.length; i++) {
        all[i] += dw[i] / 16;
        mixed[i] += saccades % 4 == 0 ? 0 : dw[i] / 14;
        fast[i] += saccades % 4 == 0 ? 0 : dwFast[i] / 14;
      }
    }
    double[] expected = new PlainLayer(both).learn().dw;
    double[] most = Arrays.stream(expected).map(x -> x * 15 / 16).toArray();
    assertThat(relative(mixed, expected)).isLessThan(1e-12);
    assertThat(relative(all, most)).isLessThan(1e-12);
    assertThat(relative(fast, expected)).isLessThan(1e-5);
  }
}
