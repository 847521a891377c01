package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.ResultStore;
import io.phasesweep.sweeps.plan.PlanSummary;
import io.phasesweep.sweeps.spec.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plan SPEC}: what would run, and its cost; starts nothing, needs no store. */
@Command(name = "plan")
final class PlanCommand extends SpecCommand {

  @Option(names = "--list")
  private boolean list;

  PlanCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    OpenSweep sweep = open();
    Optional<ResultStore> store = Stores.existing(common().store());
    Missing missing = Missing.of(sweep, store);
    if (common().json()) {
      screen().result(JsonText.of(document(sweep, missing)));
      return ExitCode.DONE;
    }
    int cores = Runtime.getRuntime().availableProcessors();
    PlanText text = new PlanText(sweep, missing.trials(), missing.seconds(), cores);
    text.full().forEach(screen()::result);
    if (list) {
      text.defaults().forEach(screen()::result);
    }
    screen().result("Next: " + program() + " run " + spec());
    return ExitCode.DONE;
  }

  private static Map<String, Object> document(OpenSweep sweep, Missing missing) {
    PlanSummary summary = sweep.plan().summary();
    return Map.ofEntries(
        Map.entry("name", sweep.name()),
        Map.entry("question", sweep.question()),
        Map.entry("digest", sweep.digest()),
        Map.entry("trials", summary.trials()),
        Map.entry("cells", summary.cells()),
        Map.entry("replicates", summary.replicates()),
        Map.entry("excluded", summary.excluded()),
        Map.entry("duplicates", summary.duplicates()),
        Map.entry("missing", missing.trials()),
        Map.entry("rules", summary.byRule()),
        Map.entry("extensions", summary.extensions()),
        Map.entry("defaults", summary.defaults()),
        Map.entry("core_seconds", missing.seconds()),
        Map.entry("measuring_share", summary.measuring()),
        Map.entry("store_bytes", summary.storeBytes()),
        Map.entry("largest_trial_bytes", summary.trialBytes()),
        Map.entry("warnings", List.copyOf(summary.warnings())));
  }
}
