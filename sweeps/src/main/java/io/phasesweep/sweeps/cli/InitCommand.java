package io.phasesweep.sweeps.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init FILE}: a sweep file to start from; never overwrites. */
@Command(name = "init")
final class InitCommand extends SweepCommand {

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file = Path.of("my-sweep.yaml");

  @Option(names = "--from", paramLabel = "NAME")
  private String from = "starter";

  InitCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    byte[] text = ShippedSpecs.find(from).orElseThrow(() -> unknown());
    String name = String.valueOf(file.getFileName());
    String stem = name.replaceFirst("\\.ya?ml$", "");
    if (Files.exists(file)) {
      throw new UsageProblem(
          file + ": exists; another name is needed, files are never overwritten");
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(
        file, named(new String(text, StandardCharsets.UTF_8), stem), StandardOpenOption.CREATE_NEW);
    screen().result("Written: " + file);
    screen().result("Next: " + program() + " plan " + file);
    return ExitCode.DONE;
  }

  private UsageProblem unknown() {
    return new UsageProblem(
        "--from "
            + from
            + ": no such sweep; "
            + String.join(", ", ShippedSpecs.starts())
            + " and the other files of sweeps/specs are shipped");
  }

  /** The text under a name of its own where the file's name can be one. */
  private static String named(String text, String stem) {
    return stem.matches("[a-z0-9-]{1,64}")
        ? text.replaceFirst("(?m)^name: *[a-z0-9-]+", "name: " + stem)
        : text;
  }
}
