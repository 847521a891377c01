package io.phasesweep.core.dynamics;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * One minibatch on its way through free and second phases. Every second phase starts from the free
 * state. Mutable, not thread-safe; allocates when a pull is used for the first time.
 */
public final class Phases {
  private final LayeredNetwork network;
  private final RelaxationPlan plan;
  private final CarriedWeights weights;
  private final StateNoise noise;
  private final Drives drives;
  private final State free;
  private final Relaxation freely;
  private final Panel target;
  private final FMatrixRMaj targets = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final List<Second> seconds = new ArrayList<>();
  private int sweeps;
  private int phase;
  private int steps;
  private double residual;
  private long products;
  private State added;
  private State subtracted;

  /** A pull with the state that it moves. */
  private record Second(Pull pull, State state, Relaxation relaxation) {}

  public Phases(
      LayeredNetwork network, RelaxationPlan plan, CarriedWeights weights, StateNoise noise) {
    this.network = network;
    this.plan = plan;
    this.weights = weights;
    this.noise = noise;
    this.drives = new Drives(network, weights, noise);
    this.free = new State(network);
    this.freely = Relaxation.of(plan, drives, free, Pull.none());
    this.target = network.panel(network.depth());
    this.added = free;
    this.subtracted = free;
  }

  /** Loads a minibatch; all states are zero. Modified: this. */
  public void load(FMatrixRMaj inputs, long step) {
    weights.begin(step);
    noise.begin(step);
    drives.load(inputs);
    free.zero(inputs.numRows);
    this.phase = 0;
    this.steps = 0;
    this.residual = 0;
    this.products = network.architecture().synapses(1);
  }

  /** Loads the targets of rows {@code from ..} of {@code batch}. Modified: this. */
  public void teach(Minibatch batch, int from) {
    int rows = free.layer(1).columns();
    targets.reshape(rows, network.architecture().classes());
    targets.zero();
    for (int row = 0; row < rows; row++) {
      targets.set(row, batch.label(from + row), 1);
    }
    target.load(targets);
  }

  /** Loads targets [batch x classes]. Modified: this. */
  public void teach(FMatrixRMaj values) {
    targets.setTo(values);
    target.load(targets);
  }

  /** x, as loaded. */
  public Panel input() {
    return drives.input();
  }

  /** The free state, live. */
  public State free() {
    return free;
  }

  /** The free phase, from where the free state is. Modified: this. */
  public Equilibrium settle(int limit) {
    Equilibrium equilibrium = freely.relax(phase++, limit);
    products += equilibrium.steps() * perSweep(network.depth());
    return equilibrium;
  }

  /** Sweeps of every second phase from now on. Modified: this. */
  public void secondSweeps(int number) {
    this.sweeps = number;
  }

  /**
   * The state under E + weight C; for weight 0 the free state itself. Modified: this.
   *
   * @param weight signed weight of the cost
   */
  public State nudged(double weight) {
    return weight == 0 ? free : ramped(weight);
  }

  /** The state under E + weight C, a state of its own also for weight 0. Modified: this. */
  public State ramped(double weight) {
    return relax(second(Phase.NUDGED, weight));
  }

  /** The state with the outputs fixed at {@code y + share (t - y)}, y free. Modified: this. */
  public State clamped(double share) {
    Second second = second(Phase.CLAMPED, 0);
    second.state().copy(free);
    free.layer(network.depth()).store(outputs);
    float rest = (float) (1 - share);
    for (int i = 0; i < outputs.getNumElements(); i++) {
      // This form, unlike y + share (t - y), is t to the bit at share 1.
      outputs.data[i] = Math.fma((float) share, targets.data[i], rest * outputs.data[i]);
    }
    second.state().layer(network.depth()).load(outputs);
    return run(second);
  }

  private State relax(Second second) {
    second.state().copy(free);
    return run(second);
  }

  private State run(Second second) {
    Equilibrium equilibrium = second.relaxation().relax(phase++, sweeps);
    int moving = second.pull().phase() == Phase.CLAMPED ? network.depth() - 1 : network.depth();
    products += equilibrium.steps() * perSweep(moving);
    steps += equilibrium.steps();
    residual = Math.max(residual, equilibrium.residual());
    return second.state();
  }

  private Second second(Phase kind, double weight) {
    for (int i = 0; i < seconds.size(); i++) {
      Pull pull = seconds.get(i).pull();
      if (pull.phase() == kind && pull.weight() == weight) {
        return seconds.get(i);
      }
    }
    Pull pull = kind == Phase.CLAMPED ? Pull.held() : Pull.towards(target, weight);
    State state = new State(network);
    Second fresh = new Second(pull, state, Relaxation.of(plan, drives, state, pull));
    seconds.add(fresh);
    return fresh;
  }

  /** Products of a sweep that moves layers 1 .. {@code moving}, in synapses. */
  private long perSweep(int moving) {
    long sum = 0;
    for (int l = 2; l <= network.depth(); l++) {
      sum += (l <= moving ? 2 : 1) * network.architecture().synapses(l);
    }
    return sum;
  }

  /** Names the states whose correlations are added and subtracted. Modified: this. */
  public void compare(State toAdd, State toSubtract) {
    this.added = toAdd;
    this.subtracted = toSubtract;
  }

  /** Names the compared states to synapses that read two phases. Modified: {@code memory}. */
  public void remember(SynapticMemory memory) {
    memory.sample(0, drives.input(), subtracted);
    memory.sample(1, drives.input(), added);
    memory.meet();
  }

  /** The compared correlations of layer {@code l}. Modified: {@code update}. */
  public void direction(int l, double coefficient, LayerUpdate update) {
    Panel belowAdded = l == 1 ? drives.input() : added.layer(l - 1);
    Panel belowSubtracted = l == 1 ? drives.input() : subtracted.layer(l - 1);
    update.set(belowAdded, added.layer(l), belowSubtracted, subtracted.layer(l), coefficient);
  }

  /** Phases of the minibatch so far, the free one included. */
  public int count() {
    return phase;
  }

  /** Sweeps of its second phases so far. */
  public int secondSteps() {
    return steps;
  }

  /** Largest relative change in the last sweep of its second phases. */
  public double secondResidual() {
    return residual;
  }

  /** Multiply-adds per example so far, without correlations. */
  public long products() {
    return products;
  }
}
