package io.phasesweep.sweeps.spec;

/**
 * A place in a sweep file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1
 */
public record Place(int line, int column) implements Comparable<Place> {
  /** The file as a whole. */
  public static final Place FILE = new Place(0, 0);

  @Override
  public int compareTo(Place other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, or the file alone. */
  public String in(String file) {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
