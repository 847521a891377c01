package io.phasesweep.core.rule.dual;

/**
 * How averaging and nudging weights belong together, alpha being the weight of s+ in the mean:
 *
 * <pre>
 *   dp, dp-damped   w+ = alpha       w- = 1 - alpha     kappa = 2 alpha - 1
 *   dp-transpose    w+ = 1 - alpha   w- = alpha         kappa = 0
 * </pre>
 *
 * {@code dp-damped} adds inertia to {@code dp}.
 */
enum Variant {
  DP,
  DP_TRANSPOSE,
  DP_DAMPED;

  /** The variant of a word of the setting. */
  static Variant of(String word) {
    return switch (word) {
      case "dp" -> DP;
      case "dp-damped" -> DP_DAMPED;
      default -> DP_TRANSPOSE;
    };
  }

  /** w+: share of the nudge that s+ takes. */
  double positive(double alpha) {
    return this == DP_TRANSPOSE ? 1 - alpha : alpha;
  }

  /** w-. */
  double negative(double alpha) {
    return this == DP_TRANSPOSE ? alpha : 1 - alpha;
  }

  /** kappa: how far the feedback moves the mean. */
  double shift(double alpha) {
    return this == DP_TRANSPOSE ? 0 : 2 * alpha - 1;
  }
}
