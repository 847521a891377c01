package io.phasesweep.core.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.dynamics.MemoryPlan.Coupling;
import io.phasesweep.core.dynamics.MemoryPlan.Setpoint;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.synapse.RampOperator;
import io.phasesweep.core.synapse.TapKernel;
import io.phasesweep.core.trial.SmallTrials;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fused reading makes of samples, against the equation in double. */
class SynapticMemoryTest {
  private static final int LAST = 8;
  private static final int BATCH = 5;
  private static final int[] UNITS = {19, 13, 7};
  private static final double SPACING = .01;
  private static final Stream DRAWS = new Stream(3, "samples");

  private final LayeredNetwork network =
      new LayeredNetwork(new Architecture(List.of(19, 13, 7)), BATCH, SmallTrials.KERNELS);
  private final Panel input = network.panel(0);

  private static MemoryPlan plan(Coupling coupling, Setpoint setpoint, double area, double theta) {
    return new MemoryPlan(
        TapKernel.sine(area, SPACING),
        null,
        coupling,
        MemoryPlan.Scope.LAYER,
        setpoint,
        Collections.nCopies(4, theta),
        0,
        0,
        MemoryPlan.Ramp.published());
  }

  private static FMatrixRMaj uniform(int lane, int units) {
    FMatrixRMaj matrix = new FMatrixRMaj(BATCH, units);
    DRAWS.fill(lane, 0, matrix.data, 0, matrix.data.length);
    return matrix;
  }

  private State state(FMatrixRMaj hidden, FMatrixRMaj output) {
    State state = new State(network);
    state.zero(BATCH);
    state.layer(1).load(hidden);
    state.layer(2).load(output);
    return state;
  }

  private static FMatrixRMaj mixed(FMatrixRMaj from, FMatrixRMaj to, double share) {
    FMatrixRMaj mixed = from.createLike();
    for (int i = 0; i < mixed.data.length; i++) {
      mixed.data[i] = (float) (from.data[i] + share * (to.data[i] - from.data[i]));
    }
    return mixed;
  }

  /** A memory of a ramp through the hidden states {@code h.apply(k)} and outputs. */
  private SynapticMemory ramp(
      MemoryPlan plan, FMatrixRMaj x, IntFunction<FMatrixRMaj> h, IntFunction<FMatrixRMaj> y) {
    SynapticMemory memory = new SynapticMemory(network, plan, SynapticMemory.Signal.RAMP, BATCH);
    input.load(x);
    for (int k = 0; k <= LAST; k++) {
      memory.sample(k, input, state(h.apply(k), y.apply(k)));
    }
    memory.meet();
    return memory;
  }

  private FMatrixRMaj read(SynapticMemory memory, int l, double coefficient) {
    FMatrixRMaj w = network.weights(l).createLike();
    double unused = memory.reading(l, coefficient).addWeights(SmallTrials.KERNELS, w, 1);
    return w;
  }

