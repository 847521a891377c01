package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.MapMeans;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Convolution;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.PoolWinners;
import org.ejml.data.FMatrixRMaj;

/**
 * Moments on their way up, and what each layer does with the direction of its own vectors.
 *
 * <pre>
 *   o_0 = x     A_l = o_{l-1} W_l + b_l     o_l = max(0, A_l)     v_l = mean of o_l over its N positions
 *   dA_l = Gv_l / N [A_l &gt; 0]                                 no nudging
 *        = (max(0, A + beta D) - max(0, A)) / (beta B n_1 N)      D = B n_1 Gv
 *   dW_l = o_{l-1}' dA_l     db_l = column sums of dA_l
 *   dA_{l-1} = dA_l W_l' [A_{l-1} &gt; 0]                      back-propagation only
 * </pre>
 *
 * A dense layer has one position. Of a convolution the products are {@link Convolution}'s; A is
 * what is left after pooling, so a direction goes to the winners of the windows.
 *
 * <p>Layer l reads the weights and nothing else of other layers: its input o_{l-1} is a constant.
 * Mutable, not thread-safe.
 */
final class Encoding {
  private static final Epilogue STORE = new Epilogue.Store();
  private static final Epilogue RELU = new Epilogue.Activate(Activation.RELU);

  private final LayeredNetwork network;
  private final Kernels kernels;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final double nudging;
  private final Panel[] activity;
  private final Panel[] drive;
  private final Panel[] error;
  private final Panel[] offset;
  private final PoolWinners[] winners;
  private final int[] positions;
  private final Epilogue[] derive;
  private final LayerUpdate[] updates;
  private final FMatrixRMaj drives = new FMatrixRMaj(0, 0);

  /**
   * @param nudging beta; 0 = off
   */
  Encoding(LayeredNetwork network, double nudging, Medium medium, long seed) {
    int depth = network.depth();
    this.network = network;
    this.kernels = network.kernels();
    this.weights = new CarriedWeights(network, medium, seed);
    this.noise = new StateNoise(medium, depth, 1, seed);
    this.nudging = nudging;
    this.activity = new Panel[depth + 1];
    this.drive = new Panel[depth + 1];
    this.error = new Panel[depth + 1];
    this.offset = new Panel[depth + 1];
    this.winners = new PoolWinners[depth + 1];
    this.positions = new int[depth + 1];
    this.derive = new Epilogue[depth + 1];
    this.updates = new LayerUpdate[depth + 1];
    for (int l = 0; l <= depth; l++) {
      activity[l] = network.panel(l);
      error[l] = network.panel(l);
      positions[l] = network.architecture().shape(l).positions();
      Convolution convolution = network.convolution(l);
      if (convolution == null) {
        offset[l] = network.panel(l);
      } else {
        winners[l] = convolution.winners(network.layout().capacity());
      }
      drive[l] = nudging == 0 ? activity[l] : network.panel(l);
      derive[l] = new Epilogue.Derivative(Activation.RELU, activity[l]);
      updates[l] = new LayerUpdate();
    }
  }

  /** Starts a step at the input. Modified: this. */
  void begin(long step, FMatrixRMaj inputs) {
    weights.begin(step);
    noise.begin(step);
    activity[0].load(inputs);
  }

  /** Layer {@code l} on what the layer below gave. Modified: this. */
  void up(int l) {
    Convolution convolution = network.convolution(l);
    if (convolution == null) {
      dense(l);
      return;
    }
    Panel map = activity[l - 1];
    convolution.drive(weights.layer(l), network.bias(l), map, winners[l], drive[l]);
    if (noise.on()) {
      noise.add(drive[l], l, 0, 0, drive[l]);
    }
    kernels.apply(drive[l], activity[l], RELU);
  }

  private void dense(int l) {
    offset[l].columns(activity[l - 1].columns());
    offset[l].broadcast(network.bias(l));
    if (noise.on()) {
      noise.add(offset[l], l, 0, 0, offset[l]);
    }
    boolean keep = nudging != 0;
    kernels.apply(
        weights.layer(l), Direction.UP, activity[l - 1], offset[l], drive[l], keep ? STORE : RELU);
    if (keep) {
      kernels.apply(drive[l], activity[l], RELU);
    }
  }

  /** o_l, live; 0 = input. */
  Panel activity(int l) {
    return activity[l];
  }

  /** v_l. Modified: {@code out} [vectors x channels]. */
  void vectors(int l, FMatrixRMaj out) {
    MapMeans.mean(activity[l], positions[l], out);
  }

  /**
   * Sends a direction of the vectors of layer {@code l} to its drives. Modified: this.
   *
   * @param gv Gv
   * @param pairs B n_1
   */
  void move(int l, FMatrixRMaj gv, long pairs) {
    if (nudging == 0) {
      MapMeans.spread(gv, positions[l], error[l]);
      kernels.apply(error[l], error[l], derive[l]);
      return;
    }
    drive[l].store(drives);
    float scale = (float) (1 / (nudging * pairs));
    float reach = (float) (nudging * pairs);
    int channels = gv.numCols;
    for (int i = 0; i < drives.getNumElements(); i++) {
      float g = gv.data[i / drives.numCols * channels + i % channels];
      drives.data[i] = nudged(drives.data[i], g, reach, scale) / positions[l];
    }
    error[l].load(drives);
  }

  /**
   * {@code (max(0, a + reach g) - max(0, a)) / reach}, written g where both are above 0, so that a
   * weak nudge gives the bits of none.
   */
  static float nudged(float a, float g, float reach, float scale) {
    float moved = Math.fma(reach, g, a);
    if (a > 0) {
      return moved > 0 ? g : -a * scale;
    }
    return moved > 0 ? moved * scale : 0;
  }

  /** The direction of layer {@code l - 1} that back-propagation gives. Modified: this. */
  void down(int l) {
    PackedWeights up = weights.layer(l);
    Convolution convolution = network.convolution(l);
    if (convolution == null) {
      kernels.apply(up, Direction.DOWN, error[l], null, error[l - 1], derive[l - 1]);
    } else {
      convolution.feedback(up, error[l], winners[l], error[l - 1]);
      kernels.apply(error[l - 1], error[l - 1], derive[l - 1]);
    }
  }

  /**
   * The gradient of layer {@code l}.
   *
   * @param dw Modified: minus dW_l is added
   * @param db Modified: minus db_l is added
   * @return 0 if every entry is finite, else NaN
   */
  double gradient(int l, FMatrixRMaj dw, FMatrixRMaj db) {
    Convolution convolution = network.convolution(l);
    if (convolution == null) {
      updates[l].set(activity[l - 1], error[l], -1);
    } else {
      updates[l].set(convolution, winners[l], activity[l - 1], error[l], -1);
    }
    return updates[l].addWeights(kernels, dw, 1) + updates[l].addBias(kernels, db, 1);
  }
}
