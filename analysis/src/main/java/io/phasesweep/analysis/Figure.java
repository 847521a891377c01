package io.phasesweep.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A drawn figure.
 *
 * @param name its file name without its end
 * @param spec Vega-Lite; colors are variables of the style sheet or names of the chart config
 */
record Figure(String name, Map<String, ?> spec) {
  private static final String FOLDER = "/report/";
  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

  /** Names of all rules, the domain of every scale of color or shape. */
  static final List<String> ALL_RULES = RuleLook.ALL.stream().map(RuleLook::title).toList();

  /** Panels side by side. */
  static Figure panels(String name, String description, int columns, Gap gap, List<?> panels) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("$schema", SCHEMA);
    spec.put("description", description);
    spec.put("concat", panels);
    spec.put("columns", columns);
    spec.put("spacing", Map.of("row", gap.row(), "column", gap.column()));
    return new Figure(name, spec);
  }

  /** Space between panels, px. */
  record Gap(int row, int column) {}

  /**
   * A stored spec with each string {@code "$name"} replaced by a value; the other strings stay.
   *
   * @throws IllegalArgumentException if the spec asks for a name that {@code values} lacks
   */
  static Map<String, Object> filled(String template, Map<String, @Nullable Object> values) {
    JsonNode spec = Json.parse(resource("figures/" + template + ".json"));
    Object filled = fill(spec, values);
    @SuppressWarnings("unchecked") // the root of every stored spec is an object
    Map<String, Object> root = (Map<String, Object>) filled;
    if (root == null) {
      throw new IllegalStateException(template + " is empty");
    }
    return root;
  }

  private static @Nullable Object fill(JsonNode node, Map<String, @Nullable Object> values) {
    if (node.isTextual() && node.textValue().matches("\\$[a-zA-Z]+")) {
      String name = node.textValue().substring(1);
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("no value for " + node.textValue() + " in a figure");
      }
      return values.get(name);
    }
    if (node.isObject()) {
      Map<String, @Nullable Object> filled = new LinkedHashMap<>();
      node.properties().forEach(e -> filled.put(e.getKey(), fill(e.getValue(), values)));
      return filled;
    }
    if (node.isArray()) {
      List<@Nullable Object> filled = new ArrayList<>();
      node.forEach(item -> filled.add(fill(item, values)));
      return filled;
    }
    return node;
  }

  /** Columns of a table as rows of a figure; numbers rounded, NaN as null. */
  static List<Map<String, @Nullable Object>> values(CsvTable table) {
    return table.rows().stream()
        .map(
            row -> {
              Map<String, @Nullable Object> value = new LinkedHashMap<>();
              IntStream.range(0, row.size())
                  .forEach(i -> value.put(table.columns().get(i), number(row.get(i))));
              return value;
            })
        .toList();
  }

  /** A double rounded to what is drawn; NaN is null. */
  static @Nullable Object number(@Nullable Object value) {
    if (value instanceof Double d) {
      return Double.isFinite(d) ? Numbers.rounded(d) : null;
    }
    return value;
  }

  static String resource(String file) {
    try (InputStream in = Figure.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
