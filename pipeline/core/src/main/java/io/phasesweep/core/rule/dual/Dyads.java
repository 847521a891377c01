package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Convolution;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.PoolWinners;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The dyads of one minibatch. A visit of a layer recomputes only what is stale: its drive if the
 * mean below changed since, its feedback if the difference above did; a visit without inertia that
 * finds nothing stale would change no bit and is skipped.
 *
 * <pre>
 *   a_k = m_{k-1} W_k + b_k     D_k = d_{k+1} W_{k+1}T     (m_k, d_k) &lt;- dyad(a_k, D_k)
 * </pre>
 *
 * Mutable, not thread-safe.
 */
final class Dyads {
  private static final Epilogue STORE = new Epilogue.Store();

  private final LayeredNetwork network;
  private final Kernels kernels;
  private final DualPlan plan;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final Epilogue activate;
  private final Dyad law;
  private final int depth;
  private final Panel[] offset;
  private final Panel[] drive;
  private final Panel[] feedback;
  private final Panel[] mean;
  private final Panel[] difference;
  private final Panel[] spare;
  private final boolean[] driveStale;
  private final boolean[] feedbackStale;
  private final boolean[] alive;
  private final float[] inertia;
  private final long[] macs;
  private final PoolWinners[] winners;
  private final PoolSwitch[] switches;
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj wanted = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj before = new FMatrixRMaj(0, 0);
  private final float nudge;
  private boolean nudged;
  private boolean marks = true;
  private @Nullable LastChanges changes;
  private long products;

  Dyads(LayeredNetwork network, DualPlan plan, CarriedWeights weights, StateNoise noise) {
    this.depth = network.depth();
    this.network = network;
    this.kernels = network.kernels();
    this.plan = plan;
    this.weights = weights;
    this.noise = noise;
    this.activate = new Epilogue.Activate(plan.net().activation());
    this.law = plan.dyad();
    this.nudge = (float) plan.nudge().factor(plan.variant(), plan.alpha(), plan.beta());
    this.offset = new Panel[depth + 1];
    this.drive = panels();
    this.feedback = panels();
    this.mean = panels();
    this.difference = panels();
    this.spare = plan.order() == InferenceOrder.BACKWARD_SWEEP ? panels() : mean;
    this.driveStale = new boolean[depth + 2];
    this.feedbackStale = new boolean[depth + 2];
    this.alive = new boolean[depth + 1];
    this.inertia = new float[depth + 1];
    this.macs = new long[depth + 1];
    this.winners = new PoolWinners[depth + 1];
    this.switches = new PoolSwitch[depth + 1];
    for (int k = 1; k <= depth; k++) {
      macs[k] = network.architecture().macs(k);
      Convolution map = network.convolution(k);
      if (map == null) {
        offset[k] = network.panel(k);
      } else {
        winners[k] = map.winners(network.layout().capacity());
        switches[k] = PoolSwitch.of(plan, network, k);
      }
    }
  }

  private Panel[] panels() {
    Panel[] all = new Panel[depth + 1];
    for (int k = 0; k <= depth; k++) {
      all[k] = network.panel(k);
    }
    return all;
  }

  /** Switches the stale marks off, so that a test can compare. Modified: this. */
  void withoutMarks() {
    this.marks = false;
  }

  /** Notes what every visit changes. Modified: this; {@code log} by visits. */
  void record(LastChanges log) {
    this.changes = log;
  }

  /** lambda_k of a hidden layer. */
  float inertia(int k) {
    return inertia[k];
  }

  /** Sets lambda_k of a hidden layer. Modified: this. */
  void inertia(int k, double value) {
    inertia[k] = (float) value;
  }

  /** Loads a minibatch and goes to the initial states. Modified: this. */
  void begin(FMatrixRMaj inputs) {
    this.nudged = false;
    this.products = 0;
    boolean fresh = plan.start() != DualPlan.Start.PERSISTENT;
    mean[0].load(inputs);
    for (int k = 1; k <= depth; k++) {
      columns(k, inputs.numRows);
      if (fresh) {
        if (plan.start() == DualPlan.Start.ZERO) {
          mean[k].zero();
        }
        difference[k].zero();
        feedback[k].zero();
        alive[k] = false;
      }
    }
    stale(!fresh);
    if (plan.start() == DualPlan.Start.FORWARD) {
      forward();
    }
  }

  private void columns(int k, int count) {
    drive[k].columns(count);
    feedback[k].columns(count);
    mean[k].columns(count);
    difference[k].columns(count);
  }

  private void stale(boolean feedbacksToo) {
    Arrays.fill(driveStale, true);
    Arrays.fill(feedbackStale, feedbacksToo);
    for (int k = 1; k <= depth; k++) {
      if (network.convolution(k) == null) {
        offset[k].columns(mean[0].columns());
        offset[k].broadcast(network.bias(k));
        if (noise.on()) {
          noise.add(offset[k], k, 0, 0, offset[k]);
        }
      }
    }
  }

  private void forward() {
    for (int k = 1; k <= depth; k++) {
      refreshDrive(k);
      if (k < depth) {
        kernels.apply(drive[k], mean[k], activate);
      }
    }
    drive[depth].store(outputs);
  }

  /** Says that theta changed under states that stay. Modified: this. */
  void weightsChanged() {
    stale(true);
  }

  /** Logits of the last drive of the outputs. */
  FMatrixRMaj outputs() {
    return outputs;
  }

  /** One visit, alone. Modified: this. */
  void visit(int k, Minibatch batch, int from) {
    if (refresh(k)) {
      settle(k, batch, from);
    }
  }

