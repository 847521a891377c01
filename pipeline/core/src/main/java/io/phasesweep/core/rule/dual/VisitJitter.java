package io.phasesweep.core.rule.dual;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * Disorder in the visits of layers. A scheduled visit v of a minibatch is hit where double 2v of
 * the stream {@code phase-jitter}, lane = minibatch, lies below the probability; it is then
 * dropped, or goes to layer 1 + integer 2v + 1 below L.
 *
 * @param probability j in 0..1; 0 is rigid
 * @param shuffle whether visits are misdirected instead of dropped
 */
record VisitJitter(double probability, boolean shuffle) {

  /** Rigid visits. */
  static VisitJitter none() {
    return new VisitJitter(0, false);
  }

  /** The jitter of a trial. */
  static VisitJitter of(Values values) {
    double probability = values.real(Settings.PHASE_JITTER);
    return probability == 0
        ? none()
        : new VisitJitter(probability, values.is(Settings.JITTER_MODE, "shuffle"));
  }

  /** The layer that visit {@code v}, scheduled for {@code layer}, goes to; 0 if it is dropped. */
  int layer(Stream draws, long lane, long v, int layer, int depth) {
    if (probability == 0 || draws.real64(lane, 2 * v) >= probability) {
      return layer;
    }
    return shuffle ? (int) (1 + draws.below(lane, 2 * v + 1, depth)) : 0;
  }
}
