package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.Audit;
import io.phasesweep.spark.Audit.Difference;
import io.phasesweep.spark.Audit.Finding;
import io.phasesweep.spark.Member;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredIds;
import io.phasesweep.sweeps.spec.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit SPEC}: computes stored trials again in a plain loop and compares. */
@Command(name = "audit")
final class AuditCommand extends SpecCommand {

  @Option(names = "--sample", paramLabel = "1%")
  private String sample = "1%";

  AuditCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws Exception {
    OpenSweep sweep = open();
    ResultStore store = ResultStore.open(common().store());
    List<Member> stored = stored(sweep, store);
    if (stored.isEmpty()) {
      throw new UsageProblem(
          common().store() + ": no trial of " + spec() + " is stored; run it first");
    }
    // Names are hashes: the first of them are a fair sample, and the same one each time.
    List<Member> chosen =
        stored.stream()
            .sorted(Comparator.comparing(Member::trialId))
            .limit(Sample.of(sample).size(stored.size()))
            .toList();
    List<Finding> different = new ArrayList<>();
    try (Stream<Finding> findings = Audit.of(store, chosen)) {
      findings.filter(f -> f.difference().isPresent()).forEach(different::add);
    }
    if (common().json()) {
      screen().result(JsonText.of(document(stored.size(), chosen.size(), different)));
    } else {
      show(stored.size(), chosen.size(), different);
    }
    return different.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Member> stored(OpenSweep sweep, ResultStore store) {
    StoredIds ids = store.storedIds();
    try (Stream<Member> members = sweep.members()) {
      return members.filter(m -> ids.contains(m.trialId())).toList();
    }
  }

  private void show(int stored, int chosen, List<Finding> different) {
    if (different.isEmpty()) {
      screen()
          .result(
              Wording.count(chosen)
                  + " of "
                  + Wording.count(stored, "stored trial")
                  + " computed again in a plain loop: "
                  + (chosen == 1
                      ? "its result digest is equal."
                      : "all " + Wording.count(chosen) + " result digests are equal."));
      return;
    }
    String verb = different.size() == 1 ? " differs: " : " differ: ";
    for (Finding finding : different) {
      screen()
          .result(
              different.size() + " of " + Wording.count(chosen, "trial") + verb + name(finding));
      finding.difference().ifPresent(d -> show(finding, d));
    }
    screen().result("The stored rows are unchanged.");
  }

  private void show(Finding finding, Difference difference) {
    screen()
        .result(
            "  first difference  "
                + difference.place()
                + ": stored "
                + difference.stored()
                + ", now "
                + difference.now());
    screen().result("  stored with       " + finding.storedWith());
    screen().result("  now               " + finding.now());
    if (!finding.cause().isBlank()) {
      screen().result("  " + finding.cause());
    }
  }

  private static String name(Finding finding) {
    Member member = finding.member();
    return Wording.brief(member.trialId())
        + " ("
        + OpenSweep.subject(member.trial())
        + ", seed "
        + member.trial().seed()
        + ")";
  }

  private static Map<String, Object> document(int stored, int chosen, List<Finding> different) {
    return Map.of(
        "stored",
        stored,
        "audited",
        chosen,
        "different",
        different.stream()
            .map(
                f ->
                    Map.of(
                        "trial_id",
                        f.member().trialId(),
                        "place",
                        f.difference().map(Difference::place).orElse(""),
                        "stored",
                        f.difference().map(Difference::stored).orElse(""),
                        "now",
                        f.difference().map(Difference::now).orElse("")))
            .toList());
  }
}
