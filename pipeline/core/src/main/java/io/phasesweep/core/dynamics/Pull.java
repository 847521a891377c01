package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.phase.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What acts on the outputs during a phase.
 *
 * @param phase free, nudged or clamped
 * @param weight weight of the cost |y - t|^2, signed; 0 unless nudged
 * @param target t [batch x classes] where nudged
 */
public record Pull(Phase phase, double weight, @Nullable Panel target) {

  /** No teaching force. */
  public static Pull none() {
    return new Pull(Phase.FREE, 0, null);
  }

  /** The cost with the given weight. */
  public static Pull towards(Panel target, double weight) {
    return new Pull(Phase.NUDGED, weight, target);
  }

  /** The outputs stay what they are. */
  public static Pull held() {
    return new Pull(Phase.CLAMPED, 0, null);
  }

  /** The layers that move, of L. */
  int moving(int depth) {
    return phase == Phase.CLAMPED ? depth - 1 : depth;
  }
}
