package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.kernel.RowPanel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Dyads by whole vectors, formed in scratch; lanes behind the last unit are formed along. */
final class Dyads {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Dyads() {}

  static int apply(
      Dyad law, float inertia, RowPanel drive, RowPanel feedback, RowPanel mean, RowPanel diff) {
    int n = diff.length();
    float[] q = mean.scratch(n);
    float[] e = diff.scratch(3 * n);
    arguments(law, drive.values(), feedback.values(), q, e, n);
    if (inertia > 0) {
      persist(inertia, mean.values(), q, n);
      persist(inertia, diff.values(), e, n);
    }
    Activation f = law.activation();
    if (Clip.is(f)) {
      clip(law.asymmetry(), Clip.low(f), Clip.high(f), q, e, n);
    } else {
      float scale = f == Activation.TANH ? 1f : .5f;
      states(law.asymmetry(), q, e, n);
      Epilogues.tanh(e, e, 3 * n, scale, 1f, 0f);
      smooth(law.asymmetry(), scale, e, q, n);
    }
    return Dyad.flags(mean.take(q), diff.take(e), diff.alive());
  }

  private static void arguments(Dyad law, float[] a, float[] back, float[] q, float[] e, int n) {
    FloatVector gain = FloatVector.broadcast(S, law.gain());
    FloatVector shift = FloatVector.broadcast(S, law.shift());
    for (int i = 0; i < n; i += L) {
      FloatVector apart = gain.mul(FloatVector.fromArray(S, back, i));
      shift.fma(apart, FloatVector.fromArray(S, a, i)).intoArray(q, i);
      apart.intoArray(e, i);
    }
  }

  /** {@code z = fma(inertia, old, z) / (1 + inertia)}. */
  private static void persist(float inertia, float[] old, float[] z, int n) {
    FloatVector keep = FloatVector.broadcast(S, inertia);
    FloatVector weight = FloatVector.broadcast(S, 1 + inertia);
    for (int i = 0; i < n; i += L) {
      keep.fma(FloatVector.fromArray(S, old, i), FloatVector.fromArray(S, z, i))
          .div(weight)
          .intoArray(z, i);
    }
  }

  /** Mean to {@code q}, difference to {@code e}. */
  private static void clip(float alpha, float low, float high, float[] q, float[] e, int count) {
    FloatVector up = FloatVector.broadcast(S, alpha);
    FloatVector rest = FloatVector.broadcast(S, 1 - alpha);
    FloatVector down = FloatVector.broadcast(S, -alpha);
    FloatVector lo = FloatVector.broadcast(S, low);
    FloatVector hi = FloatVector.broadcast(S, high);
    for (int i = 0; i < count; i += L) {
      FloatVector middle = FloatVector.fromArray(S, q, i);
      FloatVector apart = FloatVector.fromArray(S, e, i);
      FloatVector p = apart.fma(rest, middle);
      FloatVector n = apart.fma(down, middle);
      VectorMask<Float> inside =
          p.compare(VectorOperators.GT, lo)
              .and(p.compare(VectorOperators.LT, hi))
              .and(n.compare(VectorOperators.GT, lo))
              .and(n.compare(VectorOperators.LT, hi));
      p = p.blend(lo, p.compare(VectorOperators.LE, lo));
      p = p.blend(hi, p.compare(VectorOperators.GT, hi));
      n = n.blend(lo, n.compare(VectorOperators.LE, lo));
      n = n.blend(hi, n.compare(VectorOperators.GT, hi));
      p.sub(n).blend(apart, inside).intoArray(e, i);
      p.fma(up, n.mul(rest)).blend(middle, inside).intoArray(q, i);
    }
  }

  /** p behind E, n behind p; q is free after it. */
  private static void states(float alpha, float[] q, float[] e, int n) {
    FloatVector rest = FloatVector.broadcast(S, 1 - alpha);
    FloatVector down = FloatVector.broadcast(S, -alpha);
    for (int i = 0; i < n; i += L) {
      FloatVector middle = FloatVector.fromArray(S, q, i);
      FloatVector apart = FloatVector.fromArray(S, e, i);
      apart.fma(rest, middle).intoArray(e, n + i);
      apart.fma(down, middle).intoArray(e, 2 * n + i);
    }
  }

  /**
   * Mean to {@code q}, difference to {@code tanh}, from the tanh of E, p and n, one behind the
   * other; scale 1: tanh, 1/2: sigmoid.
   */
  private static void smooth(float alpha, float scale, float[] tanh, float[] q, int count) {
    boolean upper = alpha >= .5f;
    int near = upper ? count : 2 * count;
    FloatVector factor = FloatVector.broadcast(S, upper ? alpha - 1 : alpha);
    FloatVector size = FloatVector.broadcast(S, scale);
    FloatVector shift = FloatVector.broadcast(S, 1 - scale);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < count; i += L) {
      FloatVector p = FloatVector.fromArray(S, tanh, count + i);
      FloatVector n = FloatVector.fromArray(S, tanh, 2 * count + i);
      FloatVector apart = size.mul(FloatVector.fromArray(S, tanh, i).mul(p.neg().fma(n, one)));
      factor.fma(apart, size.fma(FloatVector.fromArray(S, tanh, near + i), shift)).intoArray(q, i);
      apart.intoArray(tanh, i);
    }
  }
}
