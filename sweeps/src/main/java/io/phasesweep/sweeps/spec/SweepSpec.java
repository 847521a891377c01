package io.phasesweep.sweeps.spec;

import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.StopRule;
import java.util.List;

/**
 * A sweep file that was read and found right, apart from what only single points can show.
 *
 * @param file what messages call the file
 * @param text the file as written
 * @param name name of the sweep
 * @param question the question it answers, one sentence
 * @param data the data
 * @param blocks the parts, in order
 * @param seeds the replicates of every cell
 * @param budget how long a trial trains
 * @param cadence when it is measured
 * @param stop what ends it early
 * @param notices what the reader should be told, one line each
 */
public record SweepSpec(
    String file,
    String text,
    String name,
    String question,
    DataFacts data,
    List<Block> blocks,
    Seeds seeds,
    Budget budget,
    Cadence cadence,
    StopRule stop,
    List<String> notices) {
  public SweepSpec {
    blocks = List.copyOf(blocks);
    notices = List.copyOf(notices);
  }
}
