package io.phasesweep.core.engine;

/** A trial ended because its {@link Watch} said so: there is no row. */
public final class TrialInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrialInterrupted(double epoch) {
    super("interrupted at epoch " + epoch);
  }
}
