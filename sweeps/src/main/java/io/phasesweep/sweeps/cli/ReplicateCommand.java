package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.Pack;
import io.phasesweep.analysis.Replication;
import io.phasesweep.analysis.Replications;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.RunOptions;
import io.phasesweep.spark.SessionSettings;
import io.phasesweep.sweeps.spec.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replicate PACK}: runs what is missing of a pack's sweep and grades its lines. */
@Command(name = "replicate")
final class ReplicateCommand extends SweepCommand {

  @Parameters(index = "0", arity = "0..1", paramLabel = "PACK")
  private @Nullable String pack;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out = Path.of("report");

  @Option(names = "--ask-above", paramLabel = "H")
  private double askAbove = 10;

  ReplicateCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    String name = pack;
    if (name == null) {
      for (String shipped : ShippedPacks.names()) {
        screen()
            .result(
                String.format(
                    Locale.ROOT, "%-18s %s", shipped, ShippedPacks.sweep(shipped).question()));
      }
      return ExitCode.DONE;
    }
    OpenSweep sweep = ShippedPacks.sweep(name);
    Pack expected = ShippedPacks.expected(name);
    SweepRun work = new SweepRun(surroundings(), common(), sweep);
    if (!work.agreed(askAbove)) {
      screen().message("Nothing was started.");
      return ExitCode.DONE;
    }
    int code = work.complete(RunOptions.standard(work.cost()::seconds).stoppingAfter(10));
    if (code == ExitCode.INTERRUPTED) {
      return code;
    }
    tell(sweep, expected);
    return code;
  }

  private void tell(OpenSweep sweep, Pack expected) throws IOException {
    ResultStore store = ResultStore.open(common().store());
    SessionSettings settings = Profiles.settings(surroundings(), common());
    List<Replication> graded =
        Replications.read(
            store.uri(), sweep.name(), sweep.digest(), Reports.properties(settings), expected);
    Path index = Reports.write(sweep, store, out, settings, expected).index();
    if (common().json()) {
      screen().result(JsonText.of(document(expected, graded, index)));
      return;
    }
    for (Replication line : graded) {
      screen()
          .result(
              String.format(
                  Locale.ROOT,
                  "  %-15s %s: expected %s, seen %s, n = %d%s",
                  line.verdict().word(),
                  line.expectation().name(),
                  line.expected(),
                  line.seen(),
                  line.n(),
                  line.why().isEmpty() ? "" : " (" + line.why() + ")"));
    }
    screen().result("Expected: SHA-256 " + expected.digest());
    screen().result("Report written: " + index);
  }

  private static Map<String, Object> document(Pack pack, List<Replication> graded, Path index) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("pack", pack.name());
    document.put("expected_sha256", pack.digest());
    document.put("report", index.toString());
    document.put(
        "lines",
        graded.stream()
            .map(
                r ->
                    Map.of(
                        "line", r.expectation().name(),
                        "expected", r.expected(),
                        "seen", r.seen(),
                        "n", r.n(),
                        "verdict", r.verdict().word(),
                        "why", r.why()))
            .toList());
    return document;
  }
}
