package io.phasesweep.core.trial;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a row by name: Double, Long, Integer, Boolean, String or a list of strings. A missing
 * name is null in the row: not applicable, or not measured.
 */
public final class Facts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Serializable> byColumn = new TreeMap<>();

  /** Sets a column; null and non-finite doubles leave it out. Modified: this. */
  public Facts put(String column, @Nullable Serializable value) {
    if (value != null && !(value instanceof Double d && !Double.isFinite(d))) {
      byColumn.put(column, value);
    }
    return this;
  }

  /** Sets all columns of {@code other}. Modified: this. */
  public Facts putAll(Facts other) {
    byColumn.putAll(other.byColumn);
    return this;
  }

  /** The value of a column, or null. */
  public @Nullable Serializable find(String column) {
    return byColumn.get(column);
  }

  /** All columns, sorted; a copy. */
  public Map<String, Serializable> columns() {
    return new TreeMap<>(byColumn);
  }
}
