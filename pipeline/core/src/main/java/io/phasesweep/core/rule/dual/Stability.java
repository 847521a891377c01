package io.phasesweep.core.rule.dual;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Loss;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The stability coefficient of the inference, in double:
 *
 * <pre>
 *   c = beta_out |kappa| lambda_max(G)     G = sum_{k = 1}^{L-1} g^(L-k) P_k P_kT     P_k = (W_{k+1} .. W_L)T
 * </pre>
 *
 * with g the feedback gain, and beta_out the answer of d_L to a_L. A linear undamped net under a
 * quadratic loss that is nudged at its present outputs settles if and only if c &lt; 1; elsewhere c
 * is an indicator. 0 for dp-transpose.
 */
final class Stability {
  private Stability() {}

  static double of(DualPlan plan, LayeredNetwork network) {
    double kappa = Math.abs(plan.variant().shift(plan.alpha()));
    if (kappa == 0 || network.depth() == 1) {
      return 0;
    }
    double out =
        plan.nudge().response(plan.variant(), plan.alpha(), plan.beta(), plan.net().loss());
    return Math.abs(out) * kappa * largest(sum(plan.gain(), network));
  }

  /** Whether c decides about convergence. */
  static boolean exact(DualPlan plan) {
    return plan.variant() == Variant.DP
        && plan.nudge() != OutputNudge.PREDICTED
        && plan.net().activation() == Activation.IDENTITY
        && plan.net().loss() != Loss.CROSS_ENTROPY;
  }

  private static DMatrixRMaj sum(double gain, LayeredNetwork network) {
    int classes = network.architecture().classes();
    DMatrixRMaj sum = new DMatrixRMaj(classes, classes);
    DMatrixRMaj square = new DMatrixRMaj(classes, classes);
    DMatrixRMaj chain = wide(network.weights(network.depth()));
    double factor = gain;
    for (int k = network.depth() - 1; k >= 1; k--) {
      CommonOps_DDRM.multTransA(chain, chain, square);
      CommonOps_DDRM.addEquals(sum, factor, square);
      if (k > 1) {
        DMatrixRMaj longer = new DMatrixRMaj(network.weights(k).numRows, classes);
        CommonOps_DDRM.mult(wide(network.weights(k)), chain, longer);
        chain = longer;
        factor *= gain;
      }
    }
    return sum;
  }

  private static DMatrixRMaj wide(FMatrixRMaj weights) {
    DMatrixRMaj wide = new DMatrixRMaj(weights.numRows, weights.numCols);
    for (int i = 0; i < wide.getNumElements(); i++) {
      wide.data[i] = weights.data[i];
    }
    return wide;
  }

  /** Largest eigenvalue of a symmetric matrix; NaN if it has none, as in a diverged net. */
  private static double largest(DMatrixRMaj symmetric) {
    for (int i = 0; i < symmetric.getNumElements(); i++) {
      if (!Double.isFinite(symmetric.data[i])) {
        return Double.NaN;
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
    if (!eigen.decompose(symmetric)) {
      return Double.NaN;
    }
    double largest = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return largest;
  }
}
