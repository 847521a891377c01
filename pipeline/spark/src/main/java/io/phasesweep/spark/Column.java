package io.phasesweep.spark;

/**
 * One column of a stored table.
 *
 * @param name snake_case
 * @param type what a cell holds
 * @param unit unit, {@code -} if dimensionless or not a quantity
 * @param meaning one line for the data dictionary
 */
public record Column(String name, Type type, String unit, String meaning) {

  /** What a cell holds; every cell may be null but those of the key columns. */
  public enum Type {
    STRING("string"),
    /** 32 bits. */
    INT("int"),
    /** 64 bits. */
    LONG("long"),
    DOUBLE("double"),
    BOOLEAN("boolean"),
    /** Microseconds since the epoch, UTC; in Java a {@link java.time.Instant}. */
    TIMESTAMP("timestamp, UTC"),
    /** A list of strings. */
    STRINGS("list of string");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** As the data dictionary says it. */
    public String word() {
      return word;
    }
  }
}