  /** S_k of one synapse. */
  private static double sample(FMatrixRMaj below, FMatrixRMaj above, int i, int j) {
    double sum = 0;
    for (int b = 0; b < BATCH; b++) {
      sum += (double) below.get(b, i) * above.get(b, j);
    }
    return sum / BATCH;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .5})
  void theFusedUpdateIsTheEquation(double area) {
    double theta = 2e-4;
    MemoryPlan plan = plan(Coupling.FIXED_THRESHOLD, Setpoint.PERIOD_MEAN, area, theta);
    FMatrixRMaj x = uniform(0, UNITS[0]);
    FMatrixRMaj h = uniform(1, UNITS[1]);
    FMatrixRMaj y = uniform(2, UNITS[2]);
    IntFunction<FMatrixRMaj> hidden = k -> mixed(h, uniform(10 + k, UNITS[1]), .2 * k / LAST);
    IntFunction<FMatrixRMaj> output = k -> mixed(y, uniform(30 + k, UNITS[2]), .2 * k / LAST);
    SynapticMemory memory = ramp(plan, x, hidden, output);
    for (int l = 1; l <= 2; l++) {
      FMatrixRMaj read = read(memory, l, memory.gain());
      int compared = 0;
      for (int i = 0; i < UNITS[l - 1]; i++) {
        for (int j = 0; j < UNITS[l]; j++) {
          double[] s = new double[LAST + 1];
          for (int k = 0; k <= LAST; k++) {
            FMatrixRMaj below = l == 1 ? x : hidden.apply(k);
            s[k] = sample(below, l == 1 ? hidden.apply(k) : output.apply(k), i, j);
          }
          double expected = equation(plan, s, theta);
          if (!Double.isNaN(expected)) {
            compared++;
            assertThat((double) read.get(i, j))
                .as("layer %d, %d to %d", l, i, j)
                .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
          }
        }
      }
      assertThat(compared).isGreaterThan(UNITS[l - 1] * UNITS[l] * 9 / 10);
    }
  }

  /** gain sum_i q_i g(M (S - S_0) + r S_0); NaN where some |u_i| is at the threshold. */
  private static double equation(MemoryPlan plan, double[] s, double theta) {
    RampOperator operator = new RampOperator(plan.kernel(), LAST, plan.ramp().grid());
    operator.set(plan.ramp().fast(), plan.ramp().slow());
    double sum = 0;
    for (int i = 0; i < operator.rows(); i++) {
      double u = operator.area() * s[0];
      for (int k = 0; k <= LAST; k++) {
        u += operator.matrix()[i * (LAST + 1) + k] * (s[k] - s[0]);
      }
      if (Math.abs(Math.abs(u) - theta) <= 1e-4 * theta) {
        return Double.NaN;
      }
      sum += Math.abs(u) >= theta ? operator.quadrature()[i] * u : 0;
    }
    return plan.ramp().gain() * sum;
  }

  @ParameterizedTest
  @EnumSource(Coupling.class)
  void twoPhasesAreReadAsAStraightRamp(Coupling coupling) {
    MemoryPlan plan = plan(coupling, Setpoint.PERIOD_MEAN, .05, 2e-4);
    FMatrixRMaj x = uniform(0, UNITS[0]);
    FMatrixRMaj first = uniform(1, UNITS[1]);
    FMatrixRMaj last = mixed(first, uniform(2, UNITS[1]), .3);
    FMatrixRMaj y = uniform(3, UNITS[2]);
    SynapticMemory ramp = ramp(plan, x, k -> mixed(first, last, (double) k / LAST), k -> y);
    SynapticMemory pair =
        new SynapticMemory(network, plan, SynapticMemory.Signal.TWO_PHASES, BATCH);
    pair.sample(0, input, state(first, y));
    pair.sample(1, input, state(last, y));
    pair.meet();
    for (int l = 1; l <= 2; l++) {
      FMatrixRMaj of = read(ramp, l, 5000);
      FMatrixRMaj by = read(pair, l, 5000);
      double worst = 0;
      double sum = 0;
      double difference = 0;
      for (int e = 0; e < of.data.length; e++) {
        double gap = Math.abs(of.data[e] - by.data[e]);
        worst = Math.max(worst, gap > .01 * Math.abs(of.data[e]) ? 0 : gap);
        sum += Math.abs(of.data[e]);
        difference += gap;
      }
      assertThat(sum).isPositive();
      assertThat(worst).isLessThan(1e-5);
      // Synapses at the threshold may fall on either side.
      assertThat(difference).isLessThan(1e-3 * sum);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.5, -.5})
  void aStraightRampAboveTheThresholdHasThePlateausGain(double beta) {
    double theta = 1e-3;
    MemoryPlan plan = plan(Coupling.FIXED_THRESHOLD, Setpoint.PERIOD_MEAN, 0, theta);
    FMatrixRMaj x = new FMatrixRMaj(BATCH, UNITS[0]);
    java.util.Arrays.fill(x.data, 1);
    FMatrixRMaj rest = new FMatrixRMaj(BATCH, UNITS[1]);
    FMatrixRMaj top = rest.createLike();
    for (int j = 0; j < UNITS[1]; j++) {
      for (int b = 0; b < BATCH; b++) {
        top.set(b, j, (j % 2 == 0 ? 1 : -1) * (.301f + .098f * j / UNITS[1]));
      }
    }
    SynapticMemory memory =
        ramp(plan, x, k -> mixed(rest, top, (double) k / LAST), k -> uniform(3, UNITS[2]));
    FMatrixRMaj delta = read(memory, 1, memory.gain() / beta);
    for (int i = 0; i < UNITS[0]; i++) {
      for (int j = 0; j < UNITS[1]; j++) {
        double expected = 2.036746 * top.get(0, j) / beta;
        assertThat((double) delta.get(i, j)).isCloseTo(expected, within(2e-6 * Math.abs(expected)));
      }
    }
  }

  @Test
  void aDarkPixelMovesNoWeight() {
    MemoryPlan plan = plan(Coupling.FIXED_THRESHOLD, Setpoint.PERIOD_MEAN, .5, 0);
    FMatrixRMaj x = uniform(0, UNITS[0]);
    int dark = 4;
    for (int b = 0; b < BATCH; b++) {
      x.set(b, dark, 0);
    }
    SynapticMemory memory =
        ramp(plan, x, k -> uniform(10 + k, UNITS[1]), k -> uniform(30 + k, UNITS[2]));
    FMatrixRMaj w = network.weights(1).createLike();
    DRAWS.fill(99, 0, w.data, 0, w.data.length);
    FMatrixRMaj before = w.copy();
    double unused = memory.reading(1, memory.gain()).addWeights(SmallTrials.KERNELS, w, 1);
    for (int i = 0; i < UNITS[0]; i++) {
      boolean same = true;
      for (int j = 0; j < UNITS[1]; j++) {
        same &= Float.floatToIntBits(w.get(i, j)) == Float.floatToIntBits(before.get(i, j));
      }
      assertThat(same).as("pixel %d", i).isEqualTo(i == dark);
    }
  }

  @ParameterizedTest
  @EnumSource(Setpoint.class)
  void aSignalThatStaysIsSubtracted(Setpoint setpoint) {
    for (float value : constant(plan(Coupling.SETPOINT_SUBTRACTION, setpoint, .5, 0)).data) {
      assertThat(value).isCloseTo(0, within(1e-6f));
    }
  }

  @Test
  void aSignalThatStaysIsLearntAllPeriodByAFixedThreshold() {
    double theta = 6e-5;
    MemoryPlan plan = plan(Coupling.FIXED_THRESHOLD, Setpoint.PERIOD_MEAN, .5, theta);
    double r = plan.areaPerPeriod() * plan.moment();
    FMatrixRMaj x = uniform(0, UNITS[0]);
    FMatrixRMaj h = uniform(1, UNITS[1]);
    FMatrixRMaj delta = constant(plan);
    int above = 0;
    for (int i = 0; i < UNITS[0]; i++) {
      for (int j = 0; j < UNITS[1]; j++) {
        double signal = r * sample(x, h, i, j);
        double expected = Math.abs(signal) > theta ? 5000 * .99 * signal : 0;
        above += expected == 0 ? 0 : 1;
        assertThat((double) delta.get(i, j))
            .isCloseTo(expected, within(2e-6 * 5000 * .99 * signal));
      }
    }
    assertThat(above).isBetween(1, UNITS[0] * UNITS[1] - 1);
  }

  private FMatrixRMaj constant(MemoryPlan plan) {
    FMatrixRMaj h = uniform(1, UNITS[1]);
    FMatrixRMaj y = uniform(2, UNITS[2]);
    SynapticMemory memory = ramp(plan, uniform(0, UNITS[0]), k -> h, k -> y);
    return read(memory, 1, memory.gain());
  }
}
