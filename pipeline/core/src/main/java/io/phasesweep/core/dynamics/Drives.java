package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/**
 * The drives of a layered energy-based network,
 *
 * <pre>
 *   u_l = b_l + s_{l-1} W_l + s_{l+1} W_{l+1}T        (last term absent for l = L)
 * </pre>
 *
 * The input drive x W_1 + b_1 is formed once per minibatch and serves every sweep of every phase.
 * Mutable, not thread-safe.
 */
public final class Drives {
  private static final Epilogue STORE = new Epilogue.Store();

  private final LayeredNetwork network;
  private final Kernels kernels;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final Panel input;
  private final Panel inputBias;
  private final Panel[] offset;
  private final Panel[] noisy;
  private final Panel[] partial;

  /**
   * @param network its layers
   * @param weights what stands for the weights
   * @param noise what is added to every drive
   */
  public Drives(LayeredNetwork network, CarriedWeights weights, StateNoise noise) {
    int depth = network.depth();
    this.network = network;
    this.kernels = network.kernels();
    this.weights = weights;
    this.noise = noise;
    this.input = network.panel(0);
    this.inputBias = network.panel(1);
    this.offset = new Panel[depth + 1];
    this.noisy = new Panel[depth + 1];
    this.partial = new Panel[depth + 1];
    for (int l = 1; l <= depth; l++) {
      offset[l] = network.panel(l);
      noisy[l] = network.panel(l);
      partial[l] = network.panel(l);
    }
  }

  /** x, as loaded. */
  public Panel input() {
    return input;
  }

  /** Loads a minibatch and forms what is constant during its phases. Modified: this. */
  public void load(FMatrixRMaj inputs) {
    input.load(inputs);
    inputBias.columns(inputs.numRows);
    inputBias.broadcast(network.bias(1));
    kernels.apply(weights.layer(1), Direction.UP, input, inputBias, offset[1], STORE);
    refreshBiases(inputs.numRows);
  }

  /** Takes over the biases above the first layer. Modified: this. */
  public void refreshBiases(int examples) {
    for (int l = 2; l < offset.length; l++) {
      offset[l].columns(examples);
      offset[l].broadcast(network.bias(l));
    }
  }

  /** x W_1 + b_1 as it stands, live. */
  public Panel inputDrive() {
    return offset[1];
  }

  /**
   * Writes {@code epilogue(u_l)} to the next panel of layer {@code l}.
   *
   * @param l the layer
   * @param state its neighbours; Modified: its next panel
   * @param phase number of the phase in the step, for the noise
   * @param sweep number of the sweep in the phase, for the noise
   * @param epilogue what happens to the drive
   */
  void apply(int l, State state, int phase, int sweep, Epilogue epilogue) {
    Panel add = offset[l];
    if (noise.on()) {
      noise.add(add, l, phase, sweep, noisy[l]);
      add = noisy[l];
    }
    boolean top = l == state.depth();
    if (l == 1 && top) {
      kernels.apply(add, state.next(l), epilogue);
    } else if (l == 1) {
      kernels.apply(weights.layer(2), Direction.DOWN, state.layer(2), add, state.next(1), epilogue);
    } else if (top) {
      kernels.apply(
          weights.layer(l), Direction.UP, state.layer(l - 1), add, state.next(l), epilogue);
    } else {
      kernels.apply(weights.layer(l), Direction.UP, state.layer(l - 1), add, partial[l], STORE);
      kernels.apply(
          weights.layer(l + 1),
          Direction.DOWN,
          state.layer(l + 1),
          partial[l],
          state.next(l),
          epilogue);
    }
  }
}
