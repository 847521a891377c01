package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.CellSummary;
import io.phasesweep.analysis.SweepSummary;
import io.phasesweep.spark.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A finished run in words, from what the store holds. */
final class RunText {
  private static final List<String> ALWAYS =
      List.of("trained", "collapsed", "never-learned", "not-settled", "diverged", "failed");

  private final OpenSweep sweep;
  private final RunSummary run;
  private final Screen screen;

  RunText(OpenSweep sweep, RunSummary run, Screen screen) {
    this.sweep = sweep;
    this.run = run;
    this.screen = screen;
  }

  /** The lines of the result. */
  List<String> result(SweepSummary stored) {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    lines.add("  " + outcomes(stored.outcomes()));
    List<CellSummary> cells = new ArrayList<>();
    stored.best().ifPresent(cells::add);
    stored.worst().filter(w -> !cells.contains(w)).ifPresent(cells::add);
    int width = cells.stream().mapToInt(c -> name(c).length()).max().orElse(0);
    for (int i = 0; i < cells.size(); i++) {
      lines.add(cell(i == 0 ? "best" : "worst", cells.get(i), width));
    }
    if (run.ending() == RunSummary.Ending.TOO_MANY_FAILED) {
      lines.add("Stopped: too many trials failed. The column why of " + failures() + " says more.");
    }
    return lines;
  }

  private String failures() {
    return Wording.count(run.failed(), "row");
  }

  private String head() {
    return "Done in "
        + Wording.duration(run.wallSeconds())
        + ": "
        + Wording.count(run.stored())
        + " of "
        + Wording.count(run.planned(), "trial")
        + ", "
        + Wording.coreHours(run.coreSeconds())
        + " core-hours, cores "
        + Wording.wholePercent(run.busyShare())
        + " busy";
  }

  private String outcomes(Map<String, Long> counts) {
    List<String> parts = new ArrayList<>();
    for (String word : ALWAYS) {
      String name = word.replace('-', ' ');
      parts.add(screen.paint(name, name + " " + Wording.count(counts.getOrDefault(word, 0L))));
    }
    counts.forEach(
        (word, count) -> {
          if (count > 0 && !ALWAYS.contains(word)) {
            parts.add(word.replace('-', ' ') + " " + Wording.count(count));
          }
        });
    return String.join(", ", parts);
  }

  private static String name(CellSummary cell) {
    return cell.setting().isEmpty() ? cell.rule() : cell.rule() + ", " + cell.setting();
  }

  private static String cell(String word, CellSummary cell, int width) {
    return String.format(Locale.ROOT, "  %-7s %-" + Math.max(1, width) + "s", word, name(cell))
        + "  error "
        + String.format(Locale.ROOT, "%4.1f %%", 100 * cell.error())
        + Wording.interval(cell.low(), cell.high())
        + ", n = "
        + cell.n()
        + ", "
        + cell.trained()
        + "/"
        + cell.n()
        + " trained";
  }

  /** The same as one document. */
  Map<String, Object> document(SweepSummary stored, String store, Optional<Path> report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", sweep.name());
    document.put("question", sweep.question());
    document.put("digest", sweep.digest());
    document.put("planned", run.planned());
    document.put("stored", run.stored());
    document.put("computed", run.computed());
    document.put("ending", run.ending().name().toLowerCase(Locale.ROOT));
    document.put("outcomes", stored.outcomes());
    document.put("wall_seconds", run.wallSeconds());
    document.put("core_seconds", run.coreSeconds());
    document.put("store", store);
    stored.best().ifPresent(c -> document.put("best", document(c)));
    stored.worst().ifPresent(c -> document.put("worst", document(c)));
    report.ifPresent(r -> document.put("report", r.toString()));
    return document;
  }

  private static Map<String, Object> document(CellSummary cell) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rule", cell.rule());
    document.put("setting", cell.setting());
    document.put("error", cell.error());
    document.put("n", cell.n());
    document.put("trained", cell.trained());
    if (!Double.isNaN(cell.low())) {
      document.put("error_low", cell.low());
      document.put("error_high", cell.high());
    }
    return document;
  }
}
