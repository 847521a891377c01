package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Activation;

/** Activations that only clip, as their bounds; the identity has infinite ones. */
final class Clip {
  private Clip() {}

  static boolean is(Activation activation) {
    return activation != Activation.TANH && activation != Activation.SIGMOID;
  }

  static float low(Activation activation) {
    return switch (activation) {
      case RELU, HARD_SIGMOID -> 0f;
      case HARD_TANH -> -1f;
      default -> Float.NEGATIVE_INFINITY;
    };
  }

  static float high(Activation activation) {
    return switch (activation) {
      case HARD_SIGMOID, HARD_TANH -> 1f;
      default -> Float.POSITIVE_INFINITY;
    };
  }
}
