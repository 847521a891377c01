package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.core.trial.TrialEntry;
import java.util.List;
import java.util.Optional;

/**
 * A sweep file that was read and found right, apart from what only single points can show.
 *
 * @param file what messages call the file
 * @param text the file as written
 * @param name name of the sweep
 * @param question the question it answers, one sentence
 * @param training data, budget and measuring of rules; none for assays
 * @param blocks the parts, in order
 * @param seeds the replicates of every cell
 * @param notices what the reader should be told, one line each
 */
public record SweepSpec(
    String file,
    String text,
    String name,
    String question,
    Optional<Training> training,
    List<Block> blocks,
    Seeds seeds,
    List<String> notices) {
  public SweepSpec {
    blocks = List.copyOf(blocks);
    notices = List.copyOf(notices);
  }

  /** Whether it sweeps rules or assays. */
  public TrialEntry.Kind kind() {
    return training.isPresent() ? TrialEntry.Kind.RULE : TrialEntry.Kind.ASSAY;
  }

  /** The metrics that are asked for beside the usual ones. */
  public List<String> metrics() {
    return training.map(t -> t.cadence().metrics()).orElse(List.of());
  }

  /** A trial of this sweep. */
  public Trial trial(TrialEntry entry, Values settings, long seed) {
    if (training.isEmpty()) {
      return new AssayTrial(entry.name(), settings, seed);
    }
    Training how = training.get();
    return new LearningTrial(
        entry.name(), settings, how.data().key(), how.budget(), how.cadence(), how.stop(), seed);
  }
}
