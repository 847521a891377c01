package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.rule.dual.DyadReference.Form;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A linear net 8-12-10-9-5 under dp, nudged at its present outputs, of a given stability. */
final class LinearCase {
  private static final int EXAMPLES = 10;

  private final DyadNet net;
  private final ArrayPart part;

  private LinearCase(DyadNet net, ArrayPart part) {
    this.net = net;
    this.part = part;
  }

  /** beta such that the stability coefficient is c. */
  static LinearCase of(double alpha, double c) {
    double unit = Stability.of(plan(alpha, 1), drawn(alpha, 1).network);
    return new LinearCase(drawn(alpha, c / unit), DyadNet.examples(31, EXAMPLES, 8, 5));
  }

  private static DualPlan plan(double alpha, double beta) {
    return DyadNet.plan(
        new int[] {8, 12, 10, 9, 5},
        "variant",
        "dp",
        "activation",
        "identity",
        "output-nudge",
        "current",
        "inference-order",
        "down-up",
        "inference-passes",
        400,
        "nudging-asymmetry",
        alpha,
        "nudging-strength",
        beta);
  }

  private static DyadNet drawn(double alpha, double beta) {
    return new DyadNet(plan(alpha, beta), EXAMPLES).drawn(30, 1, .1);
  }

  /** d_L of every example by the closed form. */
  double[][] closed() {
    DyadReference plain = net.reference(Form.MEAN_DIFFERENCE);
    DMatrixRMaj g = new DMatrixRMaj(5, 5);
    DMatrixRMaj chain = wide(plain.w[4]);
    for (int k = 3; k >= 1; k--) {
      CommonOps_DDRM.multAddTransA(chain, chain, g);
      DMatrixRMaj longer = new DMatrixRMaj(plain.w[k].length, 5);
      CommonOps_DDRM.mult(wide(plain.w[k]), chain, longer);
      chain = longer;
    }
    CommonOps_DDRM.scale(net.plan.beta() * (2 * net.plan.alpha() - 1), g);
    CommonOps_DDRM.addEquals(g, CommonOps_DDRM.identity(5));
    double[][] closed = new double[EXAMPLES][];
    for (int n = 0; n < EXAMPLES; n++) {
      plain.begin(DyadNet.inputs(part)[n], part.label(n));
      double[] error = plain.gradient(plain.drives(4), part.label(n));
      DMatrixRMaj solution = new DMatrixRMaj(5, 1);
      CommonOps_DDRM.solve(g, new DMatrixRMaj(5, 1, true, error), solution);
      CommonOps_DDRM.scale(-net.plan.beta(), solution);
      closed[n] = solution.data;
    }
    return closed;
  }

  private static DMatrixRMaj wide(double[][] rows) {
    return new DMatrixRMaj(rows);
  }

  /** d_L by the plain reference. */
  double[][] inDouble() {
    DyadReference plain = net.reference(Form.MEAN_DIFFERENCE);
    double[][] d = new double[EXAMPLES][];
    for (int n = 0; n < EXAMPLES; n++) {
      plain.begin(DyadNet.inputs(part)[n], part.label(n));
      plain.run(net.plan.order().visits(4, net.plan.passes()), part.label(n));
      d[n] = plain.difference(4);
    }
    return d;
  }

  /** d_L by the product. */
  double[][] inProduct() {
    net.infer(part);
    double[][] d = new double[EXAMPLES][5];
    for (int n = 0; n < EXAMPLES; n++) {
      for (int j = 0; j < 5; j++) {
        d[n][j] = net.dyads.difference(4).value(n, j);
      }
    }
    return d;
  }
}
