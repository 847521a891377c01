package io.phasesweep.analysis;

import java.nio.file.Path;

/**
 * What was written.
 *
 * @param index the page
 * @param answer its first sentence, plain text
 * @param summary outcomes, best and worst cell
 */
public record ReportResult(Path index, String answer, SweepSummary summary) {}
