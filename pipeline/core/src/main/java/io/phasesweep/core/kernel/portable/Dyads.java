package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.kernel.RationalTanh;
import io.phasesweep.core.kernel.RowPanel;

/** Dyads unit by unit; every step rounds once, in the order of {@link Dyad}. */
final class Dyads {
  private Dyads() {}

  static int apply(
      Dyad law, float inertia, RowPanel drive, RowPanel feedback, RowPanel mean, RowPanel diff) {
    float[] a = drive.values();
    float[] back = feedback.values();
    float[] m = mean.values();
    float[] d = diff.values();
    float weight = 1 + inertia;
    float[] means = mean.scratch(diff.length());
    float[] differences = diff.scratch(diff.length());
    for (int row = 0; row < diff.length(); row += diff.stride()) {
      for (int i = row; i < row + diff.units(); i++) {
        float e = law.gain() * back[i];
        float q = Math.fma(law.shift(), e, a[i]);
        if (inertia > 0) {
          q = Math.fma(inertia, m[i], q) / weight;
          e = Math.fma(inertia, d[i], e) / weight;
        }
        unit(law, q, e, means, differences, i);
      }
    }
    return Dyad.flags(mean.take(means), diff.take(differences), diff.alive());
  }

  /** Mean and difference of one unit. Modified: entry i of both arrays. */
  private static void unit(Dyad law, float q, float e, float[] m, float[] d, int i) {
    float alpha = law.asymmetry();
    float rest = 1 - alpha;
    float p = Math.fma(rest, e, q);
    float n = Math.fma(-alpha, e, q);
    Activation f = law.activation();
    if (f == Activation.TANH) {
      smooth(alpha, RationalTanh.tanh(p), RationalTanh.tanh(n), RationalTanh.tanh(e), 1, m, d, i);
    } else if (f == Activation.SIGMOID) {
      float up = RationalTanh.tanh(.5f * p);
      float down = RationalTanh.tanh(.5f * n);
      smooth(alpha, up, down, RationalTanh.tanh(.5f * e), .5f, m, d, i);
    } else if (inside(f, p) && inside(f, n)) {
      m[i] = q;
      d[i] = e;
    } else {
      float up = f.value(p);
      float down = f.value(n);
      m[i] = Math.fma(alpha, up, rest * down);
      d[i] = up - down;
    }
  }

  private static boolean inside(Activation f, float z) {
    return switch (f) {
      case RELU -> z > 0f && z < Float.POSITIVE_INFINITY;
      case HARD_SIGMOID -> z > 0f && z < 1f;
      case HARD_TANH -> z > -1f && z < 1f;
      default -> z > Float.NEGATIVE_INFINITY && z < Float.POSITIVE_INFINITY;
    };
  }

  /** From the tanh of both states and of their distance; scale 1: tanh, 1/2: sigmoid. */
  private static void smooth(
      float alpha, float up, float down, float apart, float scale, float[] m, float[] d, int i) {
    float difference = scale * (apart * Math.fma(-up, down, 1f));
    float shift = 1 - scale;
    m[i] =
        alpha >= .5f
            ? Math.fma(alpha - 1, difference, Math.fma(scale, up, shift))
            : Math.fma(alpha, difference, Math.fma(scale, down, shift));
    d[i] = difference;
  }
}
