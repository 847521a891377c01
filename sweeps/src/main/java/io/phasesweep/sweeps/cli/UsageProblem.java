package io.phasesweep.sweeps.cli;

/** A request that cannot be met: one line, {@code where: what; what is allowed}. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String line) {
    super(line);
  }
}
