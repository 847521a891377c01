package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/**
 * The first layer while a phase learns at several of its steps. The input is constant in a phase,
 * so its drive D = x W1 + b1 follows each event without W1:
 *
 * <pre>
 *   D += w (scale Q H - K)      Q = X XT + 1 [batch x batch], K = x C + C_b of the centering trace
 * </pre>
 *
 * and W1, b1 receive the sum of the H once, at the end. Mutable.
 */
final class EpInput {
  private final Panel total;
  private final int hidden;
  private final FMatrixRMaj activity = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj drive = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj sum = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj shift = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj gram = new FMatrixRMaj(0, 0);
  private Panel driven;

  EpInput(LayeredNetwork network, int batchSize) {
    this.total = network.panel(1);
    this.driven = total;
    this.hidden = network.architecture().units(1);
    activity.reshape(batchSize, hidden);
  }

  /** Sum of the first layer's activities over the events. */
  Panel total() {
    return total;
  }

  /** Starts a phase. Modified: this. */
  void begin(FMatrixRMaj x, Panel live, EpSignal signal) {
    int n = x.numRows;
    this.driven = live;
    live.store(drive);
    sum.reshape(n, hidden);
    sum.zero();
    shift.reshape(n, hidden);
    shift.zero();
    gram(x);
    if (signal.centered()) {
      traced(x, signal.trace(0), signal.trace(1));
    }
  }

  private void gram(FMatrixRMaj x) {
    int n = x.numRows;
    int width = x.numCols;
    gram.reshape(n, n);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        float dot = 1;
        for (int i = 0; i < width; i++) {
          dot = Math.fma(x.data[a * width + i], x.data[b * width + i], dot);
        }
        gram.data[a * n + b] = dot;
        gram.data[b * n + a] = dot;
      }
    }
  }

  private void traced(FMatrixRMaj x, float[] c, float[] cBias) {
    for (int a = 0; a < x.numRows; a++) {
      int row = a * hidden;
      System.arraycopy(cBias, 0, shift.data, row, hidden);
      for (int i = 0; i < x.numCols; i++) {
        float value = x.data[a * x.numCols + i];
        for (int j = 0; value != 0 && j < hidden; j++) {
          shift.data[row + j] = Math.fma(value, c[i * hidden + j], shift.data[row + j]);
        }
      }
    }
  }

  /** An event. Modified: the live drive, this. */
  void learn(Panel above, double scale, float weight) {
    above.store(activity);
    int n = activity.numRows;
    float factor = (float) (weight * scale);
    for (int a = 0; a < n; a++) {
      int row = a * hidden;
      for (int b = 0; b < n; b++) {
        float q = factor * gram.data[a * n + b];
        int from = b * hidden;
        for (int j = 0; j < hidden; j++) {
          drive.data[row + j] = Math.fma(q, activity.data[from + j], drive.data[row + j]);
        }
      }
    }
    for (int e = 0; e < n * hidden; e++) {
      drive.data[e] = Math.fma(-weight, shift.data[e], drive.data[e]);
      sum.data[e] += activity.data[e];
    }
    driven.load(drive);
    total.load(sum);
  }
}
