package io.phasesweep.sweeps.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command line gave.
 *
 * @param code exit code
 * @param out results
 * @param err messages
 */
record Typed(int code, String out, String err) {

  /** Runs a command line as a user in {@code home} would, messages to a file. */
  static Typed at(Path home, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), Screen.Kind.PLAIN, null);
    Surroundings surroundings =
        new Surroundings(screen, Map.of(), home, Path.of(""), "./phasesweep");
    int code = new PhaseSweep(surroundings).execute(args);
    return new Typed(code, out.toString(), err.toString());
  }
}
