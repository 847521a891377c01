package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.dynamics.Drives;
import io.phasesweep.core.dynamics.Pull;
import io.phasesweep.core.dynamics.Relaxation;
import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.dynamics.State;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.readout.Predictions;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import org.ejml.data.FMatrixRMaj;

/**
 * A layered energy-based network, whose outputs are pulled in positive phases:
 *
 * <pre>
 *   h &lt;- clip(h + e(-h + x W1 + b1 + y W2T), 0, 1)     y &lt;- clip(y + e(-y + b2 + h W2 - 2 N (y - t)), 0, 1)
 *   N = +a beta in positive, -(1 - a) beta in negative phases     e = .5, both from old h, y
 *   G_l = (1/beta) mean of s_{l-1}T s_l for W_l, (1/beta) mean of s_l for b_l
 * </pre>
 *
 * Each negative phase, and phase 0, loads a minibatch; a positive phase pulls on the one at hand.
 * States go on from one minibatch to the next, from 0 at the start. The mean is over the minibatch
 * as it is, also an incomplete one: the trace that is subtracted from G has that scale. Mutable,
 * not thread-safe.
 */
final class EpModel implements PhaseModel {
  private static final double STEP = .5;

  private final LayeredNetwork network;
  private final MinibatchSource source;
  private final Nudge nudge;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final boolean carriesNoise;
  private final Drives drives;
  private final State state;
  private final Panel target;
  private final Relaxation negative;
  private final Relaxation positive;
  private final EpSignal[] signals;
  private final EpInput input;
  private final boolean within;
  private final double layerFactor;
  private final FMatrixRMaj targets = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj[] kept;
  private Minibatch batch = new Minibatch();
  private long epochBefore;
  private int givenBefore;
  private long phase;
  private boolean pulled;
  private int taken;
  private int wanted;
  private float spent;
  private double health;
  private long macs;
  private long presentations;
  private int mistakes = -1;

  EpModel(
      FlexiblePlan plan,
      Nudge nudge,
      double layerFactor,
      LayeredNetwork network,
      MinibatchSource source,
      long seed) {
    int depth = network.depth();
    this.network = network;
    this.source = source;
    this.nudge = nudge;
    this.layerFactor = layerFactor;
    this.within = plan.timing().gate() < 1;
    this.weights = new CarriedWeights(network, plan.medium(), seed);
    this.carriesNoise = plan.medium().weightNoise() != 0;
    // One sweep is one place of the noise, so that pieces of a phase have the addresses of the
    // whole.
    this.noise = new StateNoise(plan.medium(), depth, 1, seed);
    this.drives = new Drives(network, weights, noise);
    this.state = new State(network);
    this.target = network.panel(depth);
    RelaxationPlan relaxing = relaxation(1);
    this.negative = relaxation(relaxing, nudge.negative());
    this.positive = relaxation(relaxing, nudge.positive());
    this.signals = new EpSignal[depth + 1];
    this.kept = new FMatrixRMaj[depth + 1];
    for (int l = 1; l <= depth; l++) {
      signals[l] = new EpSignal(network, l, (float) plan.centering());
      kept[l] = new FMatrixRMaj(plan.batchSize(), network.architecture().units(l));
    }
    this.input = new EpInput(network, plan.batchSize());
  }

  /** The dynamics above, for phases of so many steps. */
  static RelaxationPlan relaxation(int steps) {
    return new RelaxationPlan(
        RelaxationPlan.Order.SYNCHRONOUS,
        STEP,
        0,
        steps,
        steps,
        Activation.HARD_SIGMOID,
        Activation.HARD_SIGMOID);
  }

  private Relaxation relaxation(RelaxationPlan plan, double pull) {
    Pull towards = pull == 0 ? Pull.none() : Pull.towards(target, pull);
    return Relaxation.of(plan, drives, state, towards);
  }

  /** The chain's state, live. */
  State state() {
    return state;
  }

  /** What the dynamics reads beside the state, live. */
  Drives drives() {
    return drives;
  }

  /** What the outputs are pulled to, live. */
  Panel target() {
    return target;
  }

  /** Signal and trace of a layer. */
  EpSignal signal(int l) {
    return signals[l];
  }

  @Override
  public void begin(Polarity type, long k) {
    this.phase = k;
    this.pulled = type == Polarity.POSITIVE;
    this.taken = 0;
    this.wanted = 0;
    this.spent = 0;
    this.health = 0;
    this.mistakes = -1;
    weights.begin(k);
    noise.begin(k);
    if (!pulled || k == 0) {
      load();
    }
    drives.load(batch.inputs());
    macs += batch.size() * network.architecture().synapses(1);
    if (within) {
      input.begin(batch.inputs(), drives.inputDrive(), signals[1]);
    }
  }

  private void load() {
    this.epochBefore = source.epoch();
    this.givenBefore = source.given();
    int before = batch.size();
    this.batch = source.next();
    if (batch.size() != before) {
      resize(before);
    }
    teach();
    presentations += batch.size();
  }

