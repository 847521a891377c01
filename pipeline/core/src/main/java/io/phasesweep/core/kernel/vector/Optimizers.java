package io.phasesweep.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Optimiser steps over flat arrays; the rest behind the last whole vector is scalar. */
final class Optimizers {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Optimizers() {}

  /** Of {@code count} entries from {@code at} on; their gradient lies at 0. */
  static void adam(
      float[] theta,
      int at,
      float[] gradient,
      float[] first,
      float[] second,
      int count,
      float step,
      float root) {
    FloatVector tenth = FloatVector.broadcast(S, .1f);
    FloatVector thousandth = FloatVector.broadcast(S, .001f);
    FloatVector epsilon = FloatVector.broadcast(S, 1e-8f);
    FloatVector down = FloatVector.broadcast(S, -step);
    FloatVector scale = FloatVector.broadcast(S, root);
    int whole = count / L * L;
    for (int i = 0; i < whole; i += L) {
      FloatVector g = FloatVector.fromArray(S, gradient, i);
      FloatVector m = FloatVector.fromArray(S, first, at + i);
      FloatVector v = FloatVector.fromArray(S, second, at + i);
      m = tenth.fma(g.sub(m), m);
      v = thousandth.fma(g.fma(g, v.neg()), v);
      m.intoArray(first, at + i);
      v.intoArray(second, at + i);
      m.div(v.sqrt().fma(scale, epsilon))
          .fma(down, FloatVector.fromArray(S, theta, at + i))
          .intoArray(theta, at + i);
    }
    for (int i = at + whole; i < at + count; i++) {
      float g = gradient[i - at];
      float m = Math.fma(.1f, g - first[i], first[i]);
      float v = Math.fma(.001f, Math.fma(g, g, -second[i]), second[i]);
      first[i] = m;
      second[i] = v;
      theta[i] = Math.fma(-step, m / Math.fma((float) Math.sqrt(v), root, 1e-8f), theta[i]);
    }
  }

  static void momentum(float[] theta, float[] gradient, float[] velocity, int count, float rate) {
    FloatVector keep = FloatVector.broadcast(S, .9f);
    FloatVector down = FloatVector.broadcast(S, -rate);
    int whole = count / L * L;
    for (int i = 0; i < whole; i += L) {
      FloatVector v =
          keep.fma(FloatVector.fromArray(S, velocity, i), FloatVector.fromArray(S, gradient, i));
      v.intoArray(velocity, i);
      down.fma(v, FloatVector.fromArray(S, theta, i)).intoArray(theta, i);
    }
    for (int i = whole; i < count; i++) {
      velocity[i] = Math.fma(.9f, velocity[i], gradient[i]);
      theta[i] = Math.fma(-rate, velocity[i], theta[i]);
    }
  }
}
