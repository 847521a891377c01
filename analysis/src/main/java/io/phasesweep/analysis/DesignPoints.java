package io.phasesweep.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/**
 * The points of one rule in a block whose points depend on each other, as the manifest of the sweep
 * and its members tell.
 *
 * @param kind one-at-a-time, morris or saltelli
 * @param rule the rule
 * @param axes swept settings in the order of the design; settings of one entry move together
 * @param levels levels of a morris design, else 0
 * @param samples base rows of a saltelli design, walks of a morris design, else 0
 * @param columns points per row, walk or design
 * @param cells the cells of all points in order; empty where none is planned
 */
record DesignPoints(
    String kind,
    String rule,
    List<List<String>> axes,
    int levels,
    int samples,
    int columns,
    List<Optional<Cell>> cells) {

  /** All such designs of a sweep; none in most. */
  static List<DesignPoints> read(SweepResults results, String manifest, SweepTrials sweep) {
    JsonNode designs = manifest.isEmpty() ? null : Json.parse(manifest).get("designs");
    if (designs == null) {
      return List.of();
    }
    Map<String, Cell> byId = new HashMap<>();
    sweep.cells().forEach(cell -> byId.put(cell.id(), cell));
    Map<String, String> idOf = new HashMap<>();
    for (Row row : results.rows("points.sql")) {
      idOf.put(row.getInt(0) + "/" + row.getLong(1), row.getString(2));
    }
    List<DesignPoints> all = new ArrayList<>();
    for (JsonNode design : designs) {
      int block = design.get("block").intValue();
      design
          .get("repeats")
          .properties()
          .forEach(e -> idOf.put(block + "/" + e.getKey(), e.getValue().textValue()));
      for (JsonNode rule : design.get("rules")) {
        of(design, rule, idOf, byId).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<DesignPoints> of(
      JsonNode design, JsonNode rule, Map<String, String> idOf, Map<String, Cell> byId) {
    List<List<String>> axes =
        StreamSupport.stream(rule.get("axes").spliterator(), false)
            .map(
                names ->
                    StreamSupport.stream(names.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList())
            .toList();
    int k = axes.size();
    if (k == 0) {
      return Optional.empty();
    }
    String kind = design.get("kind").textValue();
    int samples = design.path("samples").asInt(design.path("trajectories").asInt(0));
    int columns =
        switch (kind) {
          case "morris" -> k + 1;
          case "saltelli" -> design.path("second_order").asBoolean() ? 2 * k + 2 : k + 2;
          default -> rule.get("points").intValue();
        };
    long first = rule.get("first_point").longValue();
    List<Optional<Cell>> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(1, samples) * columns; i++) {
      String id = idOf.getOrDefault(design.get("block").intValue() + "/" + (first + i), "");
      cells.add(Optional.ofNullable(byId.get(id)));
    }
    return Optional.of(
        new DesignPoints(
            kind,
            rule.get("rule").textValue(),
            axes,
            design.path("levels").asInt(0),
            samples,
            columns,
            cells));
  }

  /** The point at that row and column. */
  Optional<Cell> cell(int row, int column) {
    return cells.get(row * columns + column);
  }

  /** What axis {@code i} is called. */
  String axisName(int i) {
    return String.join(" with ", axes.get(i).stream().map(SettingText::words).toList());
  }
}
