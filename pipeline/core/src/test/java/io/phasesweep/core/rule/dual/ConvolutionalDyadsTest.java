package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.network.GoldenConvolutionalNet;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.SmallTrials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dyads over maps: golden norms, the one-sided adjoint form, pool switches. */
class ConvolutionalDyadsTest {

  /** A plan for the golden net, which knows its layers from words. */
  private static DualPlan plan(Object... pairs) {
    return DualPlan.of(values(pairs));
  }

  private static Values values(Object... pairs) {
    Values values = Values.none();
    List<Value> layers = new ArrayList<>();
    for (String word : List.of("conv3x4", "conv3x5p", "conv3x4p")) {
      layers.add(new Value.Name(word));
    }
    layers.add(new Value.Whole(3));
    values = values.with("architecture", new Value.Items(layers));
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      values =
          values.with(
              (String) pairs[i],
              value instanceof Double real
                  ? new Value.Real(real)
                  : value instanceof Integer whole
                      ? new Value.Whole(whole)
                      : new Value.Name((String) value));
    }
    return DualPropagation.entry().resolve(values);
  }

  private static DyadNet inferred(Object... pairs) {
    return new DyadNet(plan(pairs), GoldenConvolutionalNet.network(SmallTrials.KERNELS))
        .infer(GoldenConvolutionalNet.batch());
  }

  private static double norm(double[][] gradients, int k) {
    double squares = 0;
    for (int block = 2 * k - 2; block < 2 * k; block++) {
      for (double g : gradients[block]) {
        squares += g * g;
      }
    }
    return Math.sqrt(squares);
  }

  /** The norm of a map is not that of its kernel matrix. */
  @Test
  void dampingOfMapsIsANumber() {
    assertThatThrownBy(() -> DualUses.check(values("variant", "dp-damped")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("damping is auto; a number is allowed with convolutions");
    DualUses.check(values("variant", "dp-damped", "damping", .5));
  }

  @Test
  void imagesHaveDefaultsOfTheirOwn() {
    DualPlan plan = plan();
    assertThat(plan.order()).isEqualTo(InferenceOrder.FORWARD);
    assertThat(plan.passes()).isEqualTo(4);
    assertThat(plan.net().loss().name()).isEqualTo("CROSS_ENTROPY");
    assertThat(plan.nudge()).isEqualTo(OutputNudge.PREDICTED);
    assertThat(plan.poolSwitch()).isEqualTo(DualPlan.Switch.MEAN);
  }

  @ParameterizedTest
  @CsvSource({
    "forward, .5, mean, .631911967, 1.503638985, 1.750336527, 1.534261469",
    "forward, .5, plus, .631911967, 1.094580578, 1.750860809, 1.535427858",
    "backward-sweep, 0, mean, .729691464, 1.360751645, 1.702218148, 1.544863661"
  })
  void goldenNormsOfTheGradient(
      String order, double alpha, String poolSwitch, double n1, double n2, double n3, double n4) {
    double[][] gradients =
        inferred("inference-order", order, "nudging-asymmetry", alpha, "pool-switch", poolSwitch)
            .gradients();
    double[] wanted = {n1, n2, n3, n4};
    for (int k = 1; k <= 4; k++) {
      assertThat(norm(gradients, k)).as("layer %d", k).isCloseTo(wanted[k - 1], within(2e-5));
    }
  }

  /** Invariant 21, first half: invariant 6 on maps. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void oneSidedAdjointFormIsForwardPassAndSweep(double alpha) {
    DyadNet sweep = inferred("inference-order", "backward-sweep", "nudging-asymmetry", alpha);
    DyadNet forward = new DyadNet(plan(), GoldenConvolutionalNet.network(SmallTrials.KERNELS));
    forward.dyads.begin(GoldenConvolutionalNet.batch().inputs());
    for (String order : List.of("forward", "zigzag", "down-up", "odd-even", "parallel")) {
      DyadNet other =
          inferred("inference-order", order, "inference-passes", 5, "nudging-asymmetry", alpha);
      for (int k = 0; k < 4; k++) {
        assertThat(DyadNet.values(other.dyads.mean(k)))
            .isEqualTo(DyadNet.values(forward.dyads.mean(k)));
      }
      requireEqual(other.gradients(), sweep.gradients());
      assertThat(other.dyads.products()).isEqualTo(sweep.dyads.products());
    }
  }

  private static void requireEqual(double[][] a, double[][] b) {
    for (int block = 0; block < a.length; block++) {
      assertThat(a[block]).isEqualTo(b[block]);
    }
  }

  /** Invariant 21, second half. */
  @Test
  void switchesAgreeWhereThePositiveStateIsTheMean() {
    for (double alpha : new double[] {0, 1}) {
      double[][] mean = inferred("nudging-asymmetry", alpha, "inference-passes", 5).gradients();
      double[][] plus =
          inferred("nudging-asymmetry", alpha, "inference-passes", 5, "pool-switch", "plus")
              .gradients();
      if (alpha == 1) {
        requireEqual(plus, mean);
      } else {
        assertThat(DyadReference.error(plus, mean)).isGreaterThan(1e-3);
      }
    }
  }

  /** Stale marks know that a switch of the positive state depends on the states below. */
  @ParameterizedTest
  @ValueSource(strings = {"mean", "plus"})
  void staleMarksSaveWorkAndNoBit(String poolSwitch) {
    DyadNet marked = inferred("pool-switch", poolSwitch, "inference-passes", 6);
    DyadNet plain =
        new DyadNet(
            plan("pool-switch", poolSwitch, "inference-passes", 6),
            GoldenConvolutionalNet.network(SmallTrials.KERNELS));
    plain.dyads.withoutMarks();
    plain.infer(GoldenConvolutionalNet.batch());
    requireEqual(marked.gradients(), plain.gradients());
    assertThat(marked.dyads.products()).isLessThan(plain.dyads.products());
  }
}
