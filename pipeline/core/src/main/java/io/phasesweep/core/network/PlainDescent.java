package io.phasesweep.core.network;

import java.util.List;

/** {@code theta += rate direction}, added to the weights as it is formed. */
final class PlainDescent implements Optimizer {
  private final LayeredNetwork network;
  private final int layer;

  PlainDescent(LayeredNetwork network, int layer) {
    this.network = network;
    this.layer = layer;
  }

  @Override
  public double apply(Descent direction, double rate) {
    return direction.addWeights(network.kernels(), network.weights(layer), rate)
        + direction.addBias(network.kernels(), network.bias(layer), rate);
  }

  @Override
  public List<float[]> moments() {
    return List.of();
  }

  @Override
  public long steps() {
    return 0;
  }

  @Override
  public void resume(long steps) {
    // Its steps are all alike.
  }
}
