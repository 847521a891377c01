package io.phasesweep.core.kernel;

import java.util.Locale;

/** A unit's nonlinearity; the projections of energy-based nets are the clipping ones. */
public enum Activation {
  IDENTITY,
  RELU,
  /** Clip to [0, 1]. */
  HARD_SIGMOID,
  /** Clip to [-1, 1]. */
  HARD_TANH,
  TANH,
  SIGMOID;

  /** The activation of a word such as {@code hard-sigmoid}. */
  public static Activation of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** {@code f(z)}, the same bits in every provider; NaN stays NaN. */
  public float value(float z) {
    return switch (this) {
      case IDENTITY -> z;
      case RELU -> Math.max(0f, z);
      case HARD_SIGMOID -> Math.min(1f, Math.max(0f, z));
      case HARD_TANH -> Math.min(1f, Math.max(-1f, z));
      case TANH -> RationalTanh.tanh(z);
      case SIGMOID -> RationalTanh.sigmoid(z);
    };
  }

  /** {@code f'(z)} from {@code y = f(z)}; 0 at the corners of the clipping ones. */
  public float derivative(float y) {
    return switch (this) {
      case IDENTITY -> 1f;
      case RELU -> y > 0f ? 1f : 0f;
      case HARD_SIGMOID -> y > 0f && y < 1f ? 1f : 0f;
      case HARD_TANH -> y > -1f && y < 1f ? 1f : 0f;
      case TANH -> Math.fma(-y, y, 1f);
      case SIGMOID -> Math.fma(-y, y, y);
    };
  }
}
