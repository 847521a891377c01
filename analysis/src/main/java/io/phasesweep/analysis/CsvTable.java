package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers and words, written as CSV.
 *
 * @param name file name without its end
 * @param columns snake_case names; shares are shares
 * @param rows cells: String, Integer, Long, Boolean or Double; null and NaN are empty
 */
record CsvTable(String name, List<String> columns, List<List<@Nullable Object>> rows) {

  /** Builds a table row by row. */
  static final class Builder {
    private final String name;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Builder(String name, String... columns) {
      this.name = name;
      this.columns = List.of(columns);
    }

    /** Adds a row. Modified: this. */
    void row(@Nullable Object... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            name + ": " + cells.length + " cells; " + columns.size() + " are allowed");
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (Object cell : cells) {
        row.add(cell);
      }
      rows.add(row);
    }

    CsvTable build() {
      return new CsvTable(name, columns, rows);
    }
  }

  /** The file: comma separated, LF, a head line. */
  String text() {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    for (List<@Nullable Object> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",").append(cell(row.get(i)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(@Nullable Object value) {
    if (value == null || (value instanceof Double d && d.isNaN())) {
      return "";
    }
    if (value instanceof Double number) {
      String text = Double.toString(Numbers.rounded(number));
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
    String text = value.toString();
    boolean quoted =
        text.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0)
            || (value instanceof String && text.matches("[=+@-].*"));
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
