package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import java.util.Set;

/**
 * A look at a learner that changes nothing.
 *
 * @param epoch when
 * @param presentations training examples seen by then
 * @param moment where in the trial this is: expensive metrics are taken at the ends
 * @param metrics expensive metrics asked for at every point
 * @param batch the probe batch
 * @param evaluation the evaluation part
 */
public record Probe(
    double epoch,
    long presentations,
    Moment moment,
    Set<String> metrics,
    Minibatch batch,
    Part evaluation) {
  public Probe {
    metrics = Set.copyOf(metrics);
  }

  /**
   * Whether an expensive metric is due: at the ends of a trial, and where it is asked for.
   *
   * @param metric its name, or what the names of several begin with
   */
  public boolean due(String metric) {
    return moment != Moment.BETWEEN || metrics.stream().anyMatch(m -> m.startsWith(metric));
  }

  /** Where in the trial a look is taken. */
  public enum Moment {
    START,
    BETWEEN,
    END
  }
}
