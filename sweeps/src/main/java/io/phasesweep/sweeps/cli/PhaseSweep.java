package io.phasesweep.sweeps.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code phasesweep} and the commands below it; testable without a process. */
@Command(name = "phasesweep", versionProvider = Version.class)
final class PhaseSweep implements Runnable {
  private final CommandLine commands = new CommandLine(this);
  private final Surroundings surroundings;

  PhaseSweep(Surroundings surroundings) {
    this.surroundings = surroundings;
    commands.getCommandSpec().addOption(flag("-h", "--help").usageHelp(true).build());
    commands.getCommandSpec().addOption(flag("-V", "--version").versionHelp(true).build());
    for (SweepCommand command : all(surroundings)) {
      CommandLine below = new CommandLine(command);
      below.getCommandSpec().addOption(flag("-h", "--help").usageHelp(true).build());
      commands.addSubcommand(below);
    }
    Problem problem = new Problem(surroundings);
    commands
        .setOut(surroundings.screen().results())
        .setErr(surroundings.screen().messages())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> problem.usage(e))
        .setExecutionExceptionHandler((e, line, parsed) -> problem.told(e));
    HelpText.install(commands, surroundings.program());
  }

  private static List<SweepCommand> all(Surroundings surroundings) {
    return List.of(
        new QuickstartCommand(surroundings),
        new InitCommand(surroundings),
        new PlanCommand(surroundings),
        new RunCommand(surroundings),
        new StatusCommand(surroundings),
        new ReportCommand(surroundings),
        new ReplicateCommand(surroundings),
        new AuditCommand(surroundings),
        new WhyDifferentCommand(surroundings),
        new ExportCommand(surroundings),
        new SchemaCommand(surroundings),
        new DataCommand(surroundings),
        new ClusterCommand(surroundings));
  }

  private static OptionSpec.Builder flag(String brief, String name) {
    return OptionSpec.builder(brief, name).arity("0").type(boolean.class);
  }

  /** The command line of this process. */
  static PhaseSweep ofProcess(PrintWriter results, PrintWriter messages) {
    Map<String, String> environment = System.getenv();
    Screen screen = Screen.ofProcess(results, messages, environment);
    return new PhaseSweep(Surroundings.ofProcess(screen, environment));
  }

  /** Runs one command line; the exit code. */
  int execute(String... args) {
    int code = commands.execute(args);
    surroundings.screen().flush();
    return code;
  }

  /** What is declared, for the tests of the help texts. */
  CommandLine declared() {
    return commands;
  }

  @Override
  public void run() {
    commands.usage(surroundings.screen().results());
  }
}
