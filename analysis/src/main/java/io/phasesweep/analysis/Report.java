package io.phasesweep.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One self-contained page over a sweep, with its tables and figures beside it. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code index.html}, {@code tables/*.csv} and {@code figures/*.vl.json} into {@code
   * outDir}. The sweep may be partial or running: coverage says so.
   *
   * @param storeUri the store
   * @param sweepName name of the sweep
   * @param digest the digest under which the store keeps its members
   * @param outDir where to write; created if missing
   * @param context what the tables do not hold
   * @throws IllegalArgumentException if the store has no such sweep
   * @throws IOException if a file cannot be written
   */
  public static ReportResult write(
      String storeUri, String sweepName, String digest, Path outDir, ReportContext context)
      throws IOException {
    return write(storeUri, sweepName, digest, outDir, context, Optional.empty());
  }

  /**
   * The same with the verdicts of a replication pack first.
   *
   * @param pack what the sweep is held against
   */
  public static ReportResult write(
      String storeUri,
      String sweepName,
      String digest,
      Path outDir,
      ReportContext context,
      Optional<Pack> pack)
      throws IOException {
    try (SweepResults results =
        SweepResults.open(storeUri, context.sparkSettings()).sweep(sweepName, digest)) {
      return new ReportPage(results, sweepName, digest, context, pack).write(outDir);
    }
  }
}
