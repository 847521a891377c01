package io.phasesweep.core.synapse;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * A kernel with a state that can be carried on: x' = Gx + b s, u = c x, exact for a signal that is
 * linear in each step.
 */
public interface FilterKernel extends MemoryKernel {

  /** Number of states. */
  int states();

  /** The exact step of a given length. */
  FilterStep step(double duration);

  /** u of a state. */
  double read(double[] state);

  /** The state at the start of the first piece of a signal that has repeated for ever. */
  default double[] periodicState(PeriodicSignal signal) {
    int n = states();
    FilterRun fromRest = new FilterRun(this, new double[n]);
    fromRest.advance(signal);
    double[][] gap = new double[n][n];
    double[][] over = step(signal.period()).transition();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gap[i][j] = (i == j ? 1 : 0) - over[i][j];
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(gap, false), 0)
        .getSolver()
        .solve(new ArrayRealVector(fromRest.state()))
        .toArray();
  }

  @Override
  default double[] respond(PeriodicSignal signal) {
    return new FilterRun(this, periodicState(signal)).advance(signal);
  }
}
