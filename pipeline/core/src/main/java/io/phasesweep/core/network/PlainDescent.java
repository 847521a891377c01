package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Term;
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
  public double apply(LayerUpdate direction, double rate) {
    List<Term> terms = direction.terms(rate);
    return network.kernels().accumulate(network.weights(layer), terms)
        + network.kernels().accumulateBias(network.bias(layer), terms);
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
