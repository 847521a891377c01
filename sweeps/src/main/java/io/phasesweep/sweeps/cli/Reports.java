package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.Report;
import io.phasesweep.analysis.ReportContext;
import io.phasesweep.analysis.ReportResult;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Hands a sweep to its report. */
final class Reports {

  private Reports() {}

  /**
   * Writes the report of a sweep that was run into {@code store}.
   *
   * @throws UsageProblem if it never was
   */
  static ReportResult write(OpenSweep sweep, ResultStore store, Path out, SessionSettings settings)
      throws IOException {
    boolean known =
        store.sweeps().stream()
            .anyMatch(s -> s.name().equals(sweep.name()) && s.digest().equals(sweep.digest()));
    if (!known) {
      throw new UsageProblem(
          store.uri() + ": " + sweep.file() + " was never run into it as it is now; run it first");
    }
    ReportContext context =
        new ReportContext(
            sweep.question(),
            sweep.file(),
            sweep.plan().summary().defaults(),
            OptionalDouble.empty(),
            Instant.now(),
            properties(settings));
    return Report.write(store.uri(), sweep.name(), sweep.digest(), out, context);
  }

  /** The session of a report, should none be open. */
  static Map<String, String> properties(SessionSettings settings) {
    Map<String, String> properties = new TreeMap<>(settings.conf());
    String master = settings.master();
    if (master != null) {
      properties.put("spark.master", master);
    }
    properties.put("spark.app.name", settings.name());
    return properties;
  }
}
