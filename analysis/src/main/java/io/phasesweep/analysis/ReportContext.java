package io.phasesweep.analysis;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a report says but the tables do not hold.
 *
 * @param question the sweep's question, one sentence; shown escaped
 * @param specFile the sweep file as the user named it, for the commands at the end
 * @param defaults per rule, the default of each setting as text: which cell of a rule is its
 *     reference. A setting that is absent takes its value at rest (jitter 0) or its largest one
 * @param margin half-width of the equivalence margin of an error difference, a share, fixed before
 *     the sweep; empty: no equivalence is claimed
 * @param written when the report is written
 * @param sparkSettings properties of the Spark session, used only if none is running
 */
public record ReportContext(
    String question,
    String specFile,
    Map<String, Map<String, String>> defaults,
    OptionalDouble margin,
    Instant written,
    Map<String, String> sparkSettings) {
  public ReportContext {
    defaults = Map.copyOf(defaults);
    sparkSettings = Map.copyOf(sparkSettings);
  }

  /** No defaults, no margin, now. */
  public static ReportContext of(
      String question, String specFile, Map<String, String> sparkSettings) {
    return new ReportContext(
        question, specFile, Map.of(), OptionalDouble.empty(), Instant.now(), sparkSettings);
  }
}
