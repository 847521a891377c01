package io.phasesweep.core.readout;

import org.ejml.data.FMatrixRMaj;

/**
 * Features of examples with a constant 1 behind them, in double.
 *
 * <pre>
 *   z-scored   (x - mean_j) / (deviation_j + 1e-6)     mean and population deviation of the training examples
 * </pre>
 */
final class Features {
  private static final double FLOOR = 1e-6;

  private final double[] mean;
  private final double[] deviation;

  /** Learns mean and deviation of training examples [examples x features]. */
  Features(FMatrixRMaj train) {
    int d = train.numCols;
    this.mean = new double[d];
    this.deviation = new double[d];
    for (int n = 0; n < train.numRows; n++) {
      for (int j = 0; j < d; j++) {
        mean[j] += train.data[n * d + j];
      }
    }
    for (int j = 0; j < d; j++) {
      mean[j] /= train.numRows;
    }
    for (int n = 0; n < train.numRows; n++) {
      for (int j = 0; j < d; j++) {
        double off = train.data[n * d + j] - mean[j];
        deviation[j] += off * off;
      }
    }
    for (int j = 0; j < d; j++) {
      deviation[j] = Math.sqrt(deviation[j] / train.numRows) + FLOOR;
    }
  }

  /** Columns of {@link #scored}: features and the constant. */
  int width() {
    return mean.length + 1;
  }

  /** The z-scored examples, row-major [examples x width]. */
  double[] scored(FMatrixRMaj raw) {
    int d = mean.length;
    double[] out = new double[raw.numRows * (d + 1)];
    for (int n = 0; n < raw.numRows; n++) {
      int at = n * (d + 1);
      for (int j = 0; j < d; j++) {
        out[at + j] = (raw.data[n * d + j] - mean[j]) / deviation[j];
      }
      out[at + d] = 1;
    }
    return out;
  }
}
