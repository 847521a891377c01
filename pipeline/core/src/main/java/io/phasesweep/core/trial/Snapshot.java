package io.phasesweep.core.trial;

import java.util.Map;
import java.util.TreeMap;

/** The state of a learner as named arrays. Arrays are copied on the way in and on the way out. */
public final class Snapshot {
  private final Map<String, float[]> floats = new TreeMap<>();
  private final Map<String, double[]> doubles = new TreeMap<>();
  private final Map<String, long[]> longs = new TreeMap<>();

  /** Stores a copy. Modified: this. */
  public Snapshot put(String name, float[] values) {
    floats.put(name, values.clone());
    return this;
  }

  /** Stores a copy. Modified: this. */
  public Snapshot put(String name, double[] values) {
    doubles.put(name, values.clone());
    return this;
  }

  /** Stores a copy. Modified: this. */
  public Snapshot put(String name, long... values) {
    longs.put(name, values.clone());
    return this;
  }

  /** A copy of the floats of that name. */
  public float[] floats(String name) {
    return required(floats, name).clone();
  }

  /** A copy of the doubles of that name. */
  public double[] doubles(String name) {
    return required(doubles, name).clone();
  }

  /** A copy of the longs of that name. */
  public long[] longs(String name) {
    return required(longs, name).clone();
  }

  private static <T> T required(Map<String, T> arrays, String name) {
    T found = arrays.get(name);
    if (found == null) {
      throw new IllegalArgumentException("snapshot has no " + name);
    }
    return found;
  }
}
