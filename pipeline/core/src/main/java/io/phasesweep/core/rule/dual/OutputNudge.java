package io.phasesweep.core.rule.dual;

import io.phasesweep.core.network.Loss;
import java.util.Locale;

/**
 * The difference of the output units, g the gradient of one example's loss by its logits:
 *
 * <pre>
 *   predicted   d_L = -beta g at the logits of the forward pass, once and for all
 *   current     d_L = -beta g at the present drive a_L
 *   proximal    d_L = -beta g / ((1 + w+ beta) (1 - w- beta)) at a_L, half squared error only:
 *               s+ = (a + w+ beta y) / (1 + w+ beta), s- = (a - w- beta y) / (1 - w- beta)
 * </pre>
 */
enum OutputNudge {
  PREDICTED,
  CURRENT,
  PROXIMAL;

  /** The nudge of a word of the setting. */
  static OutputNudge of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The factor of -g. */
  double factor(Variant variant, double alpha, double beta) {
    return this == PROXIMAL
        ? beta / ((1 + variant.positive(alpha) * beta) * (1 - variant.negative(alpha) * beta))
        : beta;
  }

  /** How the difference answers a change of the drive, where the loss is quadratic. */
  double response(Variant variant, double alpha, double beta, Loss loss) {
    double factor = factor(variant, alpha, beta);
    return loss == Loss.SQUARED_ERROR ? 2 * factor : factor;
  }
}
