package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.Audit;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.RowComparison;
import io.phasesweep.spark.RowComparison.Cause;
import io.phasesweep.spark.StoredTrial;
import io.phasesweep.sweeps.spec.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code why-different A B}: the first difference of two stored rows. */
@Command(name = "why-different")
final class WhyDifferentCommand extends SweepCommand {

  @Parameters(index = "0", paramLabel = "A")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B")
  private String second = "";

  @Option(names = "--other-store", paramLabel = "URI")
  private @Nullable String otherStore;

  WhyDifferentCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    ResultStore store = ResultStore.open(common().store());
    String other = otherStore;
    ResultStore there = other == null ? store : ResultStore.open(other);
    StoredTrial a = store.find(name(first));
    StoredTrial b = there.find(name(second));
    RowComparison found = RowComparison.of(a, b);
    if (common().json()) {
      screen().result(JsonText.of(document(a, b, found)));
    } else {
      show(a, b, found);
    }
    return ExitCode.DONE;
  }

  private static String name(String prefix) {
    if (!prefix.matches("[0-9a-f]{1,64}")) {
      throw new UsageProblem(
          "'" + prefix + "' is no name of a trial; its first hex digits are allowed, 0-9 and a-f");
    }
    return prefix;
  }

  private void show(StoredTrial a, StoredTrial b, RowComparison found) {
    screen().result("A  " + label(a));
    screen().result("B  " + label(b));
    List<Cause> causes = found.differences();
    if (causes.isEmpty()) {
      screen().result("  first difference  none: same trial, same code, same machine");
    } else {
      screen().result("  first difference  " + text(causes.get(0)));
      causes.stream().skip(1).forEach(c -> screen().result("  also              " + text(c)));
    }
    screen()
        .result("  curves part       " + found.curves().map(this::parted).orElse(together(found)));
  }

  private static String together(RowComparison found) {
    return found.equal()
        ? "nowhere: the result digests are equal"
        : "nowhere in what both measured; the result digests differ";
  }

  private String parted(Audit.Difference d) {
    return d.place() + ": A " + d.stored() + ", B " + d.now();
  }

  private static String text(Cause cause) {
    return cause.kind()
        + " "
        + (cause.name().equals(cause.kind()) ? "" : cause.name() + " ")
        + "A "
        + cause.first()
        + ", B "
        + cause.second();
  }

  private static String label(StoredTrial trial) {
    Object rule = trial.row().find("rule");
    return Wording.brief(trial.trialId())
        + " ("
        + (rule == null ? trial.row().text("assay") : rule)
        + ", seed "
        + trial.row().text("seed")
        + ", "
        + trial.row().text("outcome").replace("-", " ")
        + ")";
  }

  private static Map<String, Object> document(StoredTrial a, StoredTrial b, RowComparison found) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("a", a.trialId());
    document.put("b", b.trialId());
    document.put("results_equal", found.equal());
    document.put(
        "differences",
        found.differences().stream()
            .map(c -> Map.of("kind", c.kind(), "name", c.name(), "a", c.first(), "b", c.second()))
            .toList());
    found
        .curves()
        .ifPresent(
            d ->
                document.put(
                    "curves_part", Map.of("place", d.place(), "a", d.stored(), "b", d.now())));
    return document;
  }
}
