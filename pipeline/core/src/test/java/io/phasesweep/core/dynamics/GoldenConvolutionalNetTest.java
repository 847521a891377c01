package io.phasesweep.core.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.GoldenConvolutionalNet;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Loss;
import io.phasesweep.core.trial.SmallTrials;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Backpropagation through the convolutional net of dual-propagation.md 7, row backprop. */
class GoldenConvolutionalNetTest {
  private static final double[] NORMS = {.677207687, 1.581089857, 1.806420342, 1.544863661};

  @Test
  void gradientNormsPerLayer() {
    LayeredNetwork network = GoldenConvolutionalNet.network(SmallTrials.KERNELS);
    Minibatch batch = GoldenConvolutionalNet.batch();
    Passes passes =
        new Passes(
            network,
            Activation.RELU,
            new CarriedWeights(network, Medium.none(), 1),
            new StateNoise(Medium.none(), network.depth(), 1, 1));
    FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
    FMatrixRMaj error = new FMatrixRMaj(0, 0);
    passes.forward(batch.inputs(), outputs);
    Loss.CROSS_ENTROPY.gradient(outputs, batch, 0, error);
    passes.backward(error, 1);
    for (int l = 1; l <= 4; l++) {
      LayerUpdate direction = new LayerUpdate();
      passes.direction(l, 1.0 / batch.size(), direction);
      FMatrixRMaj w = network.weights(l).createLike();
      FMatrixRMaj b = network.bias(l).createLike();
      direction.addWeights(network.kernels(), w, 1);
      direction.addBias(network.kernels(), b, 1);
      assertThat(GoldenConvolutionalNet.norm(w, b))
          .as("layer %d", l)
          .isCloseTo(NORMS[l - 1], within(2e-5));
    }
    assertThat(network.architecture().shape(3)).isEqualTo(new ImageShape(2, 2, 4));
  }
}
