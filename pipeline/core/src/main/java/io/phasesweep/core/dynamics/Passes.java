package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Convolution;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.PoolWinners;
import org.ejml.data.FMatrixRMaj;

/**
 * One minibatch on its way up and, as errors, down. Mutable, not thread-safe.
 *
 * <pre>
 *   m_0 = x      m_l = f(m_{l-1} W_l + b_l)      m_L = m_{L-1} W_L + b_L
 *   e_L = dloss/dm_L      e_l = (e_{l+1} W_{l+1}T) f'(m_l)      e_0 = e_1 W_1T
 * </pre>
 *
 * Products with W and WT of a convolution are its {@link Convolution#drive} and {@link
 * Convolution#feedback}.
 */
public final class Passes {
  private static final Epilogue STORE = new Epilogue.Store();

  private final LayeredNetwork network;
  private final Kernels kernels;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final Epilogue activate;
  private final Epilogue[] derive;
  private final Panel[] activity;
  private final Panel[] error;
  private final Panel[] offset;
  private final PoolWinners[] winners;

  /**
   * Panels for a network.
   *
   * @param network whose layers
   * @param activation f of the hidden layers
   * @param weights that stand in the products
   * @param noise on the drives
   */
  public Passes(
      LayeredNetwork network, Activation activation, CarriedWeights weights, StateNoise noise) {
    int depth = network.depth();
    this.network = network;
    this.kernels = network.kernels();
    this.weights = weights;
    this.noise = noise;
    this.activate = new Epilogue.Activate(activation);
    this.derive = new Epilogue[depth + 1];
    this.activity = new Panel[depth + 1];
    this.error = new Panel[depth + 1];
    this.offset = new Panel[depth + 1];
    this.winners = new PoolWinners[depth + 1];
    for (int l = 0; l <= depth; l++) {
      activity[l] = network.panel(l);
      error[l] = network.panel(l);
      derive[l] = new Epilogue.Derivative(activation, activity[l]);
      Convolution convolution = network.convolution(l);
      if (convolution == null) {
        offset[l] = network.panel(l);
      } else {
        winners[l] = convolution.winners(network.layout().capacity());
      }
    }
  }

  /** Says which step the draws of the medium are for. Modified: this. */
  public void begin(long step) {
    weights.begin(step);
    noise.begin(step);
  }

  /**
   * The way up.
   *
   * @param inputs x [batch x inputs]
   * @param outputs Modified: m_L [batch x classes]
   */
  public void forward(FMatrixRMaj inputs, FMatrixRMaj outputs) {
    activity[0].load(inputs);
    for (int l = 1; l <= network.depth(); l++) {
      Convolution convolution = network.convolution(l);
      if (convolution == null) {
        dense(l, inputs.numRows);
      } else {
        Panel drive = activity[l];
        convolution.drive(weights.layer(l), network.bias(l), activity[l - 1], winners[l], drive);
        if (noise.on()) {
          noise.add(drive, l, 0, 0, drive);
        }
        kernels.apply(drive, drive, activate);
      }
    }
    activity[network.depth()].store(outputs);
  }

  private void dense(int l, int examples) {
    offset[l].columns(examples);
    offset[l].broadcast(network.bias(l));
    if (noise.on()) {
      noise.add(offset[l], l, 0, 0, offset[l]);
    }
    kernels.apply(
        weights.layer(l),
        Direction.UP,
        activity[l - 1],
        offset[l],
        activity[l],
        l == network.depth() ? STORE : activate);
  }

  /**
   * The way down to layer {@code lowest}.
   *
   * @param outputError e_L [batch x classes]
   * @param lowest last layer whose error is formed; 0 = input
   */
  public void backward(FMatrixRMaj outputError, int lowest) {
    error[network.depth()].load(outputError);
    for (int l = network.depth() - 1; l >= lowest; l--) {
      Epilogue last = l == 0 ? STORE : derive[l];
      Convolution convolution = network.convolution(l + 1);
      if (convolution == null) {
        kernels.apply(weights.layer(l + 1), Direction.DOWN, error[l + 1], null, error[l], last);
      } else {
        convolution.feedback(weights.layer(l + 1), error[l + 1], winners[l + 1], error[l]);
        kernels.apply(error[l], error[l], last);
      }
    }
  }

  /** m_l. Modified: {@code out} [batch x units]. */
  public void activity(int l, FMatrixRMaj out) {
    activity[l].store(out);
  }

  /** e_l. Modified: {@code out} [batch x units]. */
  public void error(int l, FMatrixRMaj out) {
    error[l].store(out);
  }

  /** Descent of layer {@code l}: {@code -coefficient m_{l-1}T e_l}. Modified: {@code update}. */
  public void direction(int l, double coefficient, LayerUpdate update) {
    Convolution convolution = network.convolution(l);
    if (convolution == null) {
      update.set(activity[l - 1], error[l], -coefficient);
    } else {
      update.set(convolution, winners[l], activity[l - 1], error[l], -coefficient);
    }
  }
}
