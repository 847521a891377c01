package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.MemoryRows;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.RowLayout;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ejml.data.FMatrixRMaj;

/**
 * Readings of synaptic memory, one register of synapses at a time. Registers stay inside a method:
 * what one hands to the next goes through rows of the scratch behind the samples, because a vector
 * that crosses a call that is not inlined becomes an object.
 */
final class Recalls {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int LANES = RowLayout.LANES;

  /** Rows of the scratch behind the samples. */
  private static final int BASE = 0;

  private static final int THETA = 1;
  private static final int ALL = 2;
  private static final int STEEPEST = 3;
  private static final int SUM = 4;

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
          read(recall, s, half);
          int at = row * w.numCols + column + half;
          health += store(recall, s, half, w.data, at, Math.min(L, lanes - half));
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
        one(recall, count, k * stride + column + half, s, k * LANES + half);
      }
    }
  }

  private static void one(Recall recall, int count, int from, float[] s, int to) {
    float[] in = recall.in();
    float[] out = recall.out();
    int[] begin = recall.at();
    FloatVector sum = FloatVector.zero(S);
    for (int b = 0; b < count; b++) {
      FloatVector above = FloatVector.fromArray(S, out, begin[b] + from);
      sum = above.fma(FloatVector.broadcast(S, in[b]), sum);
    }
    sum.intoArray(s, to);
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
    for (int half = 0; half < LANES; half += L) {
      for (int k = 0; k < samples; k++) {
        int from = k * stride + column + half;
        moving(recall.in(), k * count, count, recall.out(), from, samples * stride, s, k, half);
      }
      for (int k = 1; k < samples; k++) {
        FloatVector.fromArray(S, s, k * LANES + half)
            .sub(FloatVector.fromArray(S, s, half))
            .intoArray(s, k * LANES + half);
      }
    }
  }

  private static void moving(
      float[] in,
      int begin,
      int count,
      float[] out,
      int from,
      int apart,
      float[] s,
      int k,
      int half) {
    FloatVector sum = FloatVector.zero(S);
    int at = from;
    for (int b = 0; b < count; b++) {
      sum = FloatVector.broadcast(S, in[begin + b]).fma(FloatVector.fromArray(S, out, at), sum);
      at += apart;
    }
    sum.intoArray(s, k * LANES + half);
  }

  /** The changes of L synapses before their factor, into the row {@code sum}. */
  private static void read(Recall recall, float[] s, int half) {
    MemoryRows rows = recall.rows();
    bound(rows.last(), rows.area(), recall.slope(), recall.threshold(), s, half);
    FloatVector.zero(S).intoArray(s, scratch(rows, SUM) + half);
    for (int group = 0; group < rows.groups(); group++) {
      if (rows.cubic()) {
        cube(rows, group, s, half);
      } else if (reaches(rows, rows.steepest(group), rows.longest(group), s, half)) {
        group(rows, group, s, half);
      }
    }
  }

  private static int scratch(MemoryRows rows, int row) {
    return (rows.last() + 1 + row) * LANES;
  }

  /** What a register needs to know of its signals before it reads them. */
  private static void bound(
      int last, float area, float slope, float threshold, float[] s, int half) {
    FloatVector all = FloatVector.zero(S);
    FloatVector steepest = FloatVector.zero(S);
    FloatVector before = FloatVector.zero(S);
    for (int k = 1; k <= last; k++) {
      FloatVector next = FloatVector.fromArray(S, s, k * LANES + half);
      FloatVector step = next.sub(before).abs();
      before = next;
      all = all.add(step);
      steepest = steepest.max(step);
    }
    int to = (last + 1) * LANES + half;
    FloatVector zeroth = FloatVector.fromArray(S, s, half);
    FloatVector middle = before.fma(FloatVector.broadcast(S, .5f), zeroth).abs();
    zeroth.mul(area).intoArray(s, to + BASE * LANES);
    middle
        .fma(FloatVector.broadcast(S, slope), FloatVector.broadcast(S, threshold))
        .intoArray(s, to + THETA * LANES);
    all.intoArray(s, to + ALL * LANES);
    steepest.intoArray(s, to + STEEPEST * LANES);
  }

  /** Whether a reading of the group may leave the dead zone in any lane; true for NaN. */
  private static boolean reaches(
      MemoryRows rows, float perAll, float perSteepest, float[] s, int half) {
    int at = scratch(rows, 0) + half;
    FloatVector all = FloatVector.fromArray(S, s, at + ALL * LANES);
    FloatVector steepest = FloatVector.fromArray(S, s, at + STEEPEST * LANES);
    FloatVector base = FloatVector.fromArray(S, s, at + BASE * LANES).abs();
    FloatVector bound = all.mul(perAll).min(steepest.mul(perSteepest)).add(base);
    return !bound
        .compare(VectorOperators.LT, FloatVector.fromArray(S, s, at + THETA * LANES))
        .allTrue();
  }

  private static void group(MemoryRows rows, int group, float[] s, int half) {
    float[] entries = rows.entries();
    int[] columns = rows.columns();
    float[] quadrature = rows.quadrature();
    int[] ends = rows.ends();
    int at = scratch(rows, 0) + half;
    FloatVector zero = FloatVector.zero(S);
    FloatVector base = FloatVector.fromArray(S, s, at + BASE * LANES);
    FloatVector theta = FloatVector.fromArray(S, s, at + THETA * LANES);
    FloatVector sum = FloatVector.fromArray(S, s, at + SUM * LANES);
    int to = rows.row(group + 1);
    int e = rows.start(rows.row(group));
    for (int i = rows.row(group); i < to; i++) {
      FloatVector u = base;
      int end = ends[i];
      for (; e < end; e++) {
        FloatVector sample = FloatVector.fromArray(S, s, columns[e] + half);
        u = sample.fma(FloatVector.broadcast(S, entries[e]), u);
      }
      FloatVector passed = u.blend(zero, u.abs().compare(VectorOperators.LT, theta));
      sum = passed.fma(FloatVector.broadcast(S, quadrature[i]), sum);
    }
    sum.intoArray(s, at + SUM * LANES);
  }

  /** The same for g = u^3/theta, which no figure of the literature uses: one lane at a time. */
  private static void cube(MemoryRows rows, int group, float[] s, int half) {
    int at = scratch(rows, 0) + half;
    for (int j = 0; j < L; j++) {
      float theta = s[at + THETA * LANES + j];
      float sum = s[at + SUM * LANES + j];
      for (int i = rows.row(group); i < rows.row(group + 1); i++) {
        float u = s[at + BASE * LANES + j];
        for (int e = rows.start(i); e < rows.end(i); e++) {
          u = Math.fma(rows.entries()[e], s[rows.columns()[e] + half + j], u);
        }
        sum = Math.fma(rows.quadrature()[i], u * u * u / theta, sum);
      }
      s[at + SUM * LANES + j] = sum;
    }
  }

  /** {@code w += factor change} for the first lanes. Returns 0 or NaN. */
  private static float store(Recall recall, float[] s, int half, float[] w, int at, int lanes) {
    float factor = recall.factor();
    int from = scratch(recall.rows(), SUM) + half;
    if (lanes == L) {
      FloatVector change = FloatVector.fromArray(S, s, from);
      FloatVector old = FloatVector.fromArray(S, w, at);
      change.fma(FloatVector.broadcast(S, factor), old).intoArray(w, at);
      boolean finite = change.mul(0f).compare(VectorOperators.EQ, FloatVector.zero(S)).allTrue();
      return finite ? 0 : Float.NaN;
    }
    float health = 0;
    for (int j = 0; j < lanes; j++) {
      w[at + j] = Math.fma(factor, s[from + j], w[at + j]);
      health = Math.fma(0f, s[from + j], health);
    }
    return health;
  }
}
