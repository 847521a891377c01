package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.RunOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run SPEC}: computes what is missing. */
@Command(name = "run")
final class RunCommand extends SpecCommand {
  private static final List<String> RETRIED = List.of("failed", "timed-out");

  @Option(names = "--limit", paramLabel = "N")
  private @Nullable Long limit;

  @Option(names = "--max-failed", paramLabel = "N")
  private int maxFailed = 10;

  @Option(names = "--fail-fast")
  private boolean failFast;

  @Option(names = "--retry", paramLabel = "timed-out,failed")
  private String retry = "";

  @Option(names = "--ask-above", paramLabel = "H")
  private double askAbove = 10;

  RunCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    Set<String> again = retried();
    if (maxFailed < 1) {
      throw new UsageProblem("--max-failed is " + maxFailed + "; a whole number from 1 is allowed");
    }
    Long most = limit;
    if (most != null && most < 1) {
      throw new UsageProblem("--limit is " + most + "; a whole number from 1 is allowed");
    }
    OpenSweep sweep = open();
    SweepRun work = new SweepRun(surroundings(), common(), sweep);
    RunOptions options =
        RunOptions.standard(work.cost()::seconds)
            .stoppingAfter(failFast ? 1 : maxFailed)
            .retrying(again);
    if (most != null) {
      options = options.limitedTo(most);
    }
    if (!work.agreed(askAbove)) {
      screen().message("Nothing was started.");
      return ExitCode.DONE;
    }
    return work.compute(options, SweepRun.After.SUMMARY);
  }

  private Set<String> retried() {
    Set<String> again = new TreeSet<>();
    for (String word : Arrays.stream(retry.split(",", -1)).filter(w -> !w.isBlank()).toList()) {
      if (!RETRIED.contains(word.strip())) {
        throw new UsageProblem(
            "--retry is '" + word + "'; failed, timed-out are allowed: all else is a result");
      }
      again.add(word.strip());
    }
    return again;
  }
}
