package io.phasesweep.spark;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small trials of every rule on the embedded digits. */
final class RealPlan {
  static final SweepRecord SWEEP =
      new SweepRecord("real", "fedcba9876543210", "name: real\n", "name: real\n", "{}");

  private RealPlan() {}

  /** Every rule on 64-64-10, else with its defaults, 2 epochs of 300 examples, so many seeds. */
  static List<Member> ofEveryRule(int seeds) {
    DataKey data =
        Catalog.ofMachine()
            .key(
                Map.of(
                    "set", new Value.Name("digits"),
                    "train", new Value.Whole(300),
                    "test", new Value.Whole(200)),
                Path.of("."));
    List<Member> plan = new ArrayList<>();
    for (RuleEntry entry : Rules.all()) {
      // Some rules are published on larger images.
      Values settings =
          entry.resolve(Values.none().with("architecture", Architecture.value(64, 64, 10)));
      for (int seed = 1; seed <= seeds; seed++) {
        LearningTrial trial =
            new LearningTrial(
                entry.name(),
                settings,
                data,
                new Budget(Budget.Unit.EPOCHS, 2),
                Cadence.eachEpoch(),
                StopRule.standard(),
                seed);
        CanonicalText text = CanonicalText.of(trial, entry.semantics());
        plan.add(new Member(trial, text.trialId(seed), text.cellId(), 0, plan.size(), seed - 1));
      }
    }
    return plan;
  }

  /** Wrong on purpose: a prediction moves no number. */
  static RunOptions options() {
    return RunOptions.standard(trial -> 0.01 * trial.seed());
  }
}
