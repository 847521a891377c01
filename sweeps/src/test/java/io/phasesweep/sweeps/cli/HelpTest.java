package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  @TempDir static Path home;

  private static CommandLine declared() {
    return new PhaseSweep(
            new Surroundings(
                Screen.ofProcess(
                    new PrintWriter(System.out), new PrintWriter(System.err), Map.of()),
                Map.of(),
                home,
                Path.of(""),
                "./phasesweep"))
        .declared();
  }

  static Stream<String> commands() {
    return declared().getSubcommands().keySet().stream();
  }

  @Test
  void rootNamesEveryCommandAndNoOther() {
    String help = Typed.at(home, "--help").out();
    assertThat(commands()).allSatisfy(c -> assertThat(help).containsPattern("(  |   )" + c + " "));
    List<String> promised =
        List.of("compact", "fetch", "pilot").stream().filter(help::contains).toList();
    assertThat(promised).isEmpty();
  }

  @Test
  void rootNamesTheCommonOptions() {
    String help = Typed.at(home, "--help").out();
    CommandLine.populateCommand(new CommonOptions());
    new CommandLine(new Holder())
        .getCommandSpec()
        .options()
        .forEach(o -> assertThat(help).contains(o.longestName()));
  }

  /** Has the common options and no other. */
  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private final CommonOptions common = new CommonOptions();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void namesEveryOptionOfItsOwn(String command) {
    Typed typed = Typed.at(home, command, "--help");
    assertThat(typed.code()).isZero();
    Map<String, String> own = new TreeMap<>();
    declared()
        .getSubcommands()
        .get(command)
        .getCommandSpec()
        .options()
        .forEach(o -> own.put(o.longestName(), o.longestName()));
    new CommandLine(new Holder())
        .getCommandSpec()
        .options()
        .forEach(o -> own.remove(o.longestName()));
    own.remove("--help");
    assertThat(own.keySet())
        .allSatisfy(o -> assertThat(typed.out()).containsPattern(Pattern.quote(o) + "[ ,]"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void endsWithTwoExamplesInAHundredColumns(String command) {
    List<String> lines = Typed.at(home, command, "--help").out().lines().toList();
    assertThat(lines).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(100));
    assertThat(lines.get(lines.size() - 2)).startsWith("Examples: ./phasesweep ");
    assertThat(lines.get(lines.size() - 1)).startsWith("          ./phasesweep ");
  }
}
