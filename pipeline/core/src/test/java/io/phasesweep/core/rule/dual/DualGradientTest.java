package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.rule.dual.DyadReference.Form;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the gradient of dual propagation is, in double by the plain reference and in the product.
 */
class DualGradientTest {
  private static final int[] LINEAR = {8, 12, 10, 9, 5};
  private static final int[] DEEP = {20, 30, 30, 30, 10};

  private static double[][] product(DyadNet net, ArrayPart part) {
    return net.infer(part).gradients();
  }

  private static double[][] plain(DyadNet net, ArrayPart part, Form form) {
    return net.reference(form).gradients(DyadNet.inputs(part), DyadNet.labels(part));
  }

  private static double[][] exact(DyadNet net, ArrayPart part) {
    return net.reference(Form.TWO_STATES)
        .backpropagation(DyadNet.inputs(part), DyadNet.labels(part));
  }

  /** Invariant 1: carried means and differences are the two states. */
  @ParameterizedTest
  @CsvSource({
    "dp, forward, 8",
    "dp, zigzag, 4",
    "dp, down-up, 3",
    "dp, up-down, 2",
    "dp, odd-even, 5",
    "dp, even-odd, 5",
    "dp, parallel, 8",
    "dp, down, 1",
    "dp-transpose, forward, 5",
    "dp-transpose, zigzag, 6",
    "dp-transpose, down-up, 4",
    "dp-transpose, up-down, 3",
    "dp-transpose, odd-even, 6",
    "dp-transpose, even-odd, 6",
    "dp-transpose, parallel, 7",
    "dp-transpose, backward-sweep, 1",
    "dp-damped, forward, 8",
    "dp-damped, zigzag, 8",
    "dp-damped, down-up, 8",
    "dp-damped, parallel, 8"
  })
  void meansAndDifferencesAreTheTwoStates(String variant, String order, int passes) {
    for (String activation : List.of("relu", "tanh", "sigmoid", "hard-sigmoid", "identity")) {
      for (String nudge : List.of("predicted", "current", "proximal")) {
        for (double alpha : new double[] {0, .3, .5, 1}) {
          DualPlan plan =
              DyadNet.plan(
                  new int[] {8, 12, 10, 9, 5},
                  "variant",
                  variant,
                  "inference-order",
                  order,
                  "inference-passes",
                  passes,
                  "activation",
                  activation,
                  "output-nudge",
                  nudge,
                  "nudging-asymmetry",
                  alpha,
                  "nudging-strength",
                  .4);
          DyadNet net = new DyadNet(plan, 12).drawn(3, .8, .3);
          ArrayPart part = DyadNet.examples(5, 12, 8, 5);
          DyadReference states = net.reference(Form.TWO_STATES);
          DyadReference carried = net.reference(Form.MEAN_DIFFERENCE);
          for (int k = 1; k < 4 && variant.equals("dp-damped"); k++) {
            states.inertia[k] = .2 * k;
            carried.inertia[k] = .2 * k;
            net.dyads.inertia(k, (float) (.2 * k));
          }
          double[][] wanted = states.gradients(DyadNet.inputs(part), DyadNet.labels(part));
          double[][] same = carried.gradients(DyadNet.inputs(part), DyadNet.labels(part));
          String what = activation + " " + nudge + " " + alpha;
          assertThat(DyadReference.error(same, wanted)).as(what).isLessThan(1e-12);
          assertThat(DyadReference.error(product(net, part), wanted)).as(what).isLessThan(5e-6);
        }
      }
    }
  }

  /** Invariant 2. */
  @ParameterizedTest
  @ValueSource(strings = {"half-squared-error", "cross-entropy"})
  void aLinearNetUnderTheAdjointFormHasTheGradientOfTheLoss(String loss) {
    for (double alpha : new double[] {0, .3, .5, 1}) {
      for (double beta : new double[] {1e-3, 1, 10}) {
        DyadNet net =
            linear(
                "variant", "dp-transpose",
                "loss", loss,
                "nudging-asymmetry", alpha,
                "nudging-strength", beta,
                "output-nudge", "predicted");
        requireGradient(net, 1);
      }
    }
  }

  /** Invariant 3. */
  @Test
  void aLinearNetUnderTheSymmetricRuleHasTheGradientOfTheLoss() {
    for (double beta : new double[] {.1, .7, 1.5}) {
      for (String nudge : List.of("predicted", "current", "proximal")) {
        DyadNet net = linear("variant", "dp", "nudging-strength", beta, "output-nudge", nudge);
        requireGradient(net, nudge.equals("proximal") ? 1 / (1 - beta * beta / 4) : 1);
      }
    }
  }

  private static DyadNet linear(Object... pairs) {
    Object[] all = Arrays.copyOf(pairs, pairs.length + 2);
    all[pairs.length] = "activation";
    all[pairs.length + 1] = "identity";
    return new DyadNet(DyadNet.plan(LINEAR, all), 15).drawn(4, 1, .1);
  }

