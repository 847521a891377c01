package io.phasesweep.core.rule.dual;

import io.phasesweep.core.kernel.Panel;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** What the last visit of each layer changed: {@code |d_k after - d_k before|^2}. Mutable. */
final class LastChanges {
  private final double[] squares;
  private final FMatrixRMaj before = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj after = new FMatrixRMaj(0, 0);

  LastChanges(int depth) {
    this.squares = new double[depth + 1];
  }

  /** No visit yet. Modified: this. */
  void clear() {
    Arrays.fill(squares, 0);
  }

  /** A visit that found nothing stale. Modified: this. */
  void none(int k) {
    squares[k] = 0;
  }

  /** A visit begins. Modified: this. */
  void begin(Panel difference) {
    difference.store(before);
  }

  /** It ends. Modified: this. */
  void end(int k, Panel difference) {
    difference.store(after);
    double sum = 0;
    for (int i = 0; i < after.getNumElements(); i++) {
      double change = (double) after.data[i] - before.data[i];
      sum += change * change;
    }
    squares[k] = sum;
  }

  /** Squared norm of the last change of layer {@code k}. */
  double squares(int k) {
    return squares[k];
  }
}
