package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels of ladders; numbers of nonequilibrium-memory.md 6, 7. */
class LadderMemoryTest {

  @Test
  void kernelOfThePublishedLadder() {
    LadderMemory memory = LadderSynapse.published().at(.05);
    assertThat(memory.activity(LadderMemory.Moment.BEFORE)).isCloseTo(.53555723, within(1e-8));
    assertThat(memory.activity(LadderMemory.Moment.AFTER)).isCloseTo(.49553970, within(1e-8));
    assertThat(memory.rawArea()).isCloseTo(.040017528, within(1e-8));
    assertThat(memory.rawMoment()).isCloseTo(-.55099773, within(1e-7));
    assertThat(memory.area()).isCloseTo(.072627391, within(1e-8));
    assertThat(memory.imbalance()).isCloseTo(.06525, withPercentage(.1));
  }

  @Test
  void kernelOfTheMidLadder() {
    LadderMemory memory = LadderSynapse.mid().at(.2);
    assertThat(memory.rawArea()).isCloseTo(.028866441, within(1e-8));
    assertThat(memory.rawMoment()).isCloseTo(-.089992948, within(1e-7));
    assertThat(memory.area()).isCloseTo(.32076337, within(1e-7));
    assertThat(memory.imbalance()).isCloseTo(.26622, withPercentage(.1));
  }

  @ParameterizedTest
  @CsvSource({"0, .36703", "100, .36692"})
  void theMomentChangesItsSignNextToOneOverE(double background, double gamma) {
    LadderSynapse synapse = new LadderSynapse(new Ladder(4, 1, 25), background, 200);
    assertThat(synapse.at(gamma - 6e-6).contrastive()).isTrue();
    assertThat(synapse.at(gamma + 6e-6).contrastive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ".25, .446964, NaN, 1",
    ".5, .319417, 1.77560, .69316",
    "1, .192965, .29710, .24989",
    "2, .0834809, .07988, .07058",
    "4, .0154844, .01651, .01340",
    "8, 3.29855e-4, .00679, .00535",
    "10, 4.47812e-5, .00663, .00521"
  })
  void midLadderAlongTheAxis(double sigma, double gamma, double area, double imbalance) {
    check(LadderSynapse.mid().dissipating(sigma), gamma, area, imbalance, 5e-6);
  }

  @ParameterizedTest
  @CsvSource({
    ".25, .352860, .95631, .77919",
    "1, .170101, .029162, .049258",
    "2, .0791055, .0056842, .0065065",
    "4, .0153863, 2.7808e-4, 2.3819e-4",
    "8, 3.33038e-4, 9.3130e-6, 7.4609e-6",
    "10, 4.53436e-5, 7.2784e-6, 5.8235e-6"
  })
  void centredLadderAlongTheAxis(double sigma, double gamma, double area, double imbalance) {
    check(LadderSynapse.centred().dissipating(sigma), gamma, area, imbalance, 0);
  }

