package io.phasesweep.spark;

import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Plans of trials that {@link SyntheticConductor} conducts. */
final class SyntheticPlan {
  static final SweepRecord SWEEP =
      new SweepRecord(
          "synthetic", "0123456789abcdef", "name: synthetic\n", "name: synthetic\n", "{}");

  private SyntheticPlan() {}

  /** One cell of equilibrium propagation, seeds 1 .. count. */
  static List<Member> ofSeeds(int count) {
    RuleEntry entry = Rules.entry("equilibrium-propagation");
    Values settings = entry.resolve(Values.none());
    return LongStream.rangeClosed(1, count)
        .mapToObj(seed -> member(entry, settings, seed))
        .toList();
  }

  private static Member member(RuleEntry entry, Values settings, long seed) {
    LearningTrial trial =
        new LearningTrial(
            entry.name(),
            settings,
            new DataKey(
                Values.of(Map.of("data", new Value.Name("digits"))),
                "sha256:" + "0".repeat(64),
                DataKey.Source.catalog()),
            new Budget(Budget.Unit.EPOCHS, 3),
            Cadence.eachEpoch(),
            StopRule.standard(),
            seed);
    CanonicalText text = CanonicalText.of(trial, entry.semantics());
    return new Member(trial, text.trialId(seed), text.cellId(), 0, 0, (int) seed - 1);
  }
}
