package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Part;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.FMatrixRMaj;

/** Training rows of a small machine as states: bit i is visible unit i. Immutable. */
final class RbmData {
  private final int[] rows;
  private final Map<Integer, Integer> counts = new TreeMap<>();

  /**
   * @param labels label units, 0 for none
   */
  RbmData(Part part, int labels) {
    FMatrixRMaj one = new FMatrixRMaj(0, 0);
    this.rows = new int[part.size()];
    int[] index = new int[1];
    for (int n = 0; n < rows.length; n++) {
      index[0] = n;
      part.load(index, 0, 1, one);
      int state = 0;
      for (int i = 0; i < one.numCols; i++) {
        state |= one.data[i] > .8f ? 1 << i : 0;
      }
      rows[n] = labels > 0 ? state | 1 << (one.numCols + part.label(n)) : state;
      counts.merge(rows[n], 1, Integer::sum);
    }
  }

  int[] rows() {
    return rows;
  }

  /** The least nll_sum there is: the rows' entropy, - sum over distinct ones of k ln(k/n). */
  double floor() {
    double floor = 0;
    for (int k : counts.values()) {
      floor -= k * StrictMath.log((double) k / rows.length);
    }
    return floor;
  }

  /** Distinct rows with their number. */
  Map<Integer, Integer> counts() {
    return counts;
  }
}
