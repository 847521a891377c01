package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.rule.dual.DyadReference.Form;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A linear net under dp, nudged at its present outputs, of a given stability. */
final class LinearCase {
  private static final int EXAMPLES = 10;

  private final DyadNet net;
  private final ArrayPart part;

  private final double inertia;

  private LinearCase(DyadNet net, double inertia) {
    this.net = net;
    this.inertia = inertia;
    this.part = DyadNet.examples(31, EXAMPLES, net.network.architecture().inputs(), 5);
  }

  /** Four layers, undamped, beta such that the stability coefficient is c. */
  static LinearCase of(double alpha, double c) {
    return of(new int[] {8, 12, 10, 9, 5}, "down-up", 400, alpha, c, 0);
  }

  /** Two layers of a given inertia. */
  static LinearCase damped(double alpha, double c, double inertia) {
    return of(new int[] {8, 12, 5}, "zigzag", 3000, alpha, c, inertia);
  }

  private static LinearCase of(
      int[] sizes, String order, int passes, double alpha, double c, double inertia) {
    DyadNet unit = drawn(sizes, order, passes, alpha, 1);
    double beta = c / Stability.of(unit.plan, unit.network);
    return new LinearCase(drawn(sizes, order, passes, alpha, beta), inertia);
  }

  private static DyadNet drawn(int[] sizes, String order, int passes, double alpha, double beta) {
    DualPlan plan =
        DyadNet.plan(
            sizes,
            "variant",
            "dp",
            "activation",
            "identity",
            "output-nudge",
            "current",
            "inference-order",
            order,
            "nudging-asymmetry",
            alpha,
            "nudging-strength",
            beta);
    return new DyadNet(longer(plan, passes), EXAMPLES).drawn(30, 1, .1);
  }

  /** More passes than the setting allows. */
  private static DualPlan longer(DualPlan plan, int passes) {
    return new DualPlan(
        plan.net(),
        plan.variant(),
        plan.beta(),
        plan.alpha(),
        plan.order(),
        passes,
        plan.nudge(),
        plan.start(),
        plan.updates(),
        plan.gain(),
        plan.damping(),
        plan.poolSwitch(),
        plan.jitter());
  }

  /** d_L of every example by the closed form. */
  double[][] closed() {
    DyadReference plain = net.reference(Form.MEAN_DIFFERENCE);
    DMatrixRMaj g = new DMatrixRMaj(5, 5);
    DMatrixRMaj chain = wide(plain.w[depth()]);
    for (int k = depth() - 1; k >= 1; k--) {
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
      double[] error = plain.gradient(plain.drives(depth()), part.label(n));
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

  private int depth() {
    return net.network.depth();
  }

  /** d_L by the plain reference. */
  double[][] inDouble() {
    DyadReference plain = net.reference(Form.MEAN_DIFFERENCE);
    Arrays.fill(plain.inertia, inertia);
    double[][] d = new double[EXAMPLES][];
    for (int n = 0; n < EXAMPLES; n++) {
      plain.begin(DyadNet.inputs(part)[n], part.label(n));
      plain.run(net.plan.order().visits(depth(), net.plan.passes()), part.label(n));
      d[n] = plain.difference(depth());
    }
    return d;
  }

  /** d_L by the product. */
  double[][] inProduct() {
    for (int k = 1; k < depth(); k++) {
      net.dyads.inertia(k, inertia);
    }
    net.infer(part);
    double[][] d = new double[EXAMPLES][5];
    for (int n = 0; n < EXAMPLES; n++) {
      for (int j = 0; j < 5; j++) {
        d[n][j] = net.dyads.difference(depth()).value(n, j);
      }
    }
    return d;
  }
}
