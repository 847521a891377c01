package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.RationalTanh;
import io.phasesweep.core.kernel.RowPanel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Elementwise ends of a product; rows are whole vectors, so there is no rest. */
final class Epilogues {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private Epilogues() {}

  static void finish(RowPanel u, @Nullable RowPanel add, RowPanel out, Epilogue epilogue) {
    int n = out.length();
    float[] z = out.values();
    float[] from = u.values();
    if (add != null) {
      sum(from, add.values(), z, n);
      from = z;
    }
    if (epilogue instanceof Epilogue.Activate activate) {
      activate(activate.activation(), from, z, n);
    } else if (epilogue instanceof Epilogue.Leak leak) {
      leak(leak, from, z, n);
      activate(leak.activation(), z, z, n);
    } else if (epilogue instanceof Epilogue.Minimise minimise) {
      activate(minimise.activation(), minimise(minimise, from, z, n), z, n);
    } else if (epilogue instanceof Epilogue.Derivative derivative) {
      gate(derivative.activation(), values(derivative.activity()), from, z, n);
    } else {
      move(from, z, n);
    }
  }

  private static float[] values(Panel panel) {
    return ((RowPanel) panel).values();
  }

  private static void move(float[] from, float[] z, int n) {
    if (from != z) {
      System.arraycopy(from, 0, z, 0, n);
    }
  }

  private static void sum(float[] u, float[] add, float[] z, int n) {
    for (int i = 0; i < n; i += L) {
      FloatVector.fromArray(S, u, i).add(FloatVector.fromArray(S, add, i)).intoArray(z, i);
    }
  }

  private static void leak(Epilogue.Leak leak, float[] u, float[] z, int n) {
    float[] s = values(leak.state());
    FloatVector step = FloatVector.broadcast(S, leak.step());
    if (leak.nudge() == 0 || leak.target() == null) {
      for (int i = 0; i < n; i += L) {
        FloatVector p = FloatVector.fromArray(S, s, i);
        FloatVector.fromArray(S, u, i).sub(p).fma(step, p).intoArray(z, i);
      }
      return;
    }
    float[] t = values(leak.target());
    FloatVector pull = FloatVector.broadcast(S, -2 * leak.nudge());
    for (int i = 0; i < n; i += L) {
      FloatVector p = FloatVector.fromArray(S, s, i);
      FloatVector gap = p.sub(FloatVector.fromArray(S, t, i));
      pull.fma(gap, FloatVector.fromArray(S, u, i).sub(p)).fma(step, p).intoArray(z, i);
    }
  }

  /** The array that holds the result before the activation. */
  private static float[] minimise(Epilogue.Minimise minimise, float[] u, float[] z, int n) {
    if (minimise.nudge() == 0 || minimise.target() == null) {
      return u;
    }
    float[] t = values(minimise.target());
    FloatVector pull = FloatVector.broadcast(S, 2 * minimise.nudge());
    FloatVector weight = FloatVector.broadcast(S, 1 + 2 * minimise.nudge());
    for (int i = 0; i < n; i += L) {
      pull.fma(FloatVector.fromArray(S, t, i), FloatVector.fromArray(S, u, i))
          .div(weight)
          .intoArray(z, i);
    }
    return z;
  }

  private static void activate(Activation activation, float[] u, float[] z, int n) {
    switch (activation) {
      case IDENTITY -> move(u, z, n);
      case TANH -> tanh(u, z, n, 1f, 1f, 0f);
      case SIGMOID -> tanh(u, z, n, .5f, .5f, .5f);
      default -> clip(Clip.low(activation), Clip.high(activation), u, z, n);
    }
  }

  /** Compare and blend have the bits of min and max in fewer instructions; NaN stays. */
  private static void clip(float low, float high, float[] u, float[] z, int n) {
    FloatVector lo = FloatVector.broadcast(S, low);
    FloatVector hi = FloatVector.broadcast(S, high);
    for (int i = 0; i < n; i += L) {
      FloatVector q = FloatVector.fromArray(S, u, i);
      q = q.blend(lo, q.compare(VectorOperators.LE, lo));
      q.blend(hi, q.compare(VectorOperators.GT, hi)).intoArray(z, i);
    }
  }

  /** {@code z = fma(scale, tanh(inner u), shift)}; exact where scale is 1 and shift 0. */
  static void tanh(float[] u, float[] z, int n, float inner, float scale, float shift) {
    FloatVector hi = FloatVector.broadcast(S, RationalTanh.LIMIT);
    FloatVector lo = hi.neg();
    FloatVector outer = FloatVector.broadcast(S, scale);
    boolean plain = shift == 0;
    for (int i = 0; i < n; i += L) {
      FloatVector x = FloatVector.fromArray(S, u, i).mul(inner);
      x = x.blend(lo, x.compare(VectorOperators.LT, lo));
      x = x.blend(hi, x.compare(VectorOperators.GT, hi));
      FloatVector y = x.mul(x);
      FloatVector p = FloatVector.broadcast(S, RationalTanh.P6);
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P5));
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P4));
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P3));
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P2));
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P1));
      p = p.fma(y, FloatVector.broadcast(S, RationalTanh.P0));
      FloatVector q = FloatVector.broadcast(S, RationalTanh.Q3);
      q = q.fma(y, FloatVector.broadcast(S, RationalTanh.Q2));
      q = q.fma(y, FloatVector.broadcast(S, RationalTanh.Q1));
      q = q.fma(y, FloatVector.broadcast(S, RationalTanh.Q0));
      FloatVector t = x.mul(p).div(q);
      (plain ? t : t.fma(outer, FloatVector.broadcast(S, shift))).intoArray(z, i);
    }
  }

  private static void gate(Activation activation, float[] y, float[] u, float[] z, int n) {
    switch (activation) {
      case IDENTITY -> move(u, z, n);
      case TANH -> smooth(y, u, z, n, 1f, 0f);
      case SIGMOID -> smooth(y, u, z, n, 0f, 1f);
      case RELU -> positive(y, u, z, n);
      default -> window(Clip.low(activation), Clip.high(activation), y, u, z, n);
    }
  }

  /** {@code z = u fma(-y, y, constant + linear y)}, of which one part is zero. */
  private static void smooth(float[] y, float[] u, float[] z, int n, float constant, float linear) {
    FloatVector one = FloatVector.broadcast(S, constant);
    for (int i = 0; i < n; i += L) {
      FloatVector a = FloatVector.fromArray(S, y, i);
      FloatVector derivative = a.neg().fma(a, linear == 0 ? one : a);
      FloatVector.fromArray(S, u, i).mul(derivative).intoArray(z, i);
    }
  }

  private static void positive(float[] y, float[] u, float[] z, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      VectorMask<Float> above = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, zero);
      FloatVector.fromArray(S, u, i).mul(zero.blend(one, above)).intoArray(z, i);
    }
  }

  /** {@code z = u} times one inside the open interval, times zero elsewhere. */
  private static void window(float low, float high, float[] y, float[] u, float[] z, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector zero = FloatVector.zero(S);
    for (int i = 0; i < n; i += L) {
      FloatVector a = FloatVector.fromArray(S, y, i);
      VectorMask<Float> above = a.compare(VectorOperators.GT, low);
      VectorMask<Float> below = a.compare(VectorOperators.LT, high);
      FloatVector derivative = zero.blend(zero.blend(one, above), below);
      FloatVector.fromArray(S, u, i).mul(derivative).intoArray(z, i);
    }
  }
}
