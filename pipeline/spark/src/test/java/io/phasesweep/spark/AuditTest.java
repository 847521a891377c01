package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.trial.Digest;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Conductor CONDUCTOR = SyntheticConductor.quick();

  @TempDir private Path folder;

  private ResultStore storeWith(List<Member> plan, long alteredSeed) {
    ResultStore store = ResultStore.create(folder.toString());
    Provenance here =
        Provenance.here(
            new BuildInfo("0.1.0", "1f0c9ab0000", false), "loop", null, 1, CONDUCTOR.kernels());
    List<ConductedTrial> trials = new ArrayList<>();
    for (Member member : plan) {
      TrialResult result = CONDUCTOR.conduct(member.trial());
      trials.add(
          new ConductedTrial(
              new Assignment(member, 1, 1),
              member.trial().seed() == alteredSeed ? altered(result) : result,
              Instant.now()));
    }
    new BatchCommit(store.files(), store.generation(), "lease", here).commit(trials);
    return store;
  }

  /** Another test error from epoch 2 on. */
  private static TrialResult altered(TrialResult result) {
    List<Measurement> measurements =
        result.measurements().stream()
            .map(
                m ->
                    m.epoch() >= 2 && m.metric().equals("test_error")
                        ? new Measurement(m.epoch(), m.presentations(), m.metric(), m.layer(), 0.5)
                        : m)
            .toList();
    Facts facts = new Facts().putAll(result.facts()).put("result_digest", Digest.hex("altered"));
    return new TrialResult(result.trial(), result.outcome(), facts, measurements, 0, 0);
  }

  @Test
  void equalRowsHaveNoDifference() {
    List<Member> plan = SyntheticPlan.ofSeeds(100);
    ResultStore store = storeWith(plan.subList(0, 90), 0);
    assertThat(Audit.of(store, plan, CONDUCTOR))
        .hasSize(90)
        .allMatch(f -> f.difference().isEmpty());
  }

  @Test
  void theFirstDifferenceIsNamedWithBothValuesAndBothOrigins() {
    List<Member> plan = SyntheticPlan.ofSeeds(5);
    List<Audit.Finding> findings = Audit.of(storeWith(plan, 3), plan, CONDUCTOR).toList();
    assertThat(findings.stream().filter(f -> f.difference().isPresent())).hasSize(1);
    Audit.Finding found = findings.get(2);
    assertThat(found.difference())
        .contains(new Audit.Difference("test_error at epoch 2", "0.500000", "0.0833333"));
    assertThat(found.storedWith())
        .matches("0\\.1\\.0 \\(1f0c9ab\\), JDK \\S+, kernel synthetic 1, linux-\\S+");
    assertThat(found.cause())
        .isEqualTo("The code differs: a change that moves a number raises `semantics`.");
  }
}
