package io.phasesweep.analysis;

import java.util.List;

/** The outcomes in the order in which a report shows them. */
final class Outcomes {
  /** How a trial ends by itself: facts, stored once. */
  static final List<String> FINAL =
      List.of("trained", "collapsed", "never-learned", "not-settled", "diverged", "finished");

  /** All words of the column {@code outcome}. */
  static final List<String> ALL =
      List.of(
          "trained",
          "collapsed",
          "never-learned",
          "not-settled",
          "diverged",
          "finished",
          "failed",
          "pruned",
          "timed-out");

  private Outcomes() {}

  /** The words of a person: {@code never learned}. */
  static String text(String outcome) {
    return outcome.equals("timed-out") ? outcome : outcome.replace('-', ' ');
  }
}
