package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.readout.Alignment;
import io.phasesweep.core.rule.dual.DyadReference.Form;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an inference runs: orders, marks, reach, jitter, what it leaves alone. */
class DualInferenceTest {
  private static final int[] SIZES = {20, 30, 30, 30, 10};

  private static int[] visits(String order, int depth, int passes) {
    return InferenceOrder.of(order).visits(depth, passes);
  }

  private static DyadNet net(int capacity, Object... pairs) {
    return new DyadNet(DyadNet.plan(SIZES, pairs), capacity).drawn(21, 1.4, .1);
  }

  /** Invariant 15. */
  @Test
  void ordersAreThoseOfTheDocument() {
    assertThat(visits("down-up", 4, 1)).containsExactly(4, 3, 2, 1);
    assertThat(visits("down-up", 4, 2)).containsExactly(4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 1);
    assertThat(visits("zigzag", 3, 2)).containsExactly(3, 2, 1, 2, 3, 2, 1);
    assertThat(visits("forward", 3, 2)).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(visits("parallel", 3, 1)).containsExactly(1, 2, 3);
    assertThat(visits("down", 3, 1)).containsExactly(3, 2, 1);
    assertThat(visits("backward-sweep", 3, 1)).containsExactly(3, 2, 1);
    assertThat(visits("up-down", 3, 2)).containsExactly(1, 2, 3, 2, 1, 1, 2, 3, 2, 1);
    assertThat(visits("odd-even", 5, 1)).containsExactly(1, 3, 5, 2, 4);
    assertThat(visits("even-odd", 5, 1)).containsExactly(2, 4, 1, 3, 5);
    assertThat(visits("random", 3, 2)).hasSize(6).containsOnly(0);
    assertThat(visits("zigzag", 1, 3)).containsOnly(1);
    assertThat(visits("down-up", 1, 2)).containsOnly(1);
  }

