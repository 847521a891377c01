package io.phasesweep.sweeps.cli;

/** What the exit code of a command says. */
final class ExitCode {
  /** Done; trials that diverged, collapsed or never learned are results. */
  static final int DONE = 0;

  /** Some trials failed, the store gave way, or an audit found a difference; all else is kept. */
  static final int FAILED = 1;

  /** Bad sweep file, usage, data or store; nothing started. */
  static final int USAGE = 2;

  /** Interrupted; everything finished is kept. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
