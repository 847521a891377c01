package io.phasesweep.core.medium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.SmallTrials;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class MediumTest {

  @Test
  void noiseIsCenteredOfUnitVarianceAndUncorrelated() {
    int count = 1_000_000;
    float[] xi = new float[count];
    new Stream(1, "weight-noise/1").fill(0, 0, xi, 0, count);
    Medium.center(xi, count, 1);
    double mean = 0;
    double square = 0;
    double lag = 0;
    for (int i = 0; i < count; i++) {
      mean += xi[i] / (double) count;
      square += xi[i] * (double) xi[i] / count;
      lag += i == 0 ? 0 : xi[i] * (double) xi[i - 1] / count;
      assertThat(Math.abs(xi[i])).isLessThanOrEqualTo((float) Math.sqrt(3));
    }
    assertThat(mean).isCloseTo(0, within(5e-3));
    assertThat(square - mean * mean).isCloseTo(1, within(.01));
    assertThat(lag).isCloseTo(0, within(5e-3));
  }

  private static LayeredNetwork network() {
    LayeredNetwork network =
        new LayeredNetwork(new Architecture(List.of(3, 4, 2)), 8, SmallTrials.KERNELS);
    for (int l = 1; l <= 2; l++) {
      java.util.Arrays.fill(network.weights(l).data, .5f);
      network.repack(l);
    }
    return network;
  }

  @Test
  void noisyWeightsStandInProductsOnly() {
    LayeredNetwork network = network();
    CarriedWeights carried = new CarriedWeights(network, new Medium(.2, 0), 5);
    carried.begin(3);
    Panel in = network.panel(1);
    Panel out = network.panel(2);
    in.columns(1);
    in.zero();
    in.set(0, 2, 1);
    network.kernels().apply(carried.layer(2), Direction.UP, in, null, out, new Epilogue.Store());
    for (int j = 0; j < 2; j++) {
      double xi = Math.sqrt(3) * (2 * new Stream(5, "weight-noise/2").real32(3, 2 * 2 + j) - 1);
      assertThat((double) out.value(0, j)).isCloseTo(.5 * (1 + .2 * xi), within(1e-6));
    }
    assertThat(network.weights(2).data).containsOnly(.5f);
  }

  @Test
  void aCleanMediumIsTheNetworkItself() {
    LayeredNetwork network = network();
    CarriedWeights carried = new CarriedWeights(network, Medium.none(), 5);
    assertThat(carried.layer(1)).isSameAs(network.packed(1));
    assertThat(new StateNoise(Medium.none(), 2, 1, 5).on()).isFalse();
  }

  @Test
  void stateNoiseIsAddressed() {
    LayeredNetwork network = network();
    StateNoise noise = new StateNoise(new Medium(0, .3), 2, 20, 5);
    noise.begin(7);
    Panel drive = network.panel(1);
    Panel out = network.panel(1);
    FMatrixRMaj ones = new FMatrixRMaj(3, 4);
    java.util.Arrays.fill(ones.data, 1);
    drive.load(ones);
    noise.add(drive, 1, 2, 6, out);
    for (int row = 0; row < 3; row++) {
      for (int unit = 0; unit < 4; unit++) {
        long index = ((2L * 20 + 6) * 3 + row) * 4 + unit;
        double xi = Math.sqrt(3) * (2 * new Stream(5, "state-noise/1").real32(7, index) - 1);
        assertThat((double) out.value(row, unit)).isCloseTo(1 + .3 * xi, within(1e-6));
      }
    }
  }
}
