package io.phasesweep.spark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stored table, in the order of its columns.
 *
 * @param columns the columns of the table
 * @param cells String, Integer, Long, Double, Boolean, {@link java.time.Instant}, a list of
 *     strings, or null
 */
public record StoredRow(List<Column> columns, List<@Nullable Object> cells) {

  /** The cell of that column, or null. */
  public @Nullable Object find(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return cells.get(i);
      }
    }
    return null;
  }

  /**
   * The text of that column.
   *
   * @throws IllegalArgumentException if it is null
   */
  public String text(String column) {
    Object cell = find(column);
    if (cell == null) {
      throw new IllegalArgumentException("no value in column " + column);
    }
    return cell.toString();
  }
}