  /** Invariant 6: the means stay those of the forward pass, every order gives the same gradient. */
  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "sigmoid", "hard-sigmoid", "identity"})
  void oneSidedAdjointFormIsForwardPassAndSweep(String activation) {
    ArrayPart part = DyadNet.examples(22, 20, 20, 10);
    for (double alpha : new double[] {0, 1}) {
      DyadNet sweep =
          net(
                  20,
                  "nudging-asymmetry",
                  alpha,
                  "activation",
                  activation,
                  "inference-order",
                  "backward-sweep")
              .infer(part);
      Minibatch batch = part.all();
      DyadNet forward = net(20, "activation", activation);
      forward.dyads.begin(batch.inputs());
      for (String order :
          List.of("forward", "zigzag", "down-up", "up-down", "odd-even", "even-odd", "parallel")) {
        DyadNet other =
            net(
                    20,
                    "nudging-asymmetry",
                    alpha,
                    "activation",
                    activation,
                    "inference-order",
                    order,
                    "inference-passes",
                    5)
                .infer(part);
        for (int k = 0; k < 4; k++) {
          assertThat(DyadNet.values(other.dyads.mean(k)))
              .as("%s, mean %d", order, k)
              .isEqualTo(DyadNet.values(forward.dyads.mean(k)));
        }
        requireEqual(other.gradients(), sweep.gradients());
        assertThat(other.dyads.products()).as(order).isEqualTo(sweep.dyads.products());
      }
    }
  }

  private static void requireEqual(double[][] a, double[][] b) {
    for (int block = 0; block < a.length; block++) {
      assertThat(a[block]).isEqualTo(b[block]);
    }
  }

  /** Invariant 9: error travels down one layer per pass. */
  @Test
  void forwardPassesCarryTheErrorOneLayerEach() {
    ArrayPart part = DyadNet.examples(23, 20, 20, 10);
    for (int passes = 1; passes <= 4; passes++) {
      DyadNet net = net(20, "inference-order", "forward", "inference-passes", passes).infer(part);
      for (int k = 1; k <= 4; k++) {
        boolean reached = k > 4 - passes;
        assertThat(net.dyads.alive(k)).isEqualTo(reached);
        double[] block = net.gradients()[2 * k - 2];
        assertThat(Arrays.stream(block).allMatch(g -> g == 0)).isEqualTo(!reached);
      }
      assertThat(Reach.lowest(net.plan)).isEqualTo(5 - passes);
      assertThat(new DualPropagation(net.plan).warnings()).hasSize(passes == 4 ? 0 : 1);
    }
  }

  /** Invariant 10: the closed form d_L = -beta (I + beta (2 alpha - 1) G)^-1 (forward - y). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void linearInferenceSettlesBelowItsThreshold(double alpha) {
    for (double c : new double[] {.95, 1.05}) {
      LinearCase linear = LinearCase.of(alpha, c);
      double[][] wanted = linear.closed();
      double[][] inDouble = linear.inDouble();
      double[][] inProduct = linear.inProduct();
      if (c < 1) {
        assertThat(DyadReference.error(inDouble, wanted)).isLessThan(1e-8);
        assertThat(DyadReference.error(inProduct, wanted)).isLessThan(2e-5);
      } else {
        assertThat(DyadReference.error(inDouble, wanted)).isGreaterThan(1e6);
        assertThat(DyadReference.error(inProduct, wanted)).isGreaterThan(1e6);
      }
    }
  }

  /** Invariant 12. */
  @Test
  void aTargetThatIsMetLeavesNothing() {
    Map<String, Object> given = new HashMap<>();
    given.put("architecture", new int[] {5, 4, 3});
    ArrayPart part =
        new ArrayPart(SmallTrials.uniform(6, 5, 3).inputsOf(), new int[] {1, 1, 1, 1, 1, 1}, 3);
    for (String nudge : List.of("predicted", "current", "proximal")) {
      given.put("output-nudge", nudge);
      Learner learner = SmallTrials.begin("dual-propagation", given, SmallTrials.materials(part));
      Arrays.fill(learner.parameters().blocks().get(2).matrix().data, 0);
      learner.parameters().blocks().get(3).matrix().data[1] = 1;
      // Resuming repacks the changed weights.
      Learner met =
          SmallTrials.rule("dual-propagation", given)
              .resume(
                  SmallTrials.trial(
                      "dual-propagation", SmallTrials.values("dual-propagation", given), 1),
                  SmallTrials.materials(part),
                  learner.snapshot());
      UpdatePair pair = ((UpdateProbe) met).updates(part.all());
      pair.update().blocks().forEach(block -> assertThat(block).containsOnly(0));
      Alignment whole =
          Alignment.of(pair.update(), pair.reference(), met.parameters(), Alignment.WHOLE_NET);
      assertThat(whole.cosine()).isNaN();
      met.step();
      assertThat(met.progress().healthy()).isTrue();
    }
  }

  /** Invariant 13. */
  @Test
  void aUnionHasTheWeightedMeanOfItsParts() {
    ArrayPart all = DyadNet.examples(24, 30, 20, 10);
    for (Form form : Form.values()) {
      DyadReference plain = net(30).reference(form);
      double[][] whole = plain.gradients(DyadNet.inputs(all), DyadNet.labels(all));
      double[][] parts = mean(plain(plain, all, 0, 12), 12, plain(plain, all, 12, 30), 18);
      assertThat(DyadReference.error(parts, whole)).isLessThan(1e-13);
    }
    double[][] whole = net(30).infer(all).gradients();
    double[][] first = net(30).infer(some(all, 0, 12)).gradients();
    double[][] second = net(30).infer(some(all, 12, 30)).gradients();
    assertThat(DyadReference.error(mean(first, 12, second, 18), whole)).isLessThan(2e-6);
    double[][] turned = net(30).infer(reversed(all)).gradients();
    assertThat(DyadReference.error(turned, whole)).isLessThan(2e-6);
  }

  private static double[][] plain(DyadReference net, ArrayPart all, int from, int to) {
    ArrayPart part = some(all, from, to);
    return net.gradients(DyadNet.inputs(part), DyadNet.labels(part));
  }

  private static ArrayPart some(ArrayPart all, int from, int to) {
    return new ArrayPart(
        Arrays.copyOfRange(all.inputsOf(), from, to),
        Arrays.copyOfRange(DyadNet.labels(all), from, to),
        10);
  }

  private static ArrayPart reversed(ArrayPart all) {
    int n = all.size();
    float[][] x = new float[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = all.inputsOf()[n - 1 - i];
      labels[i] = all.label(n - 1 - i);
    }
    return new ArrayPart(x, labels, 10);
  }

  private static double[][] mean(double[][] a, int m, double[][] b, int n) {
    double[][] mean = new double[a.length][];
    for (int k = 0; k < a.length; k++) {
      mean[k] = new double[a[k].length];
      for (int i = 0; i < mean[k].length; i++) {
        mean[k][i] = (m * a[k][i] + n * b[k][i]) / (m + n);
      }
    }
    return mean;
  }

  /** Invariant 14. */
  @Test
  void aLayerReadsItsTwoNeighboursOnly() {
    ArrayPart part = DyadNet.examples(25, 20, 20, 10);
    double[][] before = net(20).infer(part).gradients();
    for (int k = 1; k <= 4; k++) {
      DyadNet net = net(20).infer(part);
      for (int other = 0; other <= 4; other++) {
        if (other != k - 1 && other != 4) {
          net.dyads.mean(other).zero();
        }
        if (other != k && other != 0) {
          net.dyads.difference(other).zero();
        }
      }
      assertThat(net.gradients()[2 * k - 2]).isEqualTo(before[2 * k - 2]);
      assertThat(net.gradients()[2 * k - 1]).isEqualTo(before[2 * k - 1]);
    }
  }

  /** Invariant 16. */
  @ParameterizedTest
  @CsvSource({
    "dp, zigzag, .3",
    "dp, forward, 1",
    "dp-transpose, forward, .5",
    "dp-transpose, down-up, .5",
    "dp-transpose, parallel, 1",
    "dp, odd-even, 0",
    "dp, random, .5"
  })
  void staleMarksSaveWorkAndNoBit(String variant, String order, double alpha) {
    ArrayPart part = DyadNet.examples(26, 20, 20, 10);
    Object[] pairs = {
      "variant",
      variant,
      "inference-order",
      order,
      "nudging-asymmetry",
      alpha,
      "inference-passes",
      4,
      "nudging-strength",
      .1
    };
    DyadNet marked = net(20, pairs).infer(part);
    DyadNet plain = net(20, pairs);
    plain.dyads.withoutMarks();
    plain.infer(part);
    requireEqual(marked.gradients(), plain.gradients());
    assertThat(marked.dyads.products()).isLessThan(plain.dyads.products());
  }

  @ParameterizedTest
  @CsvSource({".5, 6", "0, 3", "1, 3"})
  void forwardVisitsWhatIsStale(double alpha, int done) {
    ArrayPart part = DyadNet.examples(27, 20, 20, 10);
    DyadNet net = net(20, "inference-order", "forward", "nudging-asymmetry", alpha);
    Minibatch batch = part.all();
    net.dyads.begin(batch.inputs());
    int hidden = 0;
    for (int k : net.plan.order().visits(4, 4)) {
      boolean moved = net.dyads.refresh(k);
      hidden += moved && k < 4 ? 1 : 0;
      if (moved) {
        net.dyads.settle(k, batch, 0);
      }
    }
    assertThat(hidden).isEqualTo(done);
  }

  /** Invariant 20. */
  @ParameterizedTest
  @CsvSource({"4, 4, .595", "3, 3, .623"})
  void drawnVisitsReachTheFirstLayerAsOftenAsTheBinomialLaw(int depth, int passes, double share) {
    Stream draws = new Stream(1, "inference-order");
    int reached = 0;
    for (int lane = 0; lane < 20_000; lane++) {
      int next = depth;
      for (int v = 0; v < depth * passes && next > 0; v++) {
        next -= 1 + draws.below(lane, v, depth) == next ? 1 : 0;
      }
      reached += next == 0 ? 1 : 0;
    }
    assertThat(reached / 20_000.0).isCloseTo(share, within(.01));
  }

  /** The product draws those visits. */
  @Test
  void randomOrderReachesAsItsDrawsSay() {
    Stream draws = new Stream(1, "inference-order");
    DyadNet net =
        new DyadNet(
                DyadNet.plan(
                    new int[] {5, 4, 4, 3}, "inference-order", "random", "inference-passes", 3),
                8)
            .drawn(3, 1, .1);
    Minibatch batch = DyadNet.examples(28, 8, 5, 3).all();
    for (int lane = 0; lane < 200; lane++) {
      int lowest = 4;
      for (int v = 0; v < 9; v++) {
        long k = 1 + draws.below(lane, v, 3);
        lowest = k == lowest - 1 ? (int) k : lowest;
      }
      net.dyads.begin(batch.inputs());
      net.inference.run(lane, batch, 0);
      for (int k = 1; k <= 3; k++) {
        assertThat(net.dyads.alive(k)).as("lane %d, layer %d", lane, k).isEqualTo(k >= lowest);
      }
    }
  }

  /** Invariant 23. */
  @Test
  void aNanReachesEveryUnitItMay() {
    ArrayPart part = DyadNet.examples(29, 20, 20, 10);
    for (double alpha : new double[] {0, .5, 1}) {
      part.inputsOf()[3][2] = Float.NaN;
      DyadNet net = net(20, "nudging-asymmetry", alpha).infer(part);
      for (int k = 1; k <= 4; k++) {
        for (int n = 0; n < 20; n++) {
          for (int j = 0; j < SIZES[k]; j++) {
            boolean lost =
                Float.isNaN(net.dyads.difference(k).value(n, j))
                    || Float.isNaN(net.dyads.mean(k).value(n, j));
            assertThat(lost).isEqualTo(n == 3);
          }
        }
      }
    }
  }
}