  /**
   * @param rounding half of the last digit that the document prints of I and eta
   */
  private static void check(
      LadderMemory memory, double gamma, double area, double imbalance, double rounding) {
    assertThat(memory.gamma()).isCloseTo(gamma, withPercentage(1e-2));
    assertThat(memory.contrastive()).isEqualTo(!Double.isNaN(area));
    if (memory.contrastive()) {
      assertThat(memory.area()).isCloseTo(area, within(1e-4 * area + rounding));
    }
    assertThat(memory.imbalance()).isCloseTo(imbalance, within(1e-3 * imbalance + rounding));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 6.171e-3, 5e-7",
    "1, 8, 3.894e-3, 5e-7",
    "4, 8, 6.97e-6, 5e-9",
    "4, 10, 0, 1e-11"
  })
  void theEndsOfTheLadderSetTheFloor(double midpoint, int levels, double area, double tolerance) {
    LadderMemory memory = new LadderSynapse(new Ladder(levels, midpoint, 25), 100, 110).at(1e-8);
    assertThat(memory.area()).isCloseTo(area, within(tolerance));
  }

  /** Invariant 11: the second lobe appears at gamma = 1/e. */
  @Test
  void theSecondLobeAppearsAtOneOverE() {
    for (double[] ligand : new double[][] {{0, 200}, {100, 200}, {100, 101}}) {
      LadderSynapse synapse = new LadderSynapse(new Ladder(4, 1, 25), ligand[0], ligand[1]);
      assertThat(lobe(synapse.at(.3700))).isGreaterThan(-1e-9);
      assertThat(lobe(synapse.at(.3660))).isLessThan(-1e-9);
    }
  }

  /** Smallest value of K over its value of largest size. */
  private static double lobe(LadderMemory memory) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double k : sampled(memory, 0, .01, 6000)) {
      least = Math.min(least, k);
      most = Math.abs(k) > Math.abs(most) ? k : most;
    }
    assertThat(most).as("the larger lobe comes first").isPositive();
    return least / most;
  }

  /** K at start, start + step, start + 2 step .. */
  private static double[] sampled(LadderMemory memory, double start, double step, int count) {
    LadderSynapse synapse = memory.synapse();
    Ladder ladder = synapse.ladder();
    double[][] q = LadderMemory.generator(ladder.rates(synapse.step(), memory.gamma()));
    RealMatrix flow =
        MatrixUtils.matrixExponential(new Array2DRowRealMatrix(q).scalarMultiply(step));
    RealMatrix lead =
        MatrixUtils.matrixExponential(new Array2DRowRealMatrix(q).scalarMultiply(start));
    double[] p = lead.operate(ladder.stationary(synapse.background(), memory.gamma()));
    double[] k = new double[count];
    for (int i = 0; i < count; i++) {
      k[i] = -ladder.active(LadderTest.times(q, p));
      p = flow.operate(p);
    }
    return k;
  }

  @Test
  void atDetailedBalanceTheKernelHasOneSignAndFalls() {
    double[] k = sampled(LadderSynapse.published().at(1), 0, .01, 2000);
    for (int i = 1; i < k.length; i++) {
      assertThat(k[i]).isLessThanOrEqualTo(k[i - 1] + 1e-12).isGreaterThan(-1e-12);
    }
  }

  /** Invariant 13: Simpson over 200/k_R, and the response of the state space. */
  @ParameterizedTest
  @CsvSource({"0, .05", "100, .2", "0, .01"})
  void areaAndMomentAreThoseOfTheKernel(double background, double gamma) {
    LadderSynapse synapse = new LadderSynapse(new Ladder(4, 1, 25), background, 200);
    LadderMemory memory = synapse.at(gamma);
    double area = 0;
    double moment = 0;
    double start = 0;
    // The flips are a thousand times faster than the modifications: three meshes.
    for (double h : new double[] {1e-6, 5e-5, 2e-3}) {
      int steps = h == 2e-3 ? 100_000 : 20_000;
      double[] k = sampled(memory, start, h, steps + 1);
      for (int i = 0; i <= steps; i++) {
        double weight = (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * h / 3;
        area += weight * k[i];
        moment += weight * k[i] * (start + i * h);
      }
      start += steps * h;
    }
    assertThat(area).isCloseTo(memory.rawArea(), within(1e-6));
    assertThat(moment).isCloseTo(memory.rawMoment(), within(1e-6));

    StateSpaceKernel kernel = memory.kernel(1);
    FilterRun constant = new FilterRun(kernel, new double[kernel.states()]);
    constant.advance(200, 1, 1);
    assertThat(constant.response()).isCloseTo(memory.area(), within(1e-6));
    FilterRun ramp = new FilterRun(kernel, new double[kernel.states()]);
    ramp.advance(200, 0, 200);
    assertThat(ramp.response() - 200 * memory.area()).isCloseTo(1, within(1e-6));
  }

  @Test
  void imbalanceFallsWithDissipation() {
    double before = 1;
    for (double sigma : new double[] {.5, 1, 2, 3, 4, 6, 8, 10}) {
      double now = LadderSynapse.centred().dissipating(sigma).imbalance();
      assertThat(now).isLessThan(before);
      before = now;
    }
  }

  /** Our reading: halving the area costs about 2 J ln 2 where no floor is near. */
  @Test
  void halvingTheAreaCostsAboutTwoFluxesOfLnTwo() {
    LadderMemory memory = LadderSynapse.centred().dissipating(3);
    assertThat(memory.areaHalvingCost()).isBetween(.2, .7);
    assertThat(LadderSynapse.centred().at(1).areaHalvingCost()).isNaN();
  }
}
