package io.phasesweep.core.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden numbers of the operator from the specification of the memory; invariant 15. */
class RampOperatorTest {
  private static final double MOMENT = 5.129472561958756e-4;

  private static RampOperator published(MemoryKernel kernel) {
    RampOperator operator = new RampOperator(kernel, 8, 100);
    operator.set(.1, .9);
    return operator;
  }

  private static double[] read(RampOperator operator, double[] samples) {
    double[] u = new double[operator.rows()];
    for (int i = 0; i < u.length; i++) {
      for (int k = 0; k <= operator.last(); k++) {
        u[i] += operator.matrix()[i * (operator.last() + 1) + k] * samples[k];
      }
    }
    return u;
  }

  private static double[] ramp(double size) {
    double[] samples = new double[9];
    for (int k = 0; k < 9; k++) {
      samples[k] = size * k / 8;
    }
    return samples;
  }

  @Test
  void rowsOfThePublishedNetwork() {
    RampOperator operator = published(TapKernel.sine(0, .01));
    assertThat(RampOperator.sineMoment(100)).isCloseTo(MOMENT, within(1e-15));
    double[] row0 = {-.007587323, .000555737, .003804226, .002835503, .000391857, 0, 0, 0, 0};
    double[] row50 = {0, 0, 0, 0, .004559531, -.004559531, 0, 0, 0};
    for (int k = 0; k < 9; k++) {
      assertThat(operator.matrix()[k]).isCloseTo(row0[k], within(1e-9));
      assertThat(operator.matrix()[50 * 9 + k]).isCloseTo(row50[k], within(1e-9));
    }
    int entries = 0;
    for (int e = 0; e < 900; e++) {
      entries += Math.abs(operator.matrix()[e]) > 1e-12 ? 1 : 0;
    }
    assertThat(entries).isEqualTo(308);
  }

  @Test
  void responseToALinearRamp() {
    double[] u = read(published(TapKernel.sine(0, .01)), ramp(1));
    double[] golden = {
      .002279766, .003419648, .004341833, .004911774, .005129473, .005129473, .005129473,
      .004911774, .004341833, .003419648, .002279766, .001139883, .000217698, -.000352243,
      -.000569941
    };
    for (int i = 0; i < golden.length; i++) {
      assertThat(u[i]).as("row %d", i).isCloseTo(golden[i], within(1e-9));
    }
  }

  /** Gain F(A/theta) = delta p beta/A of a linear ramp, theta = 1. */
  @Test
  void gainOfALinearRamp() {
    RampOperator operator = published(TapKernel.sine(0, .01));
    double[][] golden = {
      {190, 0},
      {200, .76942},
      {220, 1.26060},
      {300, 2.03675},
      {400, 2.03675},
      {1000, 2.29322},
      {1754, 2.29322},
      {1755, -.07204},
      {10_000, -.08549}
    };
    for (double[] pair : golden) {
      assertThat(gain(operator, pair[0])).as("A %s", pair[0]).isCloseTo(pair[1], within(6e-6));
    }
    assertThat(5000 * MOMENT).isCloseTo(2.564736, within(1e-6));
    double[] u = read(operator, ramp(1));
    double top = 0;
    for (double value : u) {
      top = Math.max(top, value);
    }
    assertThat(1 / top).isCloseTo(194.9518, within(1e-4));
    assertThat(1 / Math.abs(u[50])).isCloseTo(1754.566, within(1e-3));
  }

  private static double gain(RampOperator operator, double size) {
    double[] u = read(operator, ramp(size));
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += Math.abs(u[i]) >= 1 ? operator.quadrature()[i] * u[i] : 0;
    }
    return 5000 * sum / size;
  }

  @Test
  void cascadeKernelOnTheSameRamp() {
    double[] u = read(published(new CascadeKernel(100, 0)), ramp(1));
    double low = 0;
    double high = 0;
    for (double value : u) {
      low = Math.min(low, value / MOMENT);
      high = Math.max(high, value / MOMENT);
    }
    assertThat(high).isCloseTo(9.96923, within(1e-5));
    assertThat(u[80] / MOMENT).isCloseTo(-1.111111, within(1e-5));
    assertThat(low).isCloseTo(-1.111111, within(1e-5));
  }

  @Test
  void rowsSumToTheArea() {
    LadderMemory ladder = LadderSynapse.centred().dissipating(2);
    for (MemoryKernel kernel :
        List.of(
            TapKernel.sine(0, .01),
            TapKernel.sine(.3, .01),
            new CascadeKernel(100, .05),
            ladder.kernel(50),
            StateSpaceKernel.integralFeedback(1, .01, 1, .05))) {
      RampOperator operator = published(kernel);
      double area = kernel instanceof TapKernel ? kernel.area() : kernel.area() * MOMENT;
      assertThat(operator.area()).isCloseTo(area, within(1e-15));
      double[] ones = new double[9];
      java.util.Arrays.fill(ones, 1);
      for (double sum : read(operator, ones)) {
        assertThat(sum).isCloseTo(area, within(1e-12));
      }
    }
    assertThat(TapKernel.sine(.3, .01).area()).isCloseTo(.3 * MOMENT, within(1e-15));
  }

  /** Mirror, interpolate, convolve: as the published code does it, on random samples. */
  @Test
  void matrixIsTheDirectComputation() {
    double[] samples = new double[9];
    for (int k = 0; k < 9; k++) {
      samples[k] = new Stream(3, "samples").real64(0, k) - .5;
    }
    double[] x = new double[100];
    for (int i = 0; i < 100; i++) {
      double t = i / 100.0;
      double place = t < .1 ? t / .1 * 8 : 8 + (t - .1) / .9 * 8;
      int before = Math.min(15, (int) place);
      double at = samples[before <= 8 ? before : 16 - before];
      double next = samples[before + 1 <= 8 ? before + 1 : 15 - before];
      x[i] = at + (place - before) * (next - at);
    }
    for (double area : new double[] {0, .3}) {
      double[] u = read(published(TapKernel.sine(area, .01)), samples);
      for (int i = 0; i < 100; i++) {
        double direct = 0;
        for (int m = 0; m < 10; m++) {
          double tap = StrictMath.sin(2 * Math.PI * m / 10) / 3 + area * MOMENT / .1;
          direct += .01 * tap * x[Math.floorMod(i + 5 - m, 100)];
        }
        assertThat(u[i]).isCloseTo(direct, within(1e-12));
      }
    }
  }

  @Test
  void otherRampTimesChangeTheNumberOfRows() {
    RampOperator operator = published(TapKernel.sine(.3, .01));
    operator.set(.237, 2.5);
    assertThat(operator.rows()).isEqualTo(274);
    double[] ones = new double[9];
    java.util.Arrays.fill(ones, 1);
    for (double sum : read(operator, ones)) {
      assertThat(sum).isCloseTo(.3 * MOMENT, within(1e-12));
    }
  }
}