  private static void requireGradient(DyadNet net, double factor) {
    ArrayPart part = DyadNet.examples(6, 15, 8, 5);
    double[][] wanted = exact(net, part);
    for (double[] block : wanted) {
      for (int i = 0; i < block.length; i++) {
        block[i] *= factor;
      }
    }
    // Two states lose digits where beta is small; the carried form does not.
    assertThat(DyadReference.error(plain(net, part, Form.MEAN_DIFFERENCE), wanted))
        .isLessThan(1e-12);
    assertThat(DyadReference.error(product(net, part), wanted)).isLessThan(2e-6);
  }

  /** Invariant 4. */
  @Test
  void bothRulesAreOneWhereTheyAreSymmetric() {
    ArrayPart part = DyadNet.examples(7, 20, 20, 10);
    for (String nudge : List.of("predicted", "current", "proximal")) {
      double[][][] both = new double[2][][];
      double[][][] plain = new double[2][][];
      for (int r = 0; r < 2; r++) {
        DyadNet net =
            new DyadNet(
                    DyadNet.plan(
                        DEEP, "variant", r == 0 ? "dp" : "dp-transpose", "output-nudge", nudge),
                    20)
                .drawn(8, 1.4, .1);
        both[r] = product(net, part);
        plain[r] = plain(net, part, Form.TWO_STATES);
      }
      for (int block = 0; block < both[0].length; block++) {
        assertThat(both[0][block]).isEqualTo(both[1][block]);
        assertThat(plain[0][block]).isEqualTo(plain[1][block]);
      }
    }
  }

  /** Invariant 5: below beta* no relu unit crosses its corner, and the gradient is exact. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .3, .5, 1})
  void reluIsExactBelowItsLargestNudge(double alpha) {
    ArrayPart part = DyadNet.examples(9, 1, 20, 10);
    double largest = largestNudge(alpha, part);
    for (double share : new double[] {.1, .99, 1.5}) {
      DyadNet net = relu(alpha, share * largest);
      double inDouble =
          DyadReference.error(plain(net, part, Form.MEAN_DIFFERENCE), exact(net, part));
      double inProduct = DyadReference.error(product(net, part), exact(net, part));
      if (share < 1) {
        assertThat(inDouble).isLessThan(1e-12);
        assertThat(inProduct).isLessThan(2e-6);
      } else {
        assertThat(inDouble).isGreaterThan(1e-4);
        assertThat(inProduct).isGreaterThan(1e-4);
      }
    }
  }

  private static DyadNet relu(double alpha, double beta) {
    DualPlan plan =
        DyadNet.plan(
            DEEP,
            "variant",
            "dp-transpose",
            "loss",
            "cross-entropy",
            "nudging-asymmetry",
            alpha,
            "nudging-strength",
            beta);
    return new DyadNet(plan, 1).drawn(10, 1.4, .1);
  }

  /** beta* = min |a_i| / (w_i |D_i|), w_i = 1 - alpha where a_i D_i < 0, else alpha. */
  private static double largestNudge(double alpha, ArrayPart part) {
    DyadReference net = relu(alpha, 1).reference(Form.TWO_STATES);
    double[][] e = net.errors(DyadNet.inputs(part)[0], part.label(0));
    double largest = Double.POSITIVE_INFINITY;
    for (int k = 1; k < 4; k++) {
      double[] above = e[k + 1];
      for (int i = 0; i < net.drives(k).length; i++) {
        double feedback = 0;
        for (int j = 0; j < above.length; j++) {
          feedback -= above[j] * net.w[k + 1][i][j];
        }
        double a = net.drives(k)[i];
        double weight = a * feedback < 0 ? 1 - alpha : alpha;
        largest = Math.min(largest, Math.abs(a) / (weight * Math.abs(feedback)));
      }
    }
    return largest;
  }

