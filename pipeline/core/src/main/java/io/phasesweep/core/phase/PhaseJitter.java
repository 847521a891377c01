package io.phasesweep.core.phase;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

/**
 * Disorder in the length of relaxations.
 *
 * @param variation coefficient of variation of the number of sweeps; 0 is rigid
 */
public record PhaseJitter(double variation) {

  /** Rigid phases. */
  public static PhaseJitter none() {
    return new PhaseJitter(0);
  }

  /** The jitter of a trial. */
  public static PhaseJitter of(Values values) {
    return new PhaseJitter(values.real(Settings.PHASE_JITTER));
  }

  /** Whether there is any. */
  public boolean on() {
    return variation > 0;
  }

  /** Lengths of a phase of the given mean. */
  public PhaseLengths lengths(int mean) {
    return PhaseLengths.gamma(mean, variation);
  }
}
