package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.MemoryRows;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.RowLayout;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/** Readings of synaptic memory, one register of synapses at a time. */
final class Recalls {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int LANES = RowLayout.LANES;

  private Recalls() {}

  static double remember(FMatrixRMaj w, Recall recall) {
    boolean shared = recall.shared();
    float[] s = recall.samples();
    float health = 0;
    for (int row = 0; row < w.numRows; row++) {
      int count = shared ? recall.gather(row) : recall.gatherAll(row);
      if (count == 0) {
        continue;
      }
      for (int column = 0; column < w.numCols; column += LANES) {
        if (shared) {
          together(recall, count, column, s);
        } else {
          apart(recall, count, column, s);
        }
        int lanes = Math.min(LANES, w.numCols - column);
        for (int half = 0; half < lanes; half += L) {
          int at = row * w.numCols + column + half;
          health += store(read(recall, s, half), recall, s, w.data, at, Math.min(L, lanes - half));
        }
      }
    }
    return health;
  }

  /** s_k - s_0 of states with one activity below; four samples at a time. */
  private static void together(Recall recall, int count, int column, float[] s) {
    int stride = recall.outStride();
    int samples = recall.rows().last() + 1;
    int k = 1;
    if (recall.based()) {
      k = 0;
    } else {
      Arrays.fill(s, 0, LANES, 0f);
    }
    for (; k + 3 < samples; k += 4) {
      for (int half = 0; half < LANES; half += L) {
        four(recall, count, k * stride + column + half, stride, s, k * LANES + half);
      }
    }
    for (; k < samples; k++) {
      for (int half = 0; half < LANES; half += L) {
        FloatVector sum = FloatVector.zero(S);
        int from = k * stride + column + half;
        for (int b = 0; b < count; b++) {
          FloatVector above = FloatVector.fromArray(S, recall.out(), recall.at()[b] + from);
          sum = above.fma(FloatVector.broadcast(S, recall.in()[b]), sum);
        }
        sum.intoArray(s, k * LANES + half);
      }
    }
  }

  private static void four(Recall recall, int count, int from, int stride, float[] s, int to) {
    float[] in = recall.in();
    float[] out = recall.out();
    int[] begin = recall.at();
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    for (int b = 0; b < count; b++) {
      FloatVector x = FloatVector.broadcast(S, in[b]);
      int at = begin[b] + from;
      s0 = x.fma(FloatVector.fromArray(S, out, at), s0);
      s1 = x.fma(FloatVector.fromArray(S, out, at + stride), s1);
      s2 = x.fma(FloatVector.fromArray(S, out, at + 2 * stride), s2);
      s3 = x.fma(FloatVector.fromArray(S, out, at + 3 * stride), s3);
    }
    s0.intoArray(s, to);
    s1.intoArray(s, to + LANES);
    s2.intoArray(s, to + 2 * LANES);
    s3.intoArray(s, to + 3 * LANES);
  }

  /** s_0 and s_k - s_0 of states that move below, too. */
  private static void apart(Recall recall, int count, int column, float[] s) {
    int stride = recall.outStride();
    int samples = recall.rows().last() + 1;
    float[] in = recall.in();
    float[] out = recall.out();
    for (int half = 0; half < LANES; half += L) {
      FloatVector zeroth = FloatVector.zero(S);
      for (int k = 0; k < samples; k++) {
        FloatVector sum = FloatVector.zero(S);
        int at = k * stride + column + half;
        for (int b = 0; b < count; b++) {
          FloatVector x = FloatVector.broadcast(S, in[k * count + b]);
          sum = x.fma(FloatVector.fromArray(S, out, at), sum);
          at += samples * stride;
        }
        if (k == 0) {
          zeroth = sum;
          sum.intoArray(s, half);
        } else {
          sum.sub(zeroth).intoArray(s, k * LANES + half);
        }
      }
    }
  }

  /** The changes of L synapses before their factor. */
  private static FloatVector read(Recall recall, float[] s, int half) {
    MemoryRows rows = recall.rows();
    FloatVector all = FloatVector.zero(S);
    FloatVector steepest = FloatVector.zero(S);
    FloatVector before = FloatVector.zero(S);
    for (int k = 1; k <= rows.last(); k++) {
      FloatVector next = FloatVector.fromArray(S, s, k * LANES + half);
      FloatVector step = next.sub(before).abs();
      before = next;
      all = all.add(step);
      steepest = steepest.max(step);
    }
    FloatVector zeroth = FloatVector.fromArray(S, s, half);
    FloatVector base = zeroth.mul(rows.area());
    FloatVector middle = before.fma(FloatVector.broadcast(S, .5f), zeroth).abs();
    FloatVector theta =
        middle.fma(
            FloatVector.broadcast(S, recall.slope()), FloatVector.broadcast(S, recall.threshold()));
    FloatVector sum = FloatVector.zero(S);
    for (int group = 0; group < rows.groups(); group++) {
      FloatVector bound =
          all.mul(rows.steepest(group)).min(steepest.mul(rows.longest(group))).add(base.abs());
      if (rows.cubic() || !bound.compare(VectorOperators.LT, theta).allTrue()) {
        sum = group(rows, group, s, half, base, theta, sum);
      }
    }
    return sum;
  }

  private static FloatVector group(
      MemoryRows rows,
      int group,
      float[] s,
      int half,
      FloatVector base,
      FloatVector theta,
      FloatVector before) {
    float[] entries = rows.entries();
    int[] columns = rows.columns();
    FloatVector zero = FloatVector.zero(S);
    FloatVector sum = before;
    int e = rows.start(rows.row(group));
    for (int i = rows.row(group); i < rows.row(group + 1); i++) {
      FloatVector u = base;
      for (; e < rows.end(i); e++) {
        FloatVector sample = FloatVector.fromArray(S, s, columns[e] + half);
        u = sample.fma(FloatVector.broadcast(S, entries[e]), u);
      }
      FloatVector passed;
      if (rows.cubic()) {
        passed = u.mul(u).mul(u).div(theta);
      } else {
        VectorMask<Float> dead = u.abs().compare(VectorOperators.LT, theta);
        passed = u.blend(zero, dead);
      }
      sum = passed.fma(FloatVector.broadcast(S, rows.quadrature()[i]), sum);
    }
    return sum;
  }

  /** {@code w += factor change} for the first lanes. Returns 0 or NaN. */
  private static float store(
      FloatVector change, Recall recall, float[] s, float[] w, int at, int lanes) {
    float factor = recall.factor();
    if (lanes == L) {
      FloatVector old = FloatVector.fromArray(S, w, at);
      change.fma(FloatVector.broadcast(S, factor), old).intoArray(w, at);
      VectorMask<Float> finite = change.mul(0f).compare(VectorOperators.EQ, FloatVector.zero(S));
      return finite.allTrue() ? 0 : Float.NaN;
    }
    int scratch = s.length - LANES;
    change.intoArray(s, scratch);
    float health = 0;
    for (int j = 0; j < lanes; j++) {
      w[at + j] = Math.fma(factor, s[scratch + j], w[at + j]);
      health = Math.fma(0f, s[scratch + j], health);
    }
    return health;
  }
}
