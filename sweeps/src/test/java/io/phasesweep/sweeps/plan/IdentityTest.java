package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.Member;
import io.phasesweep.spark.SweepRecord;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes the name of a trial, and what does not. */
class IdentityTest {
  private static final String BASE =
      """
      schema-version: 1
      name: a
      question: Which?
      data: { set: digits }
      fixed: { rule: equilibrium-propagation, learning-rate: 1, batch-size: 20 }
      replicates: 1
      budget: { epochs: 5 }
      """;

  private static List<String> ids(String text) throws SpecException {
    return SweepPlan.of(SpecText.read(text)).members().map(Member::trialId).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning-rate: 1, batch-size: 20 -> learning-rate: 1.0, batch-size: 20",
        "learning-rate: 1, batch-size: 20 -> learning-rate: 1e0, batch-size: 2.0e1",
        "learning-rate: 1, batch-size: 20 -> batch-size: 20.0, learning-rate: +1.",
        "learning-rate: 1, batch-size: 20 -> learning-rate: 1, batch-size: 20, phase-jitter: 0",
        "learning-rate: 1, batch-size: 20 -> learning-rate: 1, batch-size: 20, phase-jitter: -0",
        "learning-rate: 1, batch-size: 20 -> learning-rate: 1, batch-size: 20, free-steps: 20",
        "name: a -> name: b",
        "question: Which? -> question: Why?",
        "budget: { epochs: 5 } -> budget: { epochs: 5 }\nmeasure: { metrics: [weight_norm] }",
        "budget: { epochs: 5 } -> budget: { epochs: 5 }\nstop: { max-wall: 60 }",
        "budget: { epochs: 5 } -> budget: { epochs: 5 }\nmeasure: { every: epoch }",
        "set: digits -> set: digits, validation: 0, train: 3823",
      })
  void stays(String change) throws SpecException {
    assertThat(ids(changed(change))).isEqualTo(ids(BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning-rate: 1, -> learning-rate: 1.0000000000000002,",
        "batch-size: 20 -> batch-size: 21",
        "rule: equilibrium-propagation -> rule: contrastive-hebbian",
        "batch-size: 20 -> batch-size: 20, phase-jitter: 1e-300",
        "replicates: 1 -> replicates: { count: 1, first-seed: 2 }",
        "epochs: 5 -> epochs: 6",
        "epochs: 5 -> presentations: 5",
        "set: digits -> set: digits, train: 3822",
        "set: digits -> set: digits, validation: 1",
        "set: digits -> set: digits, test: 1796",
        "set: digits -> set: digits, scale: none",
        "set: digits -> set: digits, example-order: file",
        "set: digits -> set: digits, last-batch: drop",
        "budget: -> measure: { every: { points: 5 } }\nbudget:",
        "budget: -> measure: { every: { presentations: 5 } }\nbudget:",
        "budget: -> measure: { probe-examples: 99 }\nbudget:",
        "budget: -> measure: { test-examples: 99 }\nbudget:",
        "budget: -> stop: { on-collapse: true }\nbudget:",
        "budget: -> stop: { divergence: false }\nbudget:",
      })
  void changes(String change) throws SpecException {
    assertThat(ids(changed(change))).doesNotContainAnyElementsOf(ids(BASE));
  }

  private static String changed(String change) {
    String[] sides = change.split(" -> ");
    assertThat(BASE).contains(sides[0]);
    return BASE.replace(sides[0], sides[1]);
  }

  @Test
  void moreReplicatesAddNamesAndKeepTheOldOnes() throws SpecException {
    List<String> five = ids(BASE.replace("replicates: 1", "replicates: 5"));
    List<String> ten = ids(BASE.replace("replicates: 1", "replicates: 10"));
    assertThat(ten.subList(0, 5)).isEqualTo(five);
    Set<String> added = new HashSet<>(ten);
    five.forEach(added::remove);
    assertThat(added).hasSize(5);
  }

  @Test
  void theLanguageOfTheMachineDoesNotEnter() throws SpecException {
    List<String> here = ids(BASE);
    SweepRecord record = SweepPlan.of(SpecText.read(BASE)).record("0");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(ids(BASE)).isEqualTo(here);
      assertThat(SweepPlan.of(SpecText.read(BASE)).record("0")).isEqualTo(record);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theDigestOfASweepIgnoresHowItIsWritten() throws SpecException {
    String digest = SweepPlan.of(SpecText.read(BASE)).summary().digest();
    String other = "# a comment\n" + BASE.replace("learning-rate: 1,", "learning-rate: 1.0,");
    assertThat(SweepPlan.of(SpecText.read(other)).summary().digest()).isEqualTo(digest);
    String more = BASE.replace("replicates: 1", "replicates: 2");
    assertThat(SweepPlan.of(SpecText.read(more)).summary().digest()).isNotEqualTo(digest);
  }
}
