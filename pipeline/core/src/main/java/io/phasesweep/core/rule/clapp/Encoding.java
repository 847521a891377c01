package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/**
 * Moments on their way up, and what each layer does with the direction of its own vectors.
 *
 * <pre>
 *   o_0 = x     A_l = o_{l-1} W_l + b_l     o_l = max(0, A_l)     v_l = o_l
 *   dA_l = Gv_l [A_l &gt; 0]                                   no nudging
 *        = (max(0, A + beta D) - max(0, A)) / (beta B n_1)       D = B n_1 Gv
 *   dW_l = o_{l-1}' dA_l     db_l = column sums of dA_l
 *   dA_{l-1} = dA_l W_l' [A_{l-1} &gt; 0]                      back-propagation only
 * </pre>
 *
 * Layer l reads the weights and nothing else of other layers: its input o_{l-1} is a constant.
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
    this.derive = new Epilogue[depth + 1];
    this.updates = new LayerUpdate[depth + 1];
    for (int l = 0; l <= depth; l++) {
      activity[l] = network.panel(l);
      error[l] = network.panel(l);
      offset[l] = network.panel(l);
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

  /** v_l, 0 = input. Modified: {@code out} [vectors x units]. */
  void vectors(int l, FMatrixRMaj out) {
    activity[l].store(out);
  }

  /**
   * Sends a direction of the vectors of layer {@code l} to its drives. Modified: this.
   *
   * @param gv Gv; Modified: where nudging is on
   * @param pairs B n_1
   */
  void move(int l, FMatrixRMaj gv, long pairs) {
    if (nudging == 0) {
      error[l].load(gv);
      kernels.apply(error[l], error[l], derive[l]);
      return;
    }
    drive[l].store(drives);
    float scale = (float) (1 / (nudging * pairs));
    float reach = (float) (nudging * pairs);
    for (int i = 0; i < gv.getNumElements(); i++) {
      gv.data[i] = nudged(drives.data[i], gv.data[i], reach, scale);
    }
    error[l].load(gv);
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
    kernels.apply(weights.layer(l), Direction.DOWN, error[l], null, error[l - 1], derive[l - 1]);
  }

  /**
   * The gradient of layer {@code l}.
   *
   * @param dw Modified: minus dW_l is added
   * @param db Modified: minus db_l is added
   * @return 0 if every entry is finite, else NaN
   */
  double gradient(int l, FMatrixRMaj dw, FMatrixRMaj db) {
    updates[l].set(activity[l - 1], error[l], -1);
    return updates[l].addWeights(kernels, dw, 1) + updates[l].addBias(kernels, db, 1);
  }
}
