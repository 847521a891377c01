package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.LeaseHolder;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.SweepRecord;
import io.phasesweep.spark.SweepStatus;
import io.phasesweep.sweeps.spec.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status [SPEC]}: how far a sweep is, or which sweeps a store holds. */
@Command(name = "status")
final class StatusCommand extends SweepCommand {
  private static final List<String> WORDS =
      List.of("trained", "collapsed", "never-learned", "not-settled", "diverged", "failed");

  @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC")
  private @Nullable String spec;

  StatusCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    ResultStore store = ResultStore.open(common().store());
    String name = spec;
    if (name == null) {
      sweeps(store);
      return ExitCode.DONE;
    }
    OpenSweep sweep = OpenSweep.read(name);
    SweepStatus status = store.status(sweep.members());
    if (common().json()) {
      screen().result(JsonText.of(document(sweep, status)));
    } else {
      show(status);
    }
    return ExitCode.DONE;
  }

  private void show(SweepStatus status) {
    long missing = status.planned() - status.stored();
    double share = status.planned() == 0 ? 1 : (double) status.stored() / status.planned();
    StringBuilder head =
        new StringBuilder()
            .append(Wording.count(status.stored()))
            .append(" of ")
            .append(Wording.count(status.planned(), "trial"))
            .append(" finished (")
            .append(Wording.percent(share))
            .append("), ")
            .append(Wording.count(missing))
            .append(" missing");
    if (status.trialsPerHour() > 0 && missing > 0) {
      head.append(", ")
          .append(Wording.count(Math.round(status.trialsPerHour())))
          .append(" trials/h, ETA ")
          .append(Wording.about(3600 * missing / status.trialsPerHour()));
    }
    screen().result(head.toString());
    screen()
        .result(
            row(
                "rule",
                "finished",
                "trained",
                "collapsed",
                "never",
                "unsettled",
                "diverged",
                "failed"));
    for (SweepStatus.Line line : status.rules()) {
      screen().result(row(line));
    }
    screen().result(status.running().map(StatusCommand::running).orElse("Nothing runs there now."));
  }

  private static String row(SweepStatus.Line line) {
    Object[] cells = new Object[2 + WORDS.size()];
    cells[0] = line.subject();
    cells[1] = line.stored() + "/" + line.planned();
    for (int i = 0; i < WORDS.size(); i++) {
      cells[2 + i] = line.outcomes().getOrDefault(WORDS.get(i), 0L);
    }
    return row(cells);
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "  %-24s %9s %8s %10s %6s %10s %9s %7s", cells);
  }

  private static String running(LeaseHolder holder) {
    return "Running since "
        + holder.since()
        + " as "
        + holder.who()
        + ", last beat "
        + holder.beatAge(Instant.now())
        + " s ago"
        + (holder.state() == LeaseHolder.State.STOPPING ? ", stopping" : "");
  }

  private void sweeps(ResultStore store) {
    List<SweepRecord> sweeps = store.sweeps();
    if (common().json()) {
      screen()
          .result(
              JsonText.of(
                  sweeps.stream()
                      .map(s -> Map.of("name", s.name(), "digest", s.digest()))
                      .toList()));
      return;
    }
    screen()
        .result(
            Wording.count(sweeps.size(), "sweep")
                + " and "
                + Wording.count(store.storedIds().size(), "trial")
                + " in "
                + common().store());
    for (SweepRecord sweep : sweeps) {
      screen().result("  " + sweep.name() + "  " + store.folder(sweep));
    }
    screen().result(store.holder().map(StatusCommand::running).orElse("Nothing runs there now."));
  }

  private static Map<String, Object> document(OpenSweep sweep, SweepStatus status) {
    Map<String, Object> rules = new TreeMap<>();
    for (SweepStatus.Line line : status.rules()) {
      rules.put(
          line.subject(),
          Map.of("planned", line.planned(), "stored", line.stored(), "outcomes", line.outcomes()));
    }
    return Map.of(
        "name", sweep.name(),
        "planned", status.planned(),
        "stored", status.stored(),
        "trials_per_hour", status.trialsPerHour(),
        "running", status.running().isPresent(),
        "rules", rules);
  }
}