  /** Invariant 8: order 2 in beta at alpha 1/2, order 1 elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "dp, .5, 2",
    "dp-transpose, .5, 2",
    "dp-transpose, 0, 1",
    "dp-transpose, .25, 1",
    "dp-transpose, 1, 1"
  })
  void smoothNetsErrByTheOrderOfTheirDifference(String variant, double alpha, double order) {
    ArrayPart part = DyadNet.examples(11, 10, 20, 10);
    double[] inDouble = new double[3];
    double[] inProduct = new double[3];
    for (int i = 0; i < 3; i++) {
      DyadNet net = tanh(variant, alpha, .04 / (1 << i), DEEP, 1.4);
      inDouble[i] = DyadReference.error(plain(net, part, Form.MEAN_DIFFERENCE), exact(net, part));
      inProduct[i] = DyadReference.error(product(net, part), exact(net, part));
    }
    for (int i = 0; i < 2; i++) {
      assertThat(Math.log(inDouble[i] / inDouble[i + 1]) / Math.log(2))
          .isCloseTo(order, within(.05));
      assertThat(Math.log(inProduct[i] / inProduct[i + 1]) / Math.log(2))
          .isCloseTo(order, within(.1));
    }
  }

  /** Invariant 8 for dp, whose means move too. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .25, 1})
  void theOriginalRuleErrsByTheFirstOrder(double alpha) {
    ArrayPart part = DyadNet.examples(12, 10, 8, 5);
    double[] error = new double[3];
    for (int i = 0; i < 3; i++) {
      DyadNet net = tanh("dp", alpha, .004 / (1 << i), LINEAR, 1);
      error[i] = DyadReference.error(plain(net, part, Form.MEAN_DIFFERENCE), exact(net, part));
    }
    for (int i = 0; i < 2; i++) {
      assertThat(Math.log(error[i] / error[i + 1]) / Math.log(2)).isCloseTo(1, within(.05));
    }
  }

  private static DyadNet tanh(String variant, double alpha, double beta, int[] sizes, double gain) {
    DualPlan plan =
        DyadNet.plan(
            sizes,
            "variant",
            variant,
            "activation",
            "tanh",
            "loss",
            "cross-entropy",
            "output-nudge",
            "current",
            "inference-passes",
            30,
            "nudging-asymmetry",
            alpha,
            "nudging-strength",
            beta);
    return new DyadNet(plan, 10).drawn(13, gain, .1);
  }

  /** Invariant 17: the published rule of 2023 for images, written out. */
  @Test
  void oneSweepIsBackpropagationWithAClippedDerivative() {
    int batch = 20;
    ArrayPart part = DyadNet.examples(14, batch, 20, 10);
    DualPlan plan =
        DyadNet.plan(
            DEEP,
            "loss",
            "cross-entropy",
            "inference-order",
            "backward-sweep",
            "nudging-strength",
            2.0 / batch);
    DyadNet net = new DyadNet(plan, batch).drawn(15, 1.4, .1);
    double[][] wanted = clipped(net, part, batch);
    assertThat(DyadReference.error(plain(net, part, Form.MEAN_DIFFERENCE), wanted))
        .isLessThan(1e-12);
    assertThat(DyadReference.error(product(net, part), wanted)).isLessThan(2e-6);
  }

  /** dy from the loss of the batch mean; behind a relu (relu(a + dy) - relu(a - dy)) / 2. */
  private static double[][] clipped(DyadNet net, ArrayPart part, int batch) {
    DyadReference reference = net.reference(Form.TWO_STATES);
    double[][] sums = reference.gradients(new double[][] {new double[20]}, new int[] {0});
    Arrays.stream(sums).forEach(block -> Arrays.fill(block, 0));
    for (int n = 0; n < batch; n++) {
      reference.errors(DyadNet.inputs(part)[n], part.label(n));
      double[] dy = reference.gradient(reference.drives(4), part.label(n));
      Arrays.setAll(dy, j -> dy[j] / batch);
      double[] above = dy;
      for (int k = 4; k >= 1; k--) {
        double[] below = reference.mean(k - 1);
        for (int j = 0; j < above.length; j++) {
          for (int i = 0; i < below.length; i++) {
            sums[2 * k - 2][i * above.length + j] += below[i] * above[j];
          }
          sums[2 * k - 1][j] += above[j];
        }
        double[] back = new double[below.length];
        for (int i = 0; i < back.length && k > 1; i++) {
          for (int j = 0; j < above.length; j++) {
            back[i] += above[j] * reference.w[k][i][j];
          }
          double a = reference.drives(k - 1)[i];
          back[i] = (Math.max(a + back[i], 0) - Math.max(a - back[i], 0)) / 2;
        }
        above = back;
      }
    }
    return sums;
  }

  /** Invariant 18: digits survive sixteen layers and confident outputs. */
  @ParameterizedTest
  @ValueSource(doubles = {.01, .1, 1})
  void digitsSurviveDepthAndConfidence(double beta) {
    int[] sizes = new int[17];
    Arrays.fill(sizes, 128);
    sizes[16] = 10;
    DualPlan plan =
        DyadNet.plan(
            sizes, "loss", "cross-entropy", "inference-order", "forward", "nudging-strength", beta);
    DyadNet net = new DyadNet(plan, 100).drawn(16, Math.sqrt(2), 0);
    float[] last = net.network.weights(16).data;
    for (int i = 0; i < last.length; i++) {
      last[i] *= .2f;
    }
    net.network.bias(16).data[0] = 12;
    net.packed();
    ArrayPart drawn = DyadNet.examples(17, 100, 128, 10);
    ArrayPart part = new ArrayPart(drawn.inputsOf(), new int[100], 10);
    double[][] wanted = plain(net, part, Form.MEAN_DIFFERENCE);
    assertThat(DyadReference.error(product(net, part), wanted)).isLessThan(2e-6);
  }
}
