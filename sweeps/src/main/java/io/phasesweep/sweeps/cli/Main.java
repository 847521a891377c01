package io.phasesweep.sweeps.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program {@code phasesweep}. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the JVM with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(new PhaseSweep(out, err).execute(args));
  }
}
