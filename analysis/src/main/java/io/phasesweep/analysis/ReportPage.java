package io.phasesweep.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of one sweep. */
final class ReportPage {
  private final SweepResults results;
  private final ReportContext context;

  ReportPage(SweepResults results, String sweep, String digest, ReportContext context) {
    this.results = results;
    this.context = context;
  }

  ReportResult write(Path outDir) throws IOException {
    SweepTrials sweep = SweepTrials.read(results);
    Files.createDirectories(outDir);
    Path index = outDir.resolve("index.html");
    Files.writeString(index, "<!DOCTYPE html><title>PhaseSweep</title>", StandardCharsets.UTF_8);
    return new ReportResult(index, context.question(), SweepSummary.of(sweep));
  }
}
