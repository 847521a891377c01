package io.phasesweep.core.setting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An immutable map of settings, sorted by name. Names are ASCII, so this is their byte order. */
public final class Values implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Values NONE = new Values(Map.of());

  private final TreeMap<String, Value> byName;

  private Values(Map<String, Value> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /** No settings. */
  public static Values none() {
    return NONE;
  }

  /** A copy of {@code map}. */
  public static Values of(Map<String, Value> map) {
    return new Values(map);
  }

  /** These values with {@code setting} set, replacing what it was. */
  public Values with(Setting setting, Value value) {
    return with(setting.name(), value);
  }

  /** These values with the setting of that name set, replacing what it was. */
  public Values with(String name, Value value) {
    TreeMap<String, Value> copy = new TreeMap<>(byName);
    copy.put(name, value);
    return new Values(copy);
  }

  /** Whether the setting has a value. */
  public boolean has(Setting setting) {
    return byName.containsKey(setting.name());
  }

  /** The value of that name, or null. */
  public @Nullable Value find(String name) {
    return byName.get(name);
  }

  /**
   * The value of {@code setting}.
   *
   * @throws IllegalArgumentException if it has none
   */
  public Value value(Setting setting) {
    Value value = byName.get(setting.name());
    if (value == null) {
      throw new IllegalArgumentException("no value for " + setting.name());
    }
    return value;
  }

  /** The value of a real setting that is no word. */
  public double real(Setting setting) {
    if (value(setting) instanceof Value.Real real) {
      return real.value();
    }
    throw new IllegalArgumentException(setting.name() + " is no number");
  }

  /** Whether the setting has the given word. */
  public boolean is(Setting setting, String word) {
    return value(setting) instanceof Value.Name name && name.value().equals(word);
  }

  /** The value of a whole setting, as an int. */
  public int whole(Setting setting) {
    if (value(setting) instanceof Value.Whole whole) {
      return Math.toIntExact(whole.value());
    }
    throw new IllegalArgumentException(setting.name() + " is no whole number");
  }

  /** The value of a true-or-false setting. */
  public boolean flag(Setting setting) {
    if (value(setting) instanceof Value.Flag flag) {
      return flag.value();
    }
    throw new IllegalArgumentException(setting.name() + " is neither true nor false");
  }

  /** The value of a word setting. */
  public String word(Setting setting) {
    if (value(setting) instanceof Value.Name name) {
      return name.value();
    }
    throw new IllegalArgumentException(setting.name() + " is no word");
  }

  /** The elements of a list setting. */
  public List<Value> items(Setting setting) {
    if (value(setting) instanceof Value.Items list) {
      return list.items();
    }
    throw new IllegalArgumentException(setting.name() + " is no list");
  }

  /** The elements of a list of reals. */
  public double[] reals(Setting setting) {
    return items(setting).stream().mapToDouble(v -> ((Value.Real) v).value()).toArray();
  }

  /** Names in sorted order. */
  public List<String> names() {
    return new ArrayList<>(byName.keySet());
  }

  /** Visits all settings in sorted order. */
  public void forEach(BiConsumer<String, Value> visitor) {
    byName.forEach(visitor);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values values && byName.equals(values.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
