package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.MemoryRows;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.RowLayout;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Readings of synaptic memory, 16 synapses side by side. */
final class Recalls {
  private static final int LANES = RowLayout.LANES;

  private Recalls() {}

  static double remember(FMatrixRMaj w, Recall recall) {
    boolean shared = recall.shared();
    int samples = recall.rows().last() + 1;
    int first = shared && !recall.based() ? 1 : 0;
    float[] s = recall.samples();
    float health = 0;
    for (int row = 0; row < w.numRows; row++) {
      int count = shared ? recall.gather(row) : recall.gatherAll(row);
      if (count == 0) {
        continue;
      }
      for (int column = 0; column < w.numCols; column += LANES) {
        Arrays.fill(s, 0f);
        for (int k = first; k < samples; k++) {
          correlate(recall, shared, count, k, column, s);
        }
        if (!shared) {
          differences(samples, s);
        }
        int lanes = Math.min(LANES, w.numCols - column);
        for (int j = 0; j < lanes; j++) {
          float change = change(recall, s, j);
          int at = row * w.numCols + column + j;
          w.data[at] = Math.fma(recall.factor(), change, w.data[at]);
          health = Math.fma(0f, change, health);
        }
      }
    }
    return health;
  }

  private static void correlate(
      Recall recall, boolean shared, int count, int k, int column, float[] s) {
    int stride = recall.outStride();
    int samples = recall.rows().last() + 1;
    float[] in = recall.in();
    for (int b = 0; b < count; b++) {
      float x = shared ? in[b] : in[k * count + b];
      int begin = shared ? recall.at()[b] : b * samples * stride;
      int at = begin + k * stride + column;
      for (int j = 0; j < LANES; j++) {
        s[k * LANES + j] = Math.fma(x, recall.out()[at + j], s[k * LANES + j]);
      }
    }
  }

  private static void differences(int samples, float[] s) {
    for (int k = 1; k < samples; k++) {
      for (int j = 0; j < LANES; j++) {
        s[k * LANES + j] -= s[j];
      }
    }
  }

  /** The change of one synapse before its factor. */
  private static float change(Recall recall, float[] s, int j) {
    MemoryRows rows = recall.rows();
    float all = 0;
    float steepest = 0;
    float before = 0;
    for (int k = 1; k <= rows.last(); k++) {
      float step = Math.abs(s[k * LANES + j] - before);
      before = s[k * LANES + j];
      all += step;
      steepest = Math.max(steepest, step);
    }
    float base = rows.area() * s[j];
    float middle = Math.abs(Math.fma(.5f, before, s[j]));
    float theta = Math.fma(recall.slope(), middle, recall.threshold());
    float sum = 0;
    for (int group = 0; group < rows.groups(); group++) {
      float bound = Math.min(rows.steepest(group) * all, rows.longest(group) * steepest);
      if (rows.cubic() || !(bound + Math.abs(base) < theta)) {
        sum = group(rows, group, s, j, base, theta, sum);
      }
    }
    return sum;
  }

  private static float group(
      MemoryRows rows, int group, float[] s, int j, float base, float theta, float before) {
    float sum = before;
    for (int i = rows.row(group); i < rows.row(group + 1); i++) {
      float u = base;
      for (int e = rows.start(i); e < rows.end(i); e++) {
        u = Math.fma(rows.entries()[e], s[rows.columns()[e] + j], u);
      }
      float passed = rows.cubic() ? u * u * u / theta : Math.abs(u) < theta ? 0f : u;
      sum = Math.fma(rows.quadrature()[i], passed, sum);
    }
    return sum;
  }
}