  /** An incomplete minibatch takes the first rows of the states; the others wait. */
  private void resize(int before) {
    for (int l = 1; l < kept.length; l++) {
      keep(l, before);
      int units = kept[l].numCols;
      piece.reshape(batch.size(), units);
      System.arraycopy(kept[l].data, 0, piece.data, 0, batch.size() * units);
      state.layer(l).load(piece);
    }
  }

  private void keep(int l, int rows) {
    if (rows > 0) {
      state.layer(l).store(piece);
      System.arraycopy(piece.data, 0, kept[l].data, 0, rows * kept[l].numCols);
    }
  }

  private void teach() {
    targets.reshape(batch.size(), network.architecture().classes());
    targets.zero();
    for (int row = 0; row < batch.size(); row++) {
      targets.set(row, batch.label(row), 1);
    }
    target.load(targets);
  }

  @Override
  public void step(Polarity type, int t) {
    this.wanted = t;
  }

  /** Takes the steps that are due: several in one go where no event is between them. */
  private void settle() {
    if (wanted > taken) {
      (pulled ? positive : negative).relax(taken, wanted - taken);
      macs += (wanted - taken) * perStep();
      this.taken = wanted;
    }
  }

  private long perStep() {
    long above = network.architecture().synapses() - network.architecture().synapses(1);
    return 2L * batch.size() * above;
  }

  @Override
  public void learn(float weight) {
    settle();
    if (!pulled && nudge.negative() == 0 && mistakes < 0) {
      predict();
    }
    double scale = 1 / (nudge.strength() * batch.size());
    Panel below = drives.input();
    for (int l = 1; l < signals.length; l++) {
      Panel above = state.layer(l);
      if (l == 1 && within) {
        input.learn(above, scale, weight);
      } else {
        health += signals[l].learn(below, above, scale, rate(weight, l), 1);
        network.repack(l);
        macs += batch.size() * network.architecture().synapses(l);
      }
      below = above;
    }
    if (within) {
      drives.refreshBiases(batch.size());
      if (carriesNoise) {
        weights.begin(phase);
      }
    }
    spent = weight;
  }

  /** The prediction before the first update of a free phase. */
  private void predict() {
    state.layer(network.depth()).store(outputs);
    this.mistakes = Predictions.mistakes(batch, outputs);
  }

  private float rate(float weight, int l) {
    double rate = weight;
    for (int i = 1; i < l; i++) {
      rate *= layerFactor;
    }
    return (float) rate;
  }

  @Override
  public double end(Polarity type, int events) {
    settle();
    if (events > 0) {
      if (within) {
        double scale = 1 / (nudge.strength() * batch.size());
        health += signals[1].learn(drives.input(), input.total(), scale, spent, events);
        network.repack(1);
        macs += batch.size() * network.architecture().synapses(1);
      }
      for (int l = 1; l < signals.length; l++) {
        signals[l].end(events);
      }
    }
    return health;
  }

  @Override
  public double pair(long pair, int steps, float rate) {
    throw new IllegalStateException("model ep has no paired estimator");
  }

  @Override
  public void score(Progress to) {
    if (mistakes >= 0) {
      to.mistakes += mistakes;
      to.predictions += batch.size();
    }
  }

  @Override
  public long macs() {
    return macs;
  }

  @Override
  public long presentations() {
    return presentations;
  }

  @Override
  public long epoch() {
    return source.epoch();
  }

  @Override
  public double intoEpoch() {
    return (double) source.given() / source.perEpoch();
  }

  void save(Snapshot to) {
    for (int l = 1; l < kept.length; l++) {
      keep(l, batch.size());
      to.put("W" + l, network.weights(l).data);
      to.put("b" + l, network.bias(l).data);
      to.put("state/" + l, kept[l].data);
      signals[l].save(to);
    }
    to.put(
        "chain/counts",
        epochBefore,
        givenBefore,
        source.epoch(),
        source.given(),
        batch.size(),
        macs,
        presentations);
  }

  void restore(Snapshot from) {
    long[] counts = from.longs("chain/counts");
    if (counts[4] > 0) {
      source.seek(counts[0], (int) counts[1]);
      load();
    }
    source.seek(counts[2], (int) counts[3]);
    this.macs = counts[5];
    this.presentations = counts[6];
    for (int l = 1; l < kept.length; l++) {
      System.arraycopy(from.floats("W" + l), 0, network.weights(l).data, 0, (int) size(l));
      System.arraycopy(
          from.floats("b" + l), 0, network.bias(l).data, 0, network.architecture().units(l));
      network.repack(l);
      float[] saved = from.floats("state/" + l);
      System.arraycopy(saved, 0, kept[l].data, 0, saved.length);
      signals[l].restore(from);
    }
    if (counts[4] > 0) {
      resize(0);
    }
  }

  private long size(int l) {
    return network.architecture().synapses(l);
  }
}
