package io.phasesweep.core.engine;

import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialResult;
import java.util.List;
import java.util.function.Function;

/**
 * Conducts trials: cadence, budget, errors, score, outcome, alignment and digest are decided here
 * for all rules alike. One thread, no engine, no clock. Immutable.
 */
public final class TrialRunner {
  /** What {@code measure.primary} may ask of every rule, beside the rule's own metric. */
  public static final List<String> PRIMARIES = List.of(Scoring.ERROR, Scoring.LOSS);

  private final Function<String, RuleEntry> rules;
  private final Function<String, AssayEntry> assays;

  /** A runner over the registers. */
  public TrialRunner() {
    this(Rules::entry, name -> Assays.find(name).orElseThrow());
  }

  TrialRunner(Function<String, RuleEntry> rules, Function<String, AssayEntry> assays) {
    this.rules = rules;
    this.assays = assays;
  }

  /** Conducts a trial that nothing interrupts and no clock ends. */
  public TrialResult conduct(Trial trial, Materials materials) {
    return conduct(trial, materials, Watch.none());
  }

  /**
   * Conducts a trial. A trial that diverges, collapses or never learns has a result like any other.
   *
   * @throws TrialInterrupted if {@code watch} says so
   * @throws IllegalArgumentException if settings and data do not fit
   */
  public TrialResult conduct(Trial trial, Materials materials, Watch watch) {
    if (trial instanceof LearningTrial learning) {
      return new Course(learning, rules.apply(learning.rule()), materials, watch).conduct();
    }
    AssayTrial assay = (AssayTrial) trial;
    AssayResult found =
        assays.apply(assay.assay()).factory().apply(assay.settings()).conduct(assay, materials);
    Outcome outcome = new Outcome.Finished();
    Facts facts = new Facts().putAll(found.facts());
    facts.put("result_digest", ResultDigest.of(outcome, found.measurements()));
    return new TrialResult(
        trial, outcome, facts, found.measurements(), watch.wallSeconds(), watch.cpuSeconds());
  }
}
