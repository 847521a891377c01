package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.ReportResult;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.sweeps.spec.JsonText;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report SPEC}: one page, its tables and figures. */
@Command(name = "report")
final class ReportCommand extends SpecCommand {

  @Option(names = "--out", paramLabel = "DIR")
  private Path out = Path.of("report");

  ReportCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    OpenSweep sweep = open();
    ResultStore store = ResultStore.open(common().store());
    ReportResult written =
        Reports.write(sweep, store, out, Profiles.settings(surroundings(), common()));
    if (common().json()) {
      screen()
          .result(
              JsonText.of(
                  Map.of("report", written.index().toString(), "answer", written.answer())));
    } else {
      screen().result(written.answer());
      screen().result("Report written: " + written.index());
    }
    return ExitCode.DONE;
  }
}
