package io.phasesweep.sweeps.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code phasesweep} and what is below it. */
@Command(name = "phasesweep", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class PhaseSweep implements Runnable {

  private final PrintWriter out;
  private final PrintWriter err;

  PhaseSweep(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command line; the exit code. */
  int execute(String... args) {
    return new CommandLine(this).setOut(out).setErr(err).execute(args);
  }

  @Override
  public void run() {
    new CommandLine(this).usage(out);
  }
}
