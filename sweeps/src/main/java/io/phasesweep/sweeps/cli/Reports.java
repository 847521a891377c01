package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.Pack;
import io.phasesweep.analysis.Report;
import io.phasesweep.analysis.ReportContext;
import io.phasesweep.analysis.ReportResult;
import io.phasesweep.spark.BuildInfo;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Hands a sweep to its report. */
final class Reports {
  /** Beside the page: what it was made from, so that it need not be made again. */
  private static final String SOURCE = "source.txt";

  private Reports() {}

  /**
   * Writes the report of a sweep that was run into {@code store}.
   *
   * @throws UsageProblem if it never was
   */
  static ReportResult write(OpenSweep sweep, ResultStore store, Path out, SessionSettings settings)
      throws IOException {
    return write(sweep, store, out, settings, Optional.empty());
  }

  /** The same with the verdicts of a replication pack. */
  static ReportResult write(
      OpenSweep sweep, ResultStore store, Path out, SessionSettings settings, Pack pack)
      throws IOException {
    return write(sweep, store, out, settings, Optional.of(pack));
  }

  private static ReportResult write(
      OpenSweep sweep, ResultStore store, Path out, SessionSettings settings, Optional<Pack> pack)
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
    // Taken before the rows are read: what comes in meanwhile makes the report old, not wrong.
    String source = source(sweep, store) + pack.map(p -> "pack " + p.digest() + "\n").orElse("");
    ReportResult result =
        Report.write(store.uri(), sweep.name(), sweep.digest(), out, context, pack);
    Files.writeString(out.resolve(SOURCE), source);
    return result;
  }

  /** The page in {@code out}, if it was written by this build from what {@code store} holds now. */
  static Optional<Path> current(OpenSweep sweep, ResultStore store, Path out) throws IOException {
    Path index = out.resolve("index.html");
    Path source = out.resolve(SOURCE);
    return Files.exists(index)
            && Files.exists(source)
            && Files.readString(source).equals(source(sweep, store))
        ? Optional.of(index)
        : Optional.empty();
  }

  private static String source(OpenSweep sweep, ResultStore store) {
    return String.join(
        "\n",
        "sweep " + sweep.name() + " " + sweep.digest(),
        "store " + store.uri(),
        "parts " + store.contentName(),
        "program " + BuildInfo.read().label(),
        "");
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
