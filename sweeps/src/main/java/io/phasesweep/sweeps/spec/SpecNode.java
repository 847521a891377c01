package io.phasesweep.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sweep file as a tree, before anything has a type. */
sealed interface SpecNode {

  /** Where it begins. */
  Place place();

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    QUOTED
  }

  /** Text, typed later by the setting that takes it. */
  record Scalar(String text, Style style, Place place) implements SpecNode {}

  /** {@code [a, b]} or lines with dashes. */
  record Sequence(List<SpecNode> items, Place place) implements SpecNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** {@code {a: 1}} or lines with keys, in the order of the file. */
  record Mapping(List<Entry> entries, Place place) implements SpecNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry of that key. */
    Optional<Entry> find(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    /** Keys in the order of the file. */
    List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }

    /** These entries without those that {@code inner} has, then those of {@code inner}. */
    Mapping overriddenBy(Mapping inner) {
      List<Entry> merged = new ArrayList<>(entries);
      merged.removeIf(e -> inner.find(e.key()).isPresent());
      merged.addAll(inner.entries());
      return new Mapping(merged, inner.place());
    }
  }

  /** A key, its place and its value. */
  record Entry(String key, Place place, SpecNode value) {}

  /** How messages show the node. */
  default String shown() {
    if (this instanceof Scalar scalar) {
      String text = Words.brief(scalar.text());
      return scalar.style() == Style.QUOTED ? "the text \"" + text + "\"" : text;
    }
    return this instanceof Sequence ? "a list" : "a block of keys";
  }
}
