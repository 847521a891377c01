package io.phasesweep.spark;

import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the trials of a plan by rule and by how they ended. */
final class SweepCount {
  private static final double SECONDS_PER_HOUR = 3600;

  private final Map<String, Long> planned = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> outcomes = new LinkedHashMap<>();

  private SweepCount() {}

  static SweepCount of(Stream<Member> plan, TrialIndex stored) {
    SweepCount count = new SweepCount();
    plan.forEachOrdered(
        member -> {
          String subject = subject(member.trial());
          count.planned.merge(subject, 1L, Long::sum);
          stored
              .outcome(member.trialId())
              .filter(o -> stored.hasMetrics(member.trialId(), Assignment.metrics(member)))
              .ifPresent(
                  outcome ->
                      count
                          .outcomes
                          .computeIfAbsent(subject, s -> new TreeMap<>())
                          .merge(outcome, 1L, Long::sum));
        });
    return count;
  }

  /** Rule or assay of a trial. */
  static String subject(Trial trial) {
    return trial instanceof LearningTrial learning ? learning.rule() : ((AssayTrial) trial).assay();
  }

  /** Stored trials by how they ended. */
  Map<String, Long> outcomes() {
    Map<String, Long> all = new TreeMap<>();
    outcomes.values().forEach(some -> some.forEach((word, n) -> all.merge(word, n, Long::sum)));
    return all;
  }

  SweepStatus status(PartCatalog catalog, Optional<LeaseHolder> holder) {
    List<SweepStatus.Line> lines = new ArrayList<>();
    planned.forEach(
        (subject, n) ->
            lines.add(new SweepStatus.Line(subject, n, outcomes.getOrDefault(subject, Map.of()))));
    return new SweepStatus(
        planned.values().stream().mapToLong(Long::longValue).sum(),
        outcomes().values().stream().mapToLong(Long::longValue).sum(),
        lines,
        holder,
        holder.map(who -> perHour(catalog, who)).orElse(0.0));
  }

  // Both times are by the clock of the holder's host: clocks of two hosts are never compared.
  private static double perHour(PartCatalog catalog, LeaseHolder holder) {
    double seconds = Duration.between(holder.started(), holder.beat()).toMillis() / 1000.0;
    long trials =
        catalog.parts().stream()
            .filter(part -> part.lease().equals(holder.token()))
            .mapToLong(part -> part.trials().size())
            .sum();
    return seconds > 0 ? trials * SECONDS_PER_HOUR / seconds : 0;
  }
}
