package io.phasesweep.core.trial;

import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.setting.Values;
import java.util.List;

/**
 * A network that learns under one rule.
 *
 * @param rule name in the register of rules
 * @param settings every setting of the rule, defaults written out
 * @param data which examples
 * @param budget how long
 * @param cadence when and on what it is measured
 * @param stop what ends it before its budget
 * @param seed the seed
 */
public record LearningTrial(
    String rule,
    Values settings,
    DataKey data,
    Budget budget,
    Cadence cadence,
    StopRule stop,
    long seed)
    implements Trial {

  /** This trial, with these expensive metrics measured at every point; its name stays. */
  public LearningTrial measuring(List<String> metrics) {
    Cadence more =
        new Cadence(
            cadence.every(),
            cadence.amount(),
            cadence.primary(),
            cadence.probeExamples(),
            cadence.testExamples(),
            metrics);
    return new LearningTrial(rule, settings, data, budget, more, stop, seed);
  }
}
