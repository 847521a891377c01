package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.TrialRunner;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.TrialResult;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Predicted work against the work that trials report. */
class WorkModelTest {
  private static final String SPEC =
      """
      schema-version: 1
      name: work
      question: Is the work the predicted one?
      data: { set: digits, train: 100, test: 60 }
      axes:
        rule: [equilibrium-propagation, contrastive-hebbian, coupled-learning, dual-propagation,
               backpropagation, one-step-adversarial, readout-only]
        architecture: [[64, 12, 10], [64, 12, 8, 10]]
        batch-size: [20, 30]
      replicates: 1
      budget: { epochs: 2 }
      measure: { probe-examples: 10 }
      """;

  private static final String DENSE = "[[64, 12, 10], [64, 12, 8, 10]]";

  /**
   * Layers of dual propagation that have settled ask for no product. Flexible phases end with a
   * positive one: of 20 phases the last is not done. Nothing else is estimated.
   */
  private static double share(String rule) {
    return switch (rule) {
      case "dual-propagation" -> 2;
      case "flexible-phases" -> 6;
      default -> 0;
    };
  }

  @Test
  void isTheWorkThatTrialsReport() throws SpecException {
    check(SPEC, 7 * 2 * 2);
  }

  @Test
  void isTheWorkOfConvolutions() throws SpecException {
    String rules =
        SPEC.replaceFirst(
            "(?s)rule: \\[.*?\\]", "rule: [backpropagation, dual-propagation, readout-only]");
    check(rules.replace(DENSE, "[[conv3x5p, 10], [conv3x3, conv3x4p, 12, 10]]"), 3 * 2 * 2);
  }

  /** Positive and negative phases in turn, so that their number is no matter of chance. */
  @Test
  void isTheWorkOfAlternatingPhases() throws SpecException {
    String rules = SPEC.replaceFirst("(?s)rule: \\[.*?\\]", "rule: [flexible-phases]");
    check(rules.replace("axes:", "fixed: { phase-type-correlation: -1.0 }\naxes:"), 2 * 2);
  }

  private static String clapp(String variants) {
    return SPEC.replaceFirst("(?s)rule: \\[.*?\\]", "rule: [clapp]\n  variant: " + variants)
        .replace("[20, 30]", "[20, 25]");
  }

  /** Incomplete minibatches are dropped, so the batches divide the examples. */
  @Test
  void isTheWorkOfTwoViews() throws SpecException {
    check(clapp("[clapp, clapp-s, gim, hinge-cpc, random-init]"), 5 * 2 * 2);
  }

  @Test
  void isTheWorkOfPatches() throws SpecException {
    String fixed =
        "fixed: { patch-size: 4, patch-stride: 2, prediction-steps: 1, context-skip: 0 }\naxes:";
    String patches =
        clapp("[clapp, clapp-s, cpc]")
            .replace(DENSE, "[[conv3x5, conv3x6p, 10]]")
            .replace("axes:", fixed);
    check(patches, 3 * 2);
  }

  private static void check(String text, int count) throws SpecException {
    SweepSpec spec = SpecText.read(text);
    WorkModel model = new WorkModel(spec.training().orElseThrow().data());
    TrialRunner runner = new TrialRunner();
    List<LearningTrial> trials =
        SweepPlan.of(spec).members().map(m -> (LearningTrial) m.trial()).toList();
    assertThat(trials).hasSize(count);
    for (LearningTrial trial : trials) {
      Materials materials =
          new Materials(Catalog.ofMachine().load(trial.data()), KernelProviders.choose());
      TrialResult result = runner.conduct(trial, materials);
      WorkModel.Work work = model.of(trial);
      assertThat((double) (Long) result.facts().columns().get("macs"))
          .as(trial.rule() + " learning")
          .isCloseTo(work.learning(), withinPercentage(share(trial.rule())));
      if (trial.rule().equals("clapp")) {
        continue; // How long a read-out trains is a guess.
      }
      // A reference gradient stops when it has converged: its length is an estimate.
      assertThat((double) (Long) result.facts().columns().get("probe_macs"))
          .as(trial.rule() + " measuring")
          .isCloseTo(work.measuring(), withinPercentage(25));
    }
  }
}
