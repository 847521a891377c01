package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * A group with what its rows say.
 *
 * @param response r of the seeds that count
 * @param answer J50
 * @param unfinished seeds left out because a trial of theirs did not come to an end of its own
 * @param guessing seeds left out because they do not beat guessing without jitter: no gain to keep
 */
record DoseReading(
    DoseGroup group,
    DoseResponse response,
    DoseResponse.Answer answer,
    int unfinished,
    int guessing) {

  /** The groups that have a seed; the gains of all are read in one go. */
  static List<DoseReading> read(List<DoseGroup> groups, SweepResults results) {
    if (groups.isEmpty()) {
      return List.of();
    }
    results.choose(groups.stream().flatMap(g -> g.cells().stream()).map(Cell::id).toList());
    Map<String, Map<Long, Double>> gains = new HashMap<>();
    for (Row row : results.rows("dose-response.sql")) {
      gains
          .computeIfAbsent(row.getString(0), id -> new HashMap<>())
          .put(row.getLong(1), row.getDouble(5));
    }
    return groups.stream().flatMap(g -> of(g, gains).stream()).toList();
  }

  private static Optional<DoseReading> of(DoseGroup group, Map<String, Map<Long, Double>> gains) {
    TreeMap<Long, List<Double>> retained = new TreeMap<>();
    int unfinished = 0;
    int guessing = 0;
    for (Cell.SeedRow planned : group.cells().get(0).seeds()) {
      List<Double> gain = new ArrayList<>();
      for (Cell cell : group.cells()) {
        Double found = gains.getOrDefault(cell.id(), Map.of()).get(planned.seed());
        if (found != null) {
          gain.add(found);
        }
      }
      if (gain.size() < group.cells().size()) {
        unfinished++;
      } else if (gain.get(0) <= 0) {
        guessing++;
      } else {
        double rigid = gain.get(0);
        retained.put(
            planned.seed(), gain.subList(1, gain.size()).stream().map(g -> g / rigid).toList());
      }
    }
    if (retained.isEmpty()) {
      return Optional.empty();
    }
    DoseResponse response = new DoseResponse(group.doses(), retained);
    return Optional.of(new DoseReading(group, response, response.answer(), unfinished, guessing));
  }

  String largest() {
    return group.texts().get(group.texts().size() - 1);
  }

  /** {@code J50 1.22 [1.18, 1.27]} without the name; an end past the largest jitter says so. */
  String halfText() {
    return switch (answer.verdict()) {
      case ABOVE -> "> " + largest() + ", not extrapolated";
      case OPEN -> {
        int below = response.firstBelow();
        yield "between " + group.texts().get(below) + " and " + group.texts().get(below + 1);
      }
      case FITTED -> Numbers.fixed(answer.half().estimate(), 2) + " " + ends();
    };
  }

  private String ends() {
    Interval half = answer.half();
    if (Double.isNaN(half.low())) {
      return half.n() < 2 ? "(n = 1: no interval)" : "(no interval: a seed decides)";
    }
    String high =
        half.high() > response.largest() ? "> " + largest() : Numbers.fixed(half.high(), 2);
    return "[" + Numbers.fixed(half.low(), 2) + ", " + high + "]";
  }
}
