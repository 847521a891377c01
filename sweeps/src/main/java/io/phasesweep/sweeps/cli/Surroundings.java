package io.phasesweep.sweeps.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it; a test gives its own.
 *
 * @param screen where text goes
 * @param environment environment variables
 * @param userHome home of the user
 * @param distribution folder of the unpacked distribution; empty path under spark-submit
 * @param program how the user calls this program, for the lines that say what to type next
 */
record Surroundings(
    Screen screen,
    Map<String, String> environment,
    Path userHome,
    Path distribution,
    String program) {

  /** Those of this process. */
  static Surroundings ofProcess(Screen screen, Map<String, String> environment) {
    return new Surroundings(
        screen,
        environment,
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "."))),
        Path.of(System.getProperty("phasesweep.home", "")),
        environment.getOrDefault("PHASESWEEP_PROGRAM", "phasesweep"));
  }
}
