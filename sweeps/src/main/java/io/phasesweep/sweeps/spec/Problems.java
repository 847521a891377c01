package io.phasesweep.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects what is wrong with a file, so that all of it is told in one go. A message that comes up
 * twice at one place is told once. Not thread-safe.
 */
public final class Problems {
  private static final int MOST = 50;

  private final String file;
  private final Map<Place, List<String>> byPlace = new TreeMap<>();
  private int count;

  /**
   * @param file what messages call the file
   */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds a problem. Modified: this. */
  public void add(Place place, String message) {
    List<String> here = byPlace.computeIfAbsent(place, p -> new ArrayList<>());
    String line = Words.oneLine(message);
    if (!here.contains(line)) {
      here.add(line);
      count++;
    }
  }

  /** Number of problems so far. */
  public int count() {
    return count;
  }

  /** The exception of a file that cannot be read any further. */
  SpecException fatal(Place place, String message) {
    add(place, message);
    return exception();
  }

  /**
   * Ends reading if something was wrong.
   *
   * @throws SpecException with all problems, in the order of their places
   */
  public void throwIfAny() throws SpecException {
    if (count > 0) {
      throw exception();
    }
  }

  private SpecException exception() {
    List<String> lines = new ArrayList<>();
    byPlace.forEach(
        (place, messages) -> messages.forEach(m -> lines.add(place.in(file) + ": " + m)));
    if (lines.size() > MOST) {
      int more = lines.size() - MOST;
      lines.subList(MOST, lines.size()).clear();
      lines.add(file + ": " + more + " more errors");
    }
    return new SpecException(lines);
  }
}
