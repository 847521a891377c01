package io.phasesweep.spark;

import io.phasesweep.core.trial.LearningTrial;
import java.io.Serializable;
import java.util.List;

/**
 * A trial to be computed.
 *
 * @param member the trial
 * @param attempt how often it will then have been tried, from 1
 * @param predictedSeconds its predicted cost
 */
record Assignment(Member member, int attempt, double predictedSeconds) implements Serializable {

  /** The expensive metrics that are asked for, sorted. */
  List<String> metrics() {
    return metrics(member);
  }

  static List<String> metrics(Member member) {
    return member.trial() instanceof LearningTrial learning
        ? learning.cadence().metrics()
        : List.of();
  }
}
