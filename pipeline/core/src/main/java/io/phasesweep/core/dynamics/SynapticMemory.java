package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.MemoryRows;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.Descent;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.synapse.RampOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * The memories of all synapses of a network: what they make of a ramp,
 *
 * <pre>
 *   u = M (S - S_0) + r S_0        delta = gain sum_i q_i g(u_i)        per synapse, S_k its samples
 * </pre>
 *
 * or of two phases, read as a straight ramp between them: S_k = S_a + (k/K)(S_b - S_a), so that u_i
 * = v_i (S_b - S_a) + r S_a with v = M (0, 1/K, .., 1). Couplings of the kernel area r = I |M1|,
 * with A_max = tau_s theta_0/|M1|:
 *
 * <pre>
 *   rescaled-threshold     theta = |M1| (A_max/tau_s + I (s_bar + A_max/2)),  s_bar = |S_0 + S_K|/2
 *   setpoint-subtraction   r (S_0 - s_set) for r S_0,  s_set = (S_0 + S_K)/2, as a control S_0
 *   fixed-threshold        theta_0;  floor-free: the same, I by a law without the ladder's floor
 * </pre>
 *
 * Falk, Strupp, Scellier, Murugan, Nature Communications 16, 2025. Mutable, not thread-safe.
 */
public final class SynapticMemory {
  /** Gain of two phases at the plateau of the operator, so that an ideal reading has gain 1. */
  private static final double PLATEAU = 2.29322;

  private final LayeredNetwork network;
  private final MemoryPlan plan;
  private final RampOperator operator;
  private final MemoryRows rows;
  private final Panel ones;
  private final FMatrixRMaj one = new FMatrixRMaj(1, 1, true, 1);
  private final MemoryBlock[] weights;
  private final MemoryBlock[] biases;
  private final Reading[] readings;
  private final FMatrixRMaj scratch = new FMatrixRMaj(0, 0);
  private final boolean ramp;
  private double[] reduced = {};

  /** What the synapses see. */
  public enum Signal {
    /** All samples of a ramp. */
    RAMP,
    /** Two phases: sample 0 is what an update subtracts, sample 1 what it adds. */
    TWO_PHASES
  }

  /** Memories of {@code network}, thresholds not yet set unless the plan has them. */
  public SynapticMemory(LayeredNetwork network, MemoryPlan plan, Signal signal, int batchSize) {
    this.network = network;
    this.plan = plan;
    this.ramp = signal == Signal.RAMP;
    MemoryPlan.Ramp times = plan.ramp();
    this.operator = new RampOperator(plan.kernel(), times.last(), times.grid());
    this.rows = new MemoryRows(ramp ? times.last() : 1, times.cubic());
    Kernels kernels = network.kernels();
    this.ones = kernels.panel(network.layout(), 1);
    this.weights = new MemoryBlock[network.depth() + 1];
    this.biases = new MemoryBlock[network.depth() + 1];
    this.readings = new Reading[network.depth() + 1];
    for (int l = 1; l <= network.depth(); l++) {
      weights[l] = new MemoryBlock(kernels, rows, batchSize);
      biases[l] = new MemoryBlock(kernels, rows, batchSize);
      readings[l] = new Reading(weights[l], biases[l]);
    }
    times(times.fast(), times.slow());
    if (!plan.thresholds().isEmpty()) {
      thresholds(plan.thresholds().stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** Ramp times of the coming minibatches. Modified: this. */
  public void times(double fast, double slow) {
    operator.set(fast, slow);
    double[] m = operator.matrix();
    double area = operator.area();
    int width = operator.last() + 1;
    if (plan.coupling() == MemoryPlan.Coupling.SETPOINT_SUBTRACTION) {
      boolean mean = plan.setpoint() == MemoryPlan.Setpoint.PERIOD_MEAN;
      for (int i = 0; i < operator.rows() && mean; i++) {
        m[i * width + operator.last()] -= area / 2;
      }
      area = 0;
    }
    if (ramp) {
      rows.set(m, operator.quadrature(), operator.rows(), area);
      return;
    }
    if (reduced.length < 2 * operator.rows()) {
      this.reduced = new double[2 * operator.rows()];
    }
    for (int i = 0; i < operator.rows(); i++) {
      double v = 0;
      for (int k = 1; k < width; k++) {
        v += m[i * width + k] * k / operator.last();
      }
      reduced[2 * i + 1] = v;
    }
    rows.set(reduced, operator.quadrature(), operator.rows(), area);
  }

  /** Factor of the integral of g(u): the network's gain, or that of two phases. */
  public double gain() {
    return ramp ? plan.ramp().gain() : plan.ramp().gain() / PLATEAU;
  }

  /** Names the states of sample {@code k}. Modified: this. */
  public void sample(int k, Panel input, State state) {
    if (k == 0) {
      ones.columns(input.columns());
      ones.broadcast(one);
    }
    for (int l = 1; l <= network.depth(); l++) {
      weights[l].sample(k, l == 1 ? input : state.layer(l - 1), state.layer(l));
      biases[l].sample(k, ones, state.layer(l));
    }
  }

  /** Sets the thresholds in force for the samples named. Modified: this. */
  public void meet() {
    if (plan.coupling() != MemoryPlan.Coupling.RESCALED_THRESHOLD || rows.area() == 0) {
      return;
    }
    for (int l = 1; l <= network.depth(); l++) {
      rescale(weights[l], network.weights(l));
      rescale(biases[l], network.bias(l));
    }
  }

  private void rescale(MemoryBlock block, FMatrixRMaj shape) {
    double area = operator.area();
    double constant = block.threshold() * (1 + area / plan.moment() * plan.ramp().slow() / 2);
    if (plan.scope() == MemoryPlan.Scope.SYNAPSE) {
      block.inForce(constant, area);
    } else {
      scratch.reshape(shape.numRows, shape.numCols);
      block.inForce(constant + area * block.largestMean(scratch), 0);
    }
  }

  /** The synapses of W_l. */
  public MemoryBlock weights(int l) {
    return weights[l];
  }

  /** The synapses of b_l. */
  public MemoryBlock bias(int l) {
    return biases[l];
  }

  /** What layer {@code l} remembers, times {@code coefficient}; one object per layer. */
  public Descent reading(int l, double coefficient) {
    readings[l].coefficient = coefficient;
    return readings[l];
  }

  private static final class Reading implements Descent {
    private final MemoryBlock weights;
    private final MemoryBlock bias;
    private double coefficient;

    Reading(MemoryBlock weights, MemoryBlock bias) {
      this.weights = weights;
      this.bias = bias;
    }

    @Override
    public double addWeights(Kernels kernels, FMatrixRMaj w, double factor) {
      return weights.read(factor * coefficient, w);
    }

    @Override
    public double addBias(Kernels kernels, FMatrixRMaj b, double factor) {
      return bias.read(factor * coefficient, b);
    }
  }

  /** r, factor of S_0. */
  public double area() {
    return rows.area();
  }

  /** Dead zones theta_0 of W1, b1, W2, .. Modified: this. */
  public void thresholds(double[] given) {
    for (int l = 1; l <= network.depth(); l++) {
      weights[l].threshold(given[2 * l - 2]);
      biases[l].threshold(given[2 * l - 1]);
    }
  }

  /** Dead zones theta_0 of W1, b1, W2, .. */
  public double[] thresholds() {
    double[] all = new double[2 * network.depth()];
    for (int l = 1; l <= network.depth(); l++) {
      all[2 * l - 2] = weights[l].threshold();
      all[2 * l - 1] = biases[l].threshold();
    }
    return all;
  }
}