  /** Brings drive and feedback of a layer up to date; whether its states may change. */
  boolean refresh(int k) {
    boolean output = k == depth;
    boolean moved = output ? !nudged : inertia[k] > 0 || !marks;
    boolean blind = output && plan.nudge() == OutputNudge.PREDICTED;
    if ((driveStale[k] || !marks) && !blind && !keepsMeans()) {
      refreshDrive(k);
      moved = true;
    }
    if (!output && (feedbackStale[k] || !marks)) {
      refreshFeedback(k);
      moved = true;
    }
    if (!moved && changes != null) {
      changes.none(k);
    }
    return moved;
  }

  private boolean keepsMeans() {
    return plan.order() == InferenceOrder.BACKWARD_SWEEP;
  }

  private void refreshDrive(int k) {
    Convolution map = network.convolution(k);
    if (map == null) {
      kernels.apply(weights.layer(k), Direction.UP, mean[k - 1], offset[k], drive[k], STORE);
    } else {
      map.drive(weights.layer(k), network.bias(k), mean[k - 1], winners[k], drive[k]);
      if (noise.on()) {
        noise.add(drive[k], k, 0, 0, drive[k]);
      }
    }
    products += macs[k];
    driveStale[k] = false;
  }

  /** The weights of the downward product are its argument: they could be others. */
  private void refreshFeedback(int k) {
    PackedWeights down = weights.layer(k + 1);
    Convolution map = network.convolution(k + 1);
    if (map == null) {
      kernels.apply(down, Direction.DOWN, difference[k + 1], null, feedback[k], STORE);
    } else {
      PoolWinners to = winners[k + 1];
      if (switches[k + 1].moves()) {
        to = switches[k + 1].at(mean[k], difference[k], down, network.bias(k + 1));
        products += macs[k + 1];
      }
      map.feedback(down, difference[k + 1], to, feedback[k]);
    }
    products += macs[k + 1];
    feedbackStale[k] = false;
  }

  /** Forms the states of a layer from its drive and feedback. Modified: this. */
  void settle(int k, Minibatch batch, int from) {
    if (changes != null) {
      changes.begin(difference[k]);
    }
    int flags = k == depth ? nudge(batch, from) : dyad(k);
    if (changes != null) {
      changes.end(k, difference[k]);
    }
    alive[k] = (flags & Dyad.ALIVE) != 0;
    if ((flags & Dyad.MEAN_CHANGED) != 0 && !keepsMeans()) {
      driveStale[k + 1] = true;
    }
    if ((flags & Dyad.DIFFERENCE_CHANGED) != 0) {
      feedbackStale[k - 1] = true;
    }
    boolean moved = (flags & (Dyad.MEAN_CHANGED | Dyad.DIFFERENCE_CHANGED)) != 0;
    if (moved && k < depth && switches[k + 1] != null && switches[k + 1].moves()) {
      feedbackStale[k] = true;
    }
  }

  private int dyad(int k) {
    if (keepsMeans()) {
      spare[k].copy(mean[k]);
    }
    return kernels.dyad(law, inertia[k], drive[k], feedback[k], spare[k], difference[k]);
  }

  private int nudge(Minibatch batch, int from) {
    this.nudged = true;
    difference[depth].store(before);
    if (plan.nudge() != OutputNudge.PREDICTED) {
      drive[depth].store(outputs);
    }
    plan.net().loss().gradient(outputs, batch, from, wanted);
    boolean changed = false;
    boolean living = false;
    for (int i = 0; i < wanted.getNumElements(); i++) {
      float d = -nudge * wanted.data[i];
      changed |= Float.floatToIntBits(d) != Float.floatToIntBits(before.data[i]);
      living |= d != 0f;
      wanted.data[i] = d;
    }
    difference[depth].load(wanted);
    return Dyad.flags(false, changed, living);
  }

  /** m_k; m_L is never formed. */
  Panel mean(int k) {
    return mean[k];
  }

  /** d_k. */
  Panel difference(int k) {
    return difference[k];
  }

  /** Whether some d_k is not zero. */
  boolean alive(int k) {
    return alive[k];
  }

  /** Descent of layer {@code k}: {@code coefficient m_{k-1}T d_k}. Modified: {@code update}. */
  void direction(int k, double coefficient, LayerUpdate update) {
    Convolution map = network.convolution(k);
    if (map == null) {
      update.set(mean[k - 1], difference[k], coefficient);
    } else {
      update.set(map, winners[k], mean[k - 1], difference[k], coefficient);
    }
  }

  /** Writes the states, if they persist. Modified: {@code to}. */
  void save(Snapshot to) {
    for (int k = 1; k <= depth && plan.start() == DualPlan.Start.PERSISTENT; k++) {
      to.put("mean/" + k, values(mean[k])).put("difference/" + k, values(difference[k]));
    }
  }

  private static float[] values(Panel panel) {
    FMatrixRMaj values = new FMatrixRMaj(0, 0);
    panel.store(values);
    return values.data;
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  void restore(Snapshot from) {
    for (int k = 1; k <= depth && plan.start() == DualPlan.Start.PERSISTENT; k++) {
      restore(from.floats("mean/" + k), mean[k]);
      restore(from.floats("difference/" + k), difference[k]);
      for (float d : from.floats("difference/" + k)) {
        alive[k] |= d != 0;
      }
    }
  }

  private static void restore(float[] values, Panel panel) {
    panel.load(FMatrixRMaj.wrap(values.length / panel.units(), panel.units(), values));
  }

  /** Multiply-adds of one example since {@link #begin}, updates apart. */
  long products() {
    return products;
  }
}
