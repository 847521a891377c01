package io.phasesweep.spark;

import io.phasesweep.core.trial.TrialResult;
import java.util.stream.Stream;

/** Trials one after another in this thread, without Spark. */
public final class PlainLoop {

  private PlainLoop() {}

  /**
   * Conducts trials in their order.
   *
   * @return their results, computed as the stream is consumed
   */
  public static Stream<TrialResult> conduct(Stream<Member> members) {
    return Pending.body();
  }
}
