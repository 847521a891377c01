package io.phasesweep.sweeps.spec;

import io.phasesweep.analysis.Expectation;
import io.phasesweep.analysis.Expectation.Kind;
import io.phasesweep.analysis.Expectation.Statistic;
import io.phasesweep.analysis.Pack;
import io.phasesweep.core.trial.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code expected.yaml} of a replication pack: lines with kind, statistic, cells, bounds and
 * the provenance of the number. Every mistake comes in one go, with its place.
 */
public final class ExpectedReader {
  private static final List<String> TOP = List.of("schema-version", "pack", "source", "lines");
  private static final List<String> LINE =
      List.of(
          "name",
          "kind",
          "statistic",
          "of",
          "layer",
          "cells",
          "above",
          "times",
          "axis",
          "by",
          "value",
          "margin",
          "low",
          "high",
          "tag",
          "note");

  /** Where a number may come from; a number from memory is no criterion. */
  private static final List<String> TAGS =
      List.of("code", "measured", "derived", "docs", "abstract");

  private final Problems problems;

  private ExpectedReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param label what messages call it
   * @param bytes its content
   * @throws SpecException if something is wrong with it
   */
  public static Pack read(String label, byte[] bytes) throws SpecException {
    Problems problems = new Problems(label);
    SpecNode.Mapping root = new StrictYaml(label, problems).read(bytes);
    ExpectedReader reader = new ExpectedReader(problems);
    reader.known(root, TOP);
    List<Expectation> lines = new ArrayList<>();
    if (root.find("lines").map(SpecNode.Entry::value).orElse(root)
        instanceof SpecNode.Sequence items) {
      items.items().forEach(item -> reader.line(item, lines));
    } else {
      problems.add(root.place(), "'lines' is missing; a list of expectations is needed");
    }
    String digest = HexFormat.of().formatHex(Digest.sha256().digest(bytes));
    Pack pack = new Pack(reader.text(root, "pack"), reader.text(root, "source"), digest, lines);
    problems.throwIfAny();
    return pack;
  }

  private void line(SpecNode item, List<Expectation> lines) {
    if (!(item instanceof SpecNode.Mapping line)) {
      problems.add(item.place(), "a line is " + item.shown() + "; a block of keys is allowed");
      return;
    }
    known(line, LINE);
    Kind kind = word(line, "kind", Kind.values(), Kind.RANGE);
    Statistic statistic = word(line, "statistic", Statistic.values(), Statistic.MEAN);
    Map<String, String> above = settings(line, "above");
    double layer = line.find("layer").isPresent() ? number(line, "layer") : -1;
    if (kind == Kind.ORDERING && above.isEmpty()) {
      problems.add(line.place(), "kind ordering needs a second cell in 'above'");
    }
    if ((statistic == Statistic.LEAST_TRAINED) != line.find("axis").isPresent()) {
      problems.add(line.place(), "'axis' belongs to statistic least-trained, which needs it");
    }
    lines.add(
        new Expectation(
            text(line, "name"),
            kind,
            statistic,
            line.find("of").isPresent() ? text(line, "of") : "error",
            layer < 0 ? OptionalInt.empty() : OptionalInt.of((int) layer),
            settings(line, "cells"),
            above,
            line.find("times").isPresent() ? number(line, "times") : 1,
            line.find("axis").isPresent() ? text(line, "axis") : "",
            low(line, kind),
            high(line, kind),
            tag(line),
            line.find("note").isPresent() ? text(line, "note") : ""));
  }

  private double low(SpecNode.Mapping line, Kind kind) {
    return switch (kind) {
      case EQUIVALENT -> number(line, "value") - number(line, "margin");
      case AT_MOST -> Double.NEGATIVE_INFINITY;
      case ORDERING -> line.find("by").isPresent() ? number(line, "by") : 0;
      case RANGE -> bound(line, "low", "high", Double.NEGATIVE_INFINITY);
    };
  }

  private double high(SpecNode.Mapping line, Kind kind) {
    return switch (kind) {
      case EQUIVALENT -> number(line, "value") + number(line, "margin");
      case AT_MOST -> number(line, "value");
      case ORDERING -> Double.POSITIVE_INFINITY;
      case RANGE -> bound(line, "high", "low", Double.POSITIVE_INFINITY);
    };
  }

  /** A bound of a range; one of the two may be left open. */
  private double bound(SpecNode.Mapping line, String key, String other, double open) {
    return line.find(key).isPresent() || line.find(other).isEmpty() ? number(line, key) : open;
  }

  private String tag(SpecNode.Mapping line) {
    String tag = text(line, "tag");
    if (!tag.isEmpty() && !TAGS.contains(tag)) {
      problems.add(
          line.find("tag").map(e -> e.value().place()).orElse(line.place()),
          "tag is " + Words.brief(tag) + "; " + String.join(", ", TAGS) + " are allowed");
    }
    return tag;
  }

  private void known(SpecNode.Mapping block, List<String> keys) {
    for (SpecNode.Entry entry : block.entries()) {
      if (!keys.contains(entry.key())) {
        problems.add(
            entry.place(),
            "unknown key '" + Words.brief(entry.key()) + "'" + Words.advice(entry.key(), keys));
      }
    }
  }

  private <E extends Enum<E>> E word(SpecNode.Mapping line, String key, E[] words, E byDefault) {
    String text = line.find(key).isPresent() || key.equals("kind") ? text(line, key) : "";
    if (text.isEmpty()) {
      return byDefault;
    }
    for (E word : words) {
      if (spelled(word).equals(text)) {
        return word;
      }
    }
    problems.add(
        line.place(),
        key
            + " is "
            + Words.brief(text)
            + "; "
            + Stream.of(words).map(ExpectedReader::spelled).collect(Collectors.joining(", "))
            + " are allowed");
    return byDefault;
  }

  private static String spelled(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String text(SpecNode.Mapping block, String key) {
    SpecNode value = block.find(key).map(SpecNode.Entry::value).orElse(null);
    if (value instanceof SpecNode.Scalar scalar) {
      return scalar.text();
    }
    problems.add(
        block.place(),
        "'" + key + "' is " + (value == null ? "missing" : value.shown() + "; a text is allowed"));
    return "";
  }

  private double number(SpecNode.Mapping line, String key) {
    String text = text(line, key);
    return text.isEmpty()
        ? Double.NaN
        : Numbers.read(text)
            .orElseGet(
                () -> {
                  problems.add(
                      line.place(), key + " is " + Words.brief(text) + "; a number is allowed");
                  return Double.NaN;
                });
  }

  /** Rule and settings; a list of sizes is written as in the column: 64-64-10. */
  private Map<String, String> settings(SpecNode.Mapping line, String key) {
    SpecNode value = line.find(key).map(SpecNode.Entry::value).orElse(null);
    Map<String, String> settings = new TreeMap<>();
    if (value instanceof SpecNode.Mapping mapping) {
      mapping.keys().forEach(name -> settings.put(name, text(mapping, name)));
    } else if (value != null || key.equals("cells")) {
      problems.add(line.place(), "'" + key + "' needs a block of rule and settings");
    }
    return settings;
  }
}
