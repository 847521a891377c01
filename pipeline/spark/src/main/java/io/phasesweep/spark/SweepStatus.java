package io.phasesweep.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param planned trials of the sweep
 * @param stored those that are stored
 * @param rules one line per rule or assay, in order of the plan
 * @param running who computes now
 * @param trialsPerHour of the running driver, from the times of its parts; 0 if none runs
 */
public record SweepStatus(
    long planned,
    long stored,
    List<Line> rules,
    Optional<LeaseHolder> running,
    double trialsPerHour) {
  public SweepStatus {
    rules = List.copyOf(rules);
  }

  /**
   * One rule or assay.
   *
   * @param subject its name
   * @param planned its trials
   * @param outcomes stored ones by how they ended, such as "trained"
   */
  public record Line(String subject, long planned, Map<String, Long> outcomes) {
    public Line {
      outcomes = Map.copyOf(outcomes);
    }

    /** Its stored trials. */
    public long stored() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
