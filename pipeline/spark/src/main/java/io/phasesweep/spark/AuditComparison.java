package io.phasesweep.spark;

import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.TrialResult;
import io.phasesweep.spark.Audit.Difference;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where a stored trial and the same trial computed now first differ. */
final class AuditComparison {
  private static final String DIGEST = "result_digest";

  private AuditComparison() {}

  /**
   * The first difference: by epoch among the measurements, else among the columns.
   *
   * @return empty if the result digests are equal
   */
  static Optional<Difference> first(StoredTrial stored, TrialResult now) {
    Object before = stored.row().find(DIGEST);
    if (Objects.equals(before, now.facts().find(DIGEST))) {
      return Optional.empty();
    }
    Optional<Difference> place =
        inMeasurements(stored.measurements(), now.measurements())
            .or(
                () ->
                    inMeasurements(now.measurements(), stored.measurements())
                        .map(AuditComparison::swap))
            .or(() -> inColumns(stored.row(), now));
    return Optional.of(
        place.orElse(
            new Difference(DIGEST, String.valueOf(before), now.facts().find(DIGEST) + "")));
  }

  private static Difference swap(Difference d) {
    return new Difference(d.place(), d.now(), d.stored());
  }

  private static Optional<Difference> inMeasurements(
      List<Measurement> these, List<Measurement> those) {
    Map<MeasurementPlace, Double> other = new HashMap<>();
    those.forEach(m -> other.put(MeasurementPlace.of(m), m.value()));
    return these.stream()
        .sorted(Comparator.comparingDouble(Measurement::epoch))
        .filter(m -> !Objects.equals(other.get(MeasurementPlace.of(m)), (Double) m.value()))
        .findFirst()
        .map(
            m ->
                difference(
                    MeasurementPlace.of(m).text(), m.value(), other.get(MeasurementPlace.of(m))));
  }

  private static Optional<Difference> inColumns(StoredRow stored, TrialResult now) {
    if (!stored.text("outcome").equals(now.outcome().word())) {
      return Optional.of(difference("outcome", stored.text("outcome"), now.outcome().word()));
    }
    for (Map.Entry<String, Serializable> fact : now.facts().columns().entrySet()) {
      Object before = stored.find(fact.getKey());
      if (!fact.getKey().equals(DIGEST) && !Objects.equals(before, fact.getValue())) {
        return Optional.of(difference(fact.getKey(), before, fact.getValue()));
      }
    }
    return Optional.empty();
  }

  static Difference difference(String place, @Nullable Object stored, @Nullable Object now) {
    String a = text(stored, 6);
    String b = text(now, 6);
    return a.equals(b)
        ? new Difference(place, text(stored, 17), text(now, 17))
        : new Difference(place, a, b);
  }

  private static String text(@Nullable Object value, int digits) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%." + digits + "g", number);
    }
    return value == null ? "none" : value.toString();
  }
}
