package io.phasesweep.core.setting;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of settings, sorted by name. Names are ASCII, so this is their byte order. Two
 * arrays: a plan makes millions of these.
 */
public final class Values implements Serializable {
  private static final long serialVersionUID = 2L;
  private static final Values NONE = new Values(new String[0], new Value[0]);

  private final String[] names;
  private final Value[] values;

  private Values(String[] names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  /** No settings. */
  public static Values none() {
    return NONE;
  }

  /** A copy of {@code map}. */
  public static Values of(Map<String, Value> map) {
    boolean sorted = map instanceof SortedMap<String, Value> tree && tree.comparator() == null;
    Map<String, Value> inOrder = sorted ? map : new TreeMap<>(map);
    return new Values(
        inOrder.keySet().toArray(new String[0]), inOrder.values().toArray(new Value[0]));
  }

  /** These values with {@code setting} set, replacing what it was. */
  public Values with(Setting setting, Value value) {
    return with(setting.name(), value);
  }

  /** These values with the setting of that name set, replacing what it was. */
  public Values with(String name, Value value) {
    int at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      Value[] replaced = values.clone();
      replaced[at] = value;
      return new Values(names, replaced);
    }
    int before = -at - 1;
    int after = names.length - before;
    String[] moreNames = Arrays.copyOf(names, names.length + 1);
    Value[] moreValues = Arrays.copyOf(values, names.length + 1);
    System.arraycopy(names, before, moreNames, before + 1, after);
    System.arraycopy(values, before, moreValues, before + 1, after);
    moreNames[before] = name;
    moreValues[before] = value;
    return new Values(moreNames, moreValues);
  }

  /** Whether the setting has a value. */
  public boolean has(Setting setting) {
    return find(setting.name()) != null;
  }

  /** The value of that name, or null. */
  public @Nullable Value find(String name) {
    int at = Arrays.binarySearch(names, name);
    return at >= 0 ? values[at] : null;
  }

  /**
   * The value of {@code setting}.
   *
   * @throws IllegalArgumentException if it has none
   */
  public Value value(Setting setting) {
    Value value = find(setting.name());
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
    return List.of(names);
  }

  /** Visits all settings in sorted order. */
  public void forEach(BiConsumer<String, Value> visitor) {
    for (int i = 0; i < names.length; i++) {
      visitor.accept(names[i], values[i]);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values that
        && Arrays.equals(names, that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    forEach((name, value) -> text.add(name + "=" + value));
    return text.toString();
  }
}
