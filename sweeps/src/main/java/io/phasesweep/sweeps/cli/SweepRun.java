package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.SweepSummary;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.RunOptions;
import io.phasesweep.spark.RunSummary;
import io.phasesweep.spark.SessionSettings;
import io.phasesweep.spark.TrialJob;
import io.phasesweep.sweeps.plan.CostModel;
import io.phasesweep.sweeps.spec.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Computes what a store lacks of a sweep, and tells it. */
final class SweepRun {

  /** What follows the last trial. */
  enum After {
    SUMMARY,
    REPORT
  }

  private final Surroundings surroundings;
  private final CommonOptions common;
  private final OpenSweep sweep;
  private final SessionSettings settings;
  private final Screen screen;
  private final Missing missing;
  private Path report = Path.of("report");

  /** Checks options and store before anything is started. */
  SweepRun(Surroundings surroundings, CommonOptions common, OpenSweep sweep) throws IOException {
    this.surroundings = surroundings;
    this.common = common;
    this.sweep = sweep;
    this.screen = surroundings.screen();
    this.settings = Profiles.settings(surroundings, common);
    this.missing = Missing.of(sweep, Stores.existing(common.store()));
  }

  /** Writes the report there. */
  SweepRun reportingTo(Path folder) {
    this.report = folder;
    return this;
  }

  /** Predicts the seconds of its trials. */
  CostModel cost() {
    return sweep.plan().cost();
  }

  /** Whether the user agrees to a cost above {@code coreHours}; asked on a terminal only. */
  boolean agreed(double coreHours) {
    return missing.seconds() <= 3600 * coreHours
        || screen.agrees(
            "About "
                + Wording.coreHours(missing.seconds())
                + " core-hours on this machine. Start? [y/N] ");
  }

  /** Runs; the exit code. */
  int compute(RunOptions options, After after) throws IOException {
    ResultStore store = ResultStore.create(common.store());
    if (missing.trials() == 0 && options.retry().isEmpty()) {
      return nothingToDo(store, after);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    new PlanText(sweep, missing.trials(), missing.seconds(), cores)
        .brief()
        .forEach(screen::message);
    try (TrialJob job = TrialJob.open(settings)) {
      RunSummary summary = run(job, store, options);
      if (summary.ending() == RunSummary.Ending.INTERRUPTED) {
        return interrupted(summary, after);
      }
      RunText text = new RunText(sweep, summary, screen);
      SweepSummary stored =
          SweepSummary.read(
              store.uri(), sweep.name(), sweep.digest(), Reports.properties(settings));
      if (common.json()) {
        Optional<Path> index =
            after == After.REPORT ? Optional.of(written(store)) : Optional.empty();
        screen.result(JsonText.of(text.document(stored, store.uri(), index)));
        return summary.exitCode();
      }
      text.result(stored).forEach(screen::result);
      screen.result("");
      if (after == After.REPORT) {
        screen.result("  report    " + written(store));
        screen.result("  store     " + common.store());
        screen.result("  notebook  jupyter lab " + notebook());
        screen.result("Next: " + surroundings.program() + " init my-sweep.yaml --from quickstart");
      } else {
        screen.result("  store     " + common.store());
        screen.result("Next: " + next(summary));
      }
      return summary.exitCode();
    }
  }

  /** Computes what is missing and tells nothing but the plan and an interruption; the exit code. */
  int complete(RunOptions options) {
    ResultStore store = ResultStore.create(common.store());
    if (missing.trials() == 0) {
      return ExitCode.DONE;
    }
    int cores = Runtime.getRuntime().availableProcessors();
    new PlanText(sweep, missing.trials(), missing.seconds(), cores)
        .brief()
        .forEach(screen::message);
    try (TrialJob job = TrialJob.open(settings)) {
      RunSummary summary = run(job, store, options);
      if (summary.ending() == RunSummary.Ending.INTERRUPTED) {
        screen.message("Interrupted: nothing is lost; the same command goes on.");
        return ExitCode.INTERRUPTED;
      }
      return summary.exitCode();
    }
  }

  private int nothingToDo(ResultStore store, After after) throws IOException {
    String line =
        "Nothing to do: all "
            + Wording.count(sweep.plan().summary().trials(), "trial")
            + " are stored in "
            + common.store()
            + ".";
    if (common.json()) {
      screen.result(JsonText.of(Map.of("name", sweep.name(), "computed", 0)));
    } else if (after == After.REPORT) {
      screen.result(line);
      Optional<Path> current = Reports.current(sweep, store, report);
      screen.result(
          current.isPresent()
              ? "Report of these: " + current.get()
              : "Report written: " + written(store));
    } else {
      screen.result(line);
      screen.result("Next: " + surroundings.program() + " report " + sweep.file());
    }
    return ExitCode.DONE;
  }

  private RunSummary run(TrialJob job, ResultStore store, RunOptions options) {
    RunDisplay display = RunDisplay.on(screen);
    Interrupts interrupts = Interrupts.handle(() -> stop(job, display, options), SweepRun::halt);
    try {
      return job.run(store, sweep.record(), sweep::members, options, display);
    } finally {
      interrupts.close();
      display.close();
    }
  }

  private static void stop(TrialJob job, RunDisplay display, RunOptions options) {
    display.line(
        "Stopping: "
            + Wording.count(job.slots(), "trial")
            + (job.slots() == 1 ? " finishes" : " finish")
            + " first, at most "
            + options.grace().toSeconds()
            + " s. Press Ctrl-C again to stop at once.");
    job.requestStop();
  }

  /** The store is consistent at any moment, so nothing needs to be put in order. */
  private static void halt() {
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private int interrupted(RunSummary summary, After after) {
    screen.message(
        "Interrupted: "
            + Wording.count(summary.stored())
            + " of "
            + Wording.count(summary.planned(), "trial")
            + " are stored, nothing is lost.");
    screen.message("Go on with: " + surroundings.program() + " " + again(after));
    return ExitCode.INTERRUPTED;
  }

  private String again(After after) {
    return (after == After.REPORT ? "quickstart" : "run " + sweep.file())
        + (common.store().equals("results") ? "" : " --store " + common.store());
  }

  private String next(RunSummary summary) {
    return surroundings.program()
        + " "
        + (summary.ending() == RunSummary.Ending.COMPLETE
            ? "report " + sweep.file()
            : again(After.SUMMARY));
  }

  private Path written(ResultStore store) throws IOException {
    return Reports.write(sweep, store, report, settings).index();
  }

  private Path notebook() {
    Path here = Path.of("notebooks", "robustness-map.ipynb");
    return Files.exists(here) ? here : surroundings.distribution().resolve(here);
  }
}
