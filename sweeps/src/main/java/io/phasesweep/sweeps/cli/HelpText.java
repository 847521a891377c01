package io.phasesweep.sweeps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * The help of each command: a text file beside this class, {@code ./phasesweep} as it is called.
 */
final class HelpText {
  private static final String SECTION = "text";
  private static final String NAME = "./phasesweep";

  private HelpText() {}

  /** Gives {@code commands} and all below it their texts. Modified: {@code commands}. */
  static void install(CommandLine commands, String program) {
    // A long path would break the lines.
    String name = program.length() > NAME.length() ? "phasesweep" : program;
    String text = read(commands.getCommandName()).replace(NAME, name);
    commands.setHelpSectionKeys(List.of(SECTION));
    commands.setHelpSectionMap(Map.of(SECTION, help -> text));
    commands.getSubcommands().values().forEach(below -> install(below, program));
  }

  private static String read(String command) {
    String name = "help/" + command + ".txt";
    try (InputStream in = HelpText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
