package io.phasesweep.core.dynamics;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.network.Gradient;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * A network linearised at a state: what a small change of the drives does. With D_l = 1 where u_l
 * lies strictly inside the interval of the activation, else 0, and J the coupling between
 * neighbours,
 *
 * <pre>
 *   (J v)_l = v_{l-1} W_l + v_{l+1} W_{l+1}T        v_0 = 0
 * </pre>
 *
 * In double. Not thread-safe.
 */
public final class Linearization {
  private static final double TINY = 1e-12;

  private final Energy energy;
  private final DMatrixRMaj[] state;
  private final DMatrixRMaj[] inside;
  private final DMatrixRMaj[] sent;

  /**
   * @param energy of the network
   * @param plan activations
   * @param state s_0 .. s_L, [batch x units] each
   */
  public Linearization(Energy energy, RelaxationPlan plan, DMatrixRMaj[] state) {
    int depth = energy.depth();
    this.energy = energy;
    this.state = state;
    this.inside = new DMatrixRMaj[depth + 1];
    this.sent = new DMatrixRMaj[depth + 1];
    for (int l = 1; l <= depth; l++) {
      DMatrixRMaj u = new DMatrixRMaj(state[l].numRows, state[l].numCols);
      energy.drive(state, l, u);
      Activation activation = l == depth ? plan.output() : plan.hidden();
      for (int i = 0; i < u.getNumElements(); i++) {
        u.data[i] = isInside(activation, u.data[i]) ? 1 : 0;
      }
      inside[l] = u;
      sent[l] = u.createLike();
    }
  }

  private static boolean isInside(Activation activation, double u) {
    return switch (activation) {
      case IDENTITY -> true;
      case RELU -> u > 0;
      case HARD_SIGMOID -> u > 0 && u < 1;
      case HARD_TANH -> u > -1 && u < 1;
      case TANH, SIGMOID -> throw new IllegalArgumentException(activation + " is no projection");
    };
  }

  /**
   * Exact gradient of the cost at a fixed point, as the descent direction -dC/dtheta. The solution
   * of {@code v_l = D_l (c_l + (J v)_l)}, c_L = dC/dy and other c_l = 0, by the leaky iteration
   * with step 1/2 from 0; then
   *
   * <pre>
   *   dC/dW_l = mean(s_{l-1}T v_l + v_{l-1}T s_l)      dC/db_l = mean(v_l)
   * </pre>
   *
   * @param batch the targets
   * @param tolerance relative change of an iteration at which it stops
   * @param limit the most iterations
   */
  public Gradient descent(Minibatch batch, double tolerance, int limit) {
    DMatrixRMaj[] v = zeros();
    DMatrixRMaj pull = Cost.gradient(batch, state[energy.depth()]);
    double change = Double.POSITIVE_INFINITY;
    for (int i = 0; i < limit && !(change <= tolerance); i++) {
      change = leak(v, pull);
    }
    List<double[]> blocks = new ArrayList<>();
    for (int l = 1; l <= energy.depth(); l++) {
      DMatrixRMaj w = new DMatrixRMaj(state[l - 1].numCols, state[l].numCols);
      CommonOps_DDRM.multTransA(state[l - 1], v[l], w);
      if (l > 1) {
        CommonOps_DDRM.multAddTransA(v[l - 1], state[l], w);
      }
      DMatrixRMaj b = CommonOps_DDRM.sumCols(v[l], null);
      CommonOps_DDRM.scale(-1.0 / batch.size(), w);
      CommonOps_DDRM.scale(-1.0 / batch.size(), b);
      blocks.add(w.data);
      blocks.add(b.data);
    }
    return new Gradient(blocks);
  }

  /** One iteration; its largest relative change over layers. Modified: {@code v}. */
  private double leak(DMatrixRMaj[] v, DMatrixRMaj pull) {
    couple(v);
    double largest = 0;
    for (int l = 1; l <= energy.depth(); l++) {
      double moved = 0;
      double old = 0;
      for (int i = 0; i < v[l].getNumElements(); i++) {
        double force = sent[l].data[i] + (l == energy.depth() ? pull.data[i] : 0);
        double step = (inside[l].data[i] * force - v[l].data[i]) / 2;
        moved += step * step;
        old += v[l].data[i] * v[l].data[i];
        v[l].data[i] += step;
      }
      largest = Math.max(largest, Math.sqrt(moved) / (Math.sqrt(old) + TINY));
    }
    return largest;
  }

  /**
   * Spectral radius of the synchronous sweep {@code I - eps (I - D J)}, by power iteration from
   * equal entries; above 1 the relaxation does not converge.
   *
   * @param step eps
   * @param iterations how many
   */
  public double spectralRadius(double step, int iterations) {
    DMatrixRMaj[] v = zeros();
    for (int l = 1; l <= energy.depth(); l++) {
      CommonOps_DDRM.fill(v[l], 1);
    }
    double radius = 0;
    double before = norm(v);
    for (int n = 0; n < iterations; n++) {
      couple(v);
      for (int l = 1; l <= energy.depth(); l++) {
        for (int i = 0; i < v[l].getNumElements(); i++) {
          double toward = inside[l].data[i] * sent[l].data[i] - v[l].data[i];
          v[l].data[i] = (v[l].data[i] + step * toward) / before;
        }
      }
      radius = norm(v);
      before = radius;
      if (radius == 0) {
        return 0;
      }
    }
    return radius;
  }

  private void couple(DMatrixRMaj[] v) {
    for (int l = 1; l <= energy.depth(); l++) {
      energy.coupled(v, l, sent[l]);
    }
  }

  private static double norm(DMatrixRMaj[] v) {
    double squares = 0;
    for (int l = 1; l < v.length; l++) {
      double norm = NormOps_DDRM.normF(v[l]);
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  private DMatrixRMaj[] zeros() {
    DMatrixRMaj[] zeros = new DMatrixRMaj[energy.depth() + 1];
    for (int l = 1; l <= energy.depth(); l++) {
      zeros[l] = state[l].createLike();
    }
    return zeros;
  }
}
