package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels and their evaluators; numbers of nonequilibrium-memory.md 6, 7. */
class MemoryKernelTest {

  @ParameterizedTest
  @CsvSource({
    "0, 73.5758882, 0, -29.3050222",
    ".05, 74.3116471, .270670566, -29.3782848",
    ".5, 80.9334771, 2.70670566, -30.0376478"
  })
  void valuesOfTheCascade(double area, double early, double middle, double late) {
    CascadeKernel kernel = new CascadeKernel(20, area);
    assertThat(kernel.at(.05)).isCloseTo(early, within(5e-8));
    assertThat(kernel.at(.1)).isCloseTo(middle, within(5e-9));
    assertThat(kernel.at(.2)).isCloseTo(late, within(5e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .05, .5})
  void areaAndMomentOfTheCascade(double area) {
    CascadeKernel kernel = new CascadeKernel(20, area);
    double integral = 0;
    double moment = 0;
    double h = 1e-4;
    for (int i = 0; i <= 10_000; i++) {
      double weight = i == 0 || i == 10_000 ? h / 2 : h;
      integral += weight * kernel.at(i * h);
      moment += weight * kernel.at(i * h) * i * h;
    }
    assertThat(integral).isCloseTo(area, within(1e-4));
    assertThat(moment).isCloseTo(-1, within(1e-4));
  }

  /** With no area the integral of the kernel up to t is (B^3/2) t^2 e^-Bt. */
  @Test
  void theRunningIntegralOfACascadeWithoutArea() {
    CascadeKernel kernel = new CascadeKernel(20, 0);
    double integral = 0;
    double h = 1e-4;
    for (int i = 0; i < 10_000; i++) {
      integral += h / 2 * (kernel.at(i * h) + kernel.at((i + 1) * h));
      double t = (i + 1) * h;
      assertThat(integral).isCloseTo(4000 * t * t * Math.exp(-20 * t), within(1e-4));
    }
  }

  /** A step of the cascade's closed form is the matrix exponential of its equations. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, .05, .4, 3, 40})
  void theCascadeStepsExactly(double duration) {
    CascadeKernel kernel = new CascadeKernel(20, .5);
    double[][] joined = {
      {-20, 0, 0, 20, 0}, {20, -20, 0, 0, 0}, {0, 20, -20, 0, 0}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 0}
    };
    double[] start = {.3, -.7, 1.1, 2, -5 / duration};
    double[] expected =
        MatrixUtils.matrixExponential(new Array2DRowRealMatrix(joined).scalarMultiply(duration))
            .operate(start);
    double[] actual = new double[3];
    kernel.step(duration).advance(new double[] {.3, -.7, 1.1}, 2, -3, actual);
    assertThat(actual).containsExactly(Arrays.copyOf(expected, 3), within(1e-13));
    assertThat(kernel.read(actual)).isCloseTo(21.5 * expected[1] - 21 * expected[2], within(1e-11));
  }

  @Test
  void incompleteGammaFunctionsKeepTheirDigits() {
    for (int shape = 1; shape <= 4; shape++) {
      for (double b : new double[] {1e-3, .02, .5, 1, 2.9, 3.1, 10, 60}) {
        double expected = org.hipparchus.special.Gamma.regularizedGammaP(shape, b);
        assertThat(GammaCascade.passed(shape, b)).isCloseTo(expected, within(1e-13 * expected));
      }
    }
  }

  @Test
  void integralFeedbackHasItsAreaAndMoment() {
    StateSpaceKernel leaky = StateSpaceKernel.integralFeedback(1, .01, 1, .05);
    assertThat(leaky.area() * .9802911).isCloseTo(.00990099, within(1e-8));
    StateSpaceKernel perfect = StateSpaceKernel.integralFeedback(1, 0, 1, .05);
    assertThat(perfect.area()).isZero();
    for (StateSpaceKernel kernel : new StateSpaceKernel[] {leaky, perfect}) {
      FilterRun constant = new FilterRun(kernel, new double[kernel.states()]);
      constant.advance(200, 1, 1);
      assertThat(constant.response()).isCloseTo(kernel.area(), within(1e-10));
      FilterRun ramp = new FilterRun(kernel, new double[kernel.states()]);
      ramp.advance(200, 0, 200);
      assertThat(ramp.response() - 200 * kernel.area()).isCloseTo(1, within(1e-10));
    }
  }

  /** Invariant 3: a constant signal reads I s, for every kernel. */
  @Test
  void aConstantSignalReadsTheArea() {
    PeriodicSignal constant =
        new PeriodicSignal(new double[] {.3, 1.7, .01}, new double[] {7, 7, 7});
    for (MemoryKernel kernel : kernels()) {
      for (double u : kernel.respond(constant)) {
        assertThat(u).isCloseTo(7 * kernel.area(), within(1e-10));
      }
    }
  }

  @Test
  void periodicStatesAreWhereWarmUpsEnd() {
    PeriodicSignal sawtooth = new PeriodicSignal(new double[] {1, 9}, new double[] {-3, 8});
    for (FilterKernel kernel :
        new FilterKernel[] {
          new CascadeKernel(20, .05), StateSpaceKernel.integralFeedback(1, .01, 1, .05)
        }) {
      FilterRun warm = new FilterRun(kernel, new double[kernel.states()]);
      for (int period = 0; period < 5; period++) {
        warm.advance(sawtooth);
      }
      assertThat(kernel.respond(sawtooth)[0]).isCloseTo(warm.response(), within(1e-9));
    }
  }

  @Test
  void theSineKernelIsTheOneOfTheNetwork() {
    TapKernel ideal = TapKernel.sine(0, .01);
    assertThat(ideal.moment()).isCloseTo(-5.129472561958756e-4, within(1e-18));
    assertThat(ideal.area()).isCloseTo(0, within(1e-17));
    double area = 2.5;
    assertThat(TapKernel.sine(area, .01).area())
        .isCloseTo(area * 5.129472561958756e-4, within(1e-17));
  }

  /** Taps on a grid are a circular convolution of the values on that grid. */
  @Test
  void tapsConvolveCircularly() {
    int n = 100;
    double[] values = new double[n];
    double[] durations = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.sin(i * i);
      durations[i] = .01;
    }
    double[] u = TapKernel.sine(3, .01).respond(new PeriodicSignal(durations, values));
    for (int i = 0; i < n; i++) {
      double expected = 0;
      for (int m = 0; m < 10; m++) {
        double tap = Math.sin(2 * Math.PI * m / 10) / 3 + 3 * 5.129472561958756e-4 / .1;
        expected += .01 * tap * values[Math.floorMod(i + 5 - m, n)];
      }
      assertThat(u[i]).isCloseTo(expected, within(1e-14));
    }
  }

  private static MemoryKernel[] kernels() {
    return new MemoryKernel[] {
      new CascadeKernel(20, 0),
      new CascadeKernel(20, .5),
      StateSpaceKernel.integralFeedback(1, .01, 1, .05),
      LadderSynapse.published().at(.05).kernel(5),
      LadderSynapse.centred().at(.05).kernel(50),
      TapKernel.sine(3, .01)
    };
  }
}
