package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.OptimizerPlan.Law;
import io.phasesweep.core.trial.SmallTrials;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optimisers against their equations in double. */
class OptimizerTest {
  private final LayeredNetwork network =
      new LayeredNetwork(new Architecture(List.of(2, 3)), 8, SmallTrials.KERNELS);
  private final Panel in = network.panel(0);
  private final Panel out = network.panel(1);

  @ParameterizedTest
  @CsvSource({"SGD, 0", "SGD, .1", "MOMENTUM, 0", "MOMENTUM, .1", "ADAM, 0", "ADAM, .1"})
  void followsItsEquation(Law law, double decay) {
    for (int e = 0; e < 6; e++) {
      network.weights(1).data[e] = .1f * e - .2f;
    }
    network.bias(1).data[1] = .7f;
    double[] theta = theta();
    double[] first = new double[9];
    double[] second = new double[9];
    Optimizer optimizer = new OptimizerPlan(law, decay).of(network, 1);
    LayerUpdate direction = new LayerUpdate();
    for (int t = 1; t <= 5; t++) {
      load(t);
      direction.set(in, out, -.5);
      double sum = optimizer.apply(direction, .03);
      assertThat(sum).isFinite();
      descend(law, decay, t, theta, first, second);
      double[] found = theta();
      for (int i = 0; i < 9; i++) {
        assertThat(found[i]).as("step %d, entry %d", t, i).isCloseTo(theta[i], within(1e-6));
      }
    }
  }

  private void load(int t) {
    in.load(new FMatrixRMaj(1, 2, true, new float[] {.5f * t, -1}));
    out.load(new FMatrixRMaj(1, 3, true, new float[] {.25f, t, -.125f}));
  }

  /** theta after a step of rate .03 along the gradient .5 inT out. */
  private static void descend(
      Law law, double decay, int t, double[] theta, double[] first, double[] second) {
    double[] x = {.5 * t, -1};
    double[] e = {.25, t, -.125};
    for (int i = 0; i < 9; i++) {
      double g = .5 * e[i % 3] * (i < 6 ? x[i / 3] : 1) + decay * theta[i];
      if (law == Law.ADAM) {
        first[i] = .9 * first[i] + .1 * g;
        second[i] = .999 * second[i] + .001 * g * g;
        double m = first[i] / (1 - Math.pow(.9, t));
        double v = second[i] / (1 - Math.pow(.999, t));
        theta[i] -= .03 * m / (Math.sqrt(v) + 1e-8);
      } else {
        first[i] = (law == Law.MOMENTUM ? .9 * first[i] : 0) + g;
        theta[i] -= .03 * first[i];
      }
    }
  }

  private double[] theta() {
    double[] theta = new double[9];
    for (int i = 0; i < 9; i++) {
      theta[i] = i < 6 ? network.weights(1).data[i] : network.bias(1).data[i - 6];
    }
    return theta;
  }
}
