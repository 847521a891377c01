package io.phasesweep.core.dynamics;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.network.Gradient;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
  /** A float32 state is within 1e-6 of its fixed point: five more digits reach double. */
  private static final double NEWTON_ACCURACY = 1e-5;

  /** Largest Newton step, relative to the state, that a settled state takes. */
  private static final double NEAR = 1e-3;

  private final Energy energy;
  private final DMatrixRMaj[] state;
  private final DMatrixRMaj[] inside;
  private final DMatrixRMaj[] unrest;
  private final DMatrixRMaj[] sent;

  /**
   * @param energy of the network
   * @param plan activations
   * @param state s_0 .. s_L, [units x batch] each
   */
  public Linearization(Energy energy, RelaxationPlan plan, DMatrixRMaj[] state) {
    int depth = energy.depth();
    this.energy = energy;
    this.state = state;
    this.inside = new DMatrixRMaj[depth + 1];
    this.unrest = new DMatrixRMaj[depth + 1];
    this.sent = new DMatrixRMaj[depth + 1];
    for (int l = 1; l <= depth; l++) {
      DMatrixRMaj u = new DMatrixRMaj(state[l].numRows, state[l].numCols);
      energy.drive(state, l, u);
      Activation activation = l == depth ? plan.output() : plan.hidden();
      inside[l] = u.createLike();
      unrest[l] = u.createLike();
      sent[l] = u.createLike();
      for (int i = 0; i < u.getNumElements(); i++) {
        inside[l].data[i] = isInside(activation, u.data[i]) ? 1 : 0;
        unrest[l].data[i] = inside[l].data[i] * (u.data[i] - state[l].data[i]);
      }
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
   * The fixed point next to this state, by one Newton step: exact where no unit enters or leaves
   * its interval. A state that a step would move by more than a thousandth has not settled; it is
   * returned as it is.
   *
   * @param limit the most iterations
   */
  public DMatrixRMaj[] fixedPoint(int limit) {
    DMatrixRMaj[] step = responses(unrest, NEWTON_ACCURACY, limit);
    if (!(Math.sqrt(dot(step, step)) <= NEAR * Math.sqrt(dot(state, state)))) {
      return state;
    }
    DMatrixRMaj[] moved = copies(state);
    moved[0] = state[0];
    add(moved, 1, step);
    return moved;
  }

  /**
   * Exact gradient of the cost at a fixed point, as the descent direction -dC/dtheta. With c_L =
   * dC/dy and other c_l = 0, v solves {@code v_l = D_l (c_l + (J v)_l)}; then
   *
   * <pre>
   *   dC/dW_l = mean(s_{l-1}T v_l + v_{l-1}T s_l)      dC/db_l = mean(v_l)
   * </pre>
   *
   * <p>Among the units inside their interval the system is symmetric, and positive definite at a
   * minimum of the energy, so conjugate gradients find v in a tenth of the products that the leaky
   * iteration of the dynamics takes.
   *
   * @param batch the targets
   * @param accuracy what may be left of the system, relative to its right side
   * @param limit the most iterations
   */
  public Gradient descent(Minibatch batch, double accuracy, int limit) {
    int depth = energy.depth();
    DMatrixRMaj[] pull = zeros();
    CommonOps_DDRM.elementMult(inside[depth], Cost.gradient(batch, state[depth]), pull[depth]);
    DMatrixRMaj[] v = responses(pull, accuracy, limit);
    List<double[]> blocks = new ArrayList<>();
    for (int l = 1; l <= energy.depth(); l++) {
      DMatrixRMaj w = new DMatrixRMaj(state[l - 1].numRows, state[l].numRows);
      CommonOps_DDRM.multTransB(state[l - 1], v[l], w);
      if (l > 1) {
        CommonOps_DDRM.multAddTransB(v[l - 1], state[l], w);
      }
      DMatrixRMaj b = CommonOps_DDRM.sumRows(v[l], null);
      CommonOps_DDRM.scale(-1.0 / batch.size(), w);
      CommonOps_DDRM.scale(-1.0 / batch.size(), b);
      blocks.add(w.data);
      blocks.add(b.data);
    }
    return new Gradient(blocks);
  }

  /** v = D (pull + J v), where pull is 0 outside the intervals. */
  private DMatrixRMaj[] responses(DMatrixRMaj[] pull, double accuracy, int limit) {
    DMatrixRMaj[] v = zeros();
    DMatrixRMaj[] rest = copies(pull);
    DMatrixRMaj[] way = copies(rest);
    double squares = dot(rest, rest);
    double enough = accuracy * accuracy * squares;
    for (int n = 0; n < limit && squares > enough; n++) {
      couple(way);
      for (int l = 1; l <= energy.depth(); l++) {
        for (int i = 0; i < way[l].getNumElements(); i++) {
          sent[l].data[i] = way[l].data[i] - inside[l].data[i] * sent[l].data[i];
        }
      }
      double curvature = dot(way, sent);
      if (!(curvature > 0)) {
        break; // No minimum of the energy: what was found so far is as good as any.
      }
      double length = squares / curvature;
      add(v, length, way);
      add(rest, -length, sent);
      double left = dot(rest, rest);
      for (int l = 1; l <= energy.depth(); l++) {
        CommonOps_DDRM.add(rest[l], left / squares, way[l], way[l]);
      }
      squares = left;
    }
    return v;
  }

  private static void add(DMatrixRMaj[] to, double factor, DMatrixRMaj[] term) {
    for (int l = 1; l < to.length; l++) {
      CommonOps_DDRM.addEquals(to[l], factor, term[l]);
    }
  }

  private static double dot(DMatrixRMaj[] a, DMatrixRMaj[] b) {
    double sum = 0;
    for (int l = 1; l < a.length; l++) {
      for (int i = 0; i < a[l].getNumElements(); i++) {
        sum += a[l].data[i] * b[l].data[i];
      }
    }
    return sum;
  }

  private static DMatrixRMaj[] copies(DMatrixRMaj[] of) {
    DMatrixRMaj[] copies = new DMatrixRMaj[of.length];
    for (int l = 1; l < of.length; l++) {
      copies[l] = of[l].copy();
    }
    return copies;
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
    double before = Math.sqrt(dot(v, v));
    for (int n = 0; n < iterations; n++) {
      couple(v);
      for (int l = 1; l <= energy.depth(); l++) {
        for (int i = 0; i < v[l].getNumElements(); i++) {
          double toward = inside[l].data[i] * sent[l].data[i] - v[l].data[i];
          v[l].data[i] = (v[l].data[i] + step * toward) / before;
        }
      }
      radius = Math.sqrt(dot(v, v));
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

  private DMatrixRMaj[] zeros() {
    DMatrixRMaj[] zeros = new DMatrixRMaj[energy.depth() + 1];
    for (int l = 1; l <= energy.depth(); l++) {
      zeros[l] = state[l].createLike();
    }
    return zeros;
  }
}
