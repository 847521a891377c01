package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.RunOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quickstart}: runs the shipped sweep and writes its report. */
@Command(name = "quickstart")
final class QuickstartCommand extends SweepCommand {
  private static final String SPEC = "quickstart.yaml";

  @Option(names = "--out", paramLabel = "DIR")
  private Path report = Path.of("report");

  QuickstartCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    SweepRun work = new SweepRun(surroundings(), common(), OpenSweep.shipped(SPEC));
    return work.reportingTo(report)
        .compute(RunOptions.standard(work.cost()::seconds), SweepRun.After.REPORT);
  }
}
