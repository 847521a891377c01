package io.phasesweep.sweeps.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program {@code phasesweep}: one command, then the end of the JVM with its exit code. */
public final class Main {

  private Main() {}

  /** Runs the command that {@code args} spell. */
  public static void main(String[] args) {
    PrintWriter results = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter messages = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
    System.exit(
        withSpark() ? PhaseSweep.ofProcess(results, messages).execute(args) : alone(messages));
  }

  private static boolean withSpark() {
    ClassLoader loader = Main.class.getClassLoader();
    return loader != null && loader.getResource("org/apache/spark/sql/SparkSession.class") != null;
  }

  private static int alone(PrintWriter messages) {
    messages.println(
        "phasesweep: no Spark beside this jar; start bin/phasesweep of the distribution, or"
            + " spark-submit phasesweep.jar");
    messages.flush();
    return ExitCode.USAGE;
  }
}
