package io.phasesweep.core.dynamics;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * What learning lowers on an energy-based network, without the usual 1/2, so that the pull on the
 * outputs is 2 nudge (t - y):
 *
 * <pre>
 *   C = |y - t|^2        t the one-hot target
 * </pre>
 */
public final class Cost {
  private Cost() {}

  /** Mean of C over the minibatch; y = {@code outputs} [batch x classes]. */
  public static double mean(Minibatch batch, FMatrixRMaj outputs) {
    double sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      for (int j = 0; j < outputs.numCols; j++) {
        double error = outputs.get(row, j) - (j == batch.label(row) ? 1 : 0);
        sum += error * error;
      }
    }
    return sum / batch.size();
  }

  /** dC/dy of each example, 2 (y - t), [classes x batch] as {@code outputs}. */
  static DMatrixRMaj gradient(Minibatch batch, DMatrixRMaj outputs) {
    DMatrixRMaj gradient = outputs.createLike();
    for (int j = 0; j < outputs.numRows; j++) {
      for (int n = 0; n < outputs.numCols; n++) {
        gradient.set(j, n, 2 * (outputs.get(j, n) - (j == batch.label(n) ? 1 : 0)));
      }
    }
    return gradient;
  }
}
