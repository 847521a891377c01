package io.phasesweep.sweeps.cli;

import io.phasesweep.core.data.InvalidData;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.spark.StoreException;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.Words;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line each and an exit code; the trace goes to the log. */
final class Problem {
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  private final Surroundings surroundings;

  Problem(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A command line that does not parse. */
  int usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
    screen()
        .error(
            "phasesweep: "
                + (e instanceof UnmatchedArgumentException u
                    ? unknown(u)
                    : oneLine(e.getMessage())));
    screen().error("See " + command.replaceFirst("phasesweep", surroundings.program()) + " --help");
    return ExitCode.USAGE;
  }

  private static String unknown(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (word.startsWith("-")) {
      return "unknown option '" + word + "'" + Words.advice(word, command.optionsMap().keySet());
    }
    return command.subcommands().isEmpty()
        ? "'" + word + "' is one argument too many"
        : "unknown command '" + word + "'" + Words.advice(word, command.subcommands().keySet());
  }

  /** A command that could not go on. */
  int told(Exception e) {
    LOG.info("command ended early", e);
    if (e instanceof SpecException spec) {
      spec.lines().forEach(screen()::error);
      screen().error(Wording.count(spec.lines().size(), "error") + ". Nothing was started.");
      return ExitCode.USAGE;
    }
    if (e instanceof StoreException store) {
      screen().error(oneLine(store.getMessage()));
      return store.kind().exitCode();
    }
    if (e instanceof UsageProblem || e instanceof InvalidData || e instanceof InvalidSetting) {
      screen().error(oneLine(e.getMessage()));
      return ExitCode.USAGE;
    }
    if (e instanceof FileSystemException file) {
      return fileSystem(file);
    }
    screen().error("phasesweep: " + e.getClass().getSimpleName() + ": " + oneLine(e.getMessage()));
    screen().error("This is a bug or a broken installation; the log has more: logs/phasesweep.log");
    return ExitCode.FAILED;
  }

  private int fileSystem(FileSystemException e) {
    String reason = e.getReason();
    String what = reason != null ? reason : e.getClass().getSimpleName();
    screen().error(e.getFile() + ": " + oneLine(what.replaceFirst("Exception$", "")));
    boolean full = what.toLowerCase(Locale.ROOT).contains("no space");
    return full ? ExitCode.FAILED : ExitCode.USAGE;
  }

  private Screen screen() {
    return surroundings.screen();
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
