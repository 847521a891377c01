package io.phasesweep.core.rule.memory;

import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.SynapticMemory;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.random.Stream;

/**
 * The ramp of the nudge, K + 1 states each relaxed from the free state:
 *
 * <pre>
 *   weight_k = -(1 - alpha) beta + beta k/K        alpha random: sign beta k/K
 * </pre>
 */
final class Ramps {
  private final Nudge nudge;
  private final int last;
  private final Stream signs;
  private final Stream probeSigns;

  Ramps(Nudge nudge, int last, long seed) {
    this.nudge = nudge;
    this.last = last;
    this.signs = new Stream(seed, "nudge-sign");
    this.probeSigns = new Stream(seed, "probe/nudge-sign");
  }

  /** +1 or -1 of a minibatch. */
  int sign(long lane) {
    return sign(signs, lane);
  }

  /** The sign of a look. */
  int probeSign(long lane) {
    return sign(probeSigns, lane);
  }

  private int sign(Stream draws, long lane) {
    return nudge.random() && draws.real32(lane, 0) >= .5f ? -1 : 1;
  }

  /**
   * Relaxes the states of the ramp and names them to the synapses. Modified: both.
   *
   * @param phases after the free phase
   * @return the signed span that the update divides by
   */
  double write(Phases phases, int sign, SynapticMemory memory) {
    double span = nudge.random() ? sign * nudge.strength() : nudge.strength();
    double start = nudge.random() ? 0 : nudge.negative();
    for (int k = 0; k <= last; k++) {
      memory.sample(k, phases.input(), phases.ramped(start + span * k / last));
    }
    return span;
  }
}
