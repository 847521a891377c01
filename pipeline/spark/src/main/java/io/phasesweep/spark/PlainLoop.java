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
   * @throws io.phasesweep.core.data.InvalidData if data are missing or changed
   */
  public static Stream<TrialResult> conduct(Stream<Member> members) {
    return conduct(members, new EngineConductor());
  }

  static Stream<TrialResult> conduct(Stream<Member> members, Conductor conductor) {
    return members.map(
        member -> {
          conductor.prepare(member.trial());
          return conductor.conduct(member.trial());
        });
  }
}
