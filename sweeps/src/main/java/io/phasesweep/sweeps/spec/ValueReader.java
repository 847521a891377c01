package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Turns a node into the value of a setting. The type comes from the setting alone: {@code 1} is a
 * real for a learning rate and a whole number for a batch size.
 */
final class ValueReader {
  private final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The value, or null if the node is none; then the problem is noted.
   *
   * @param setting the setting as the rules in force allow it; words of several rules joined
   */
  @Nullable Value read(Setting setting, SpecNode node) {
    Value value =
        switch (setting.kind()) {
          case REAL, WHOLE, FLAG, WORD -> scalar(setting, setting.kind(), node);
          case REALS -> items(setting, node);
          case LAYERS -> items(setting, node);
        };
    if (value == null) {
      refuse(setting, node);
    }
    return value;
  }

  /** Notes that {@code node} is no value of {@code setting}. */
  void refuse(Setting setting, SpecNode node) {
    problems.add(
        node.place(),
        setting.name()
            + " is "
            + node.shown()
            + "; "
            + setting.allowed()
            + " is allowed"
            + hint(setting, node));
  }

  private static String hint(Setting setting, SpecNode node) {
    if (!(node instanceof SpecNode.Scalar scalar)) {
      return "";
    }
    boolean numeric = Numbers.read(scalar.text()).isPresent();
    if (scalar.style() == SpecNode.Style.QUOTED) {
      return numeric ? "; write the number without quotes" : "";
    }
    String advice = numeric ? "" : Numbers.advice(scalar.text());
    if (!advice.isEmpty()) {
      return "; " + advice;
    }
    String near = Words.advice(scalar.text(), setting.range().words());
    return near.startsWith("; did you mean") ? near : "";
  }

  private static @Nullable Value scalar(Setting setting, Setting.Kind kind, SpecNode node) {
    if (!(node instanceof SpecNode.Scalar scalar)) {
      return null;
    }
    String text = scalar.text();
    if (kind == Setting.Kind.FLAG) {
      boolean flag = text.equals("true") || text.equals("false");
      return flag && scalar.style() == SpecNode.Style.PLAIN
          ? new Value.Flag(text.equals("true"))
          : null;
    }
    if (setting.range().contains(text)) {
      return new Value.Name(text);
    }
    OptionalDouble number = Numbers.read(text);
    if (scalar.style() == SpecNode.Style.QUOTED || number.isEmpty()) {
      return null;
    }
    return number(kind, number.getAsDouble());
  }

  /** The number as a value of that kind, or null where it is none. */
  static @Nullable Value number(Setting.Kind kind, double number) {
    return switch (kind) {
      case REAL, REALS -> new Value.Real(number);
      case WHOLE -> Numbers.isWhole(number) ? new Value.Whole((long) number) : null;
      default -> null;
    };
  }

  private static @Nullable Value items(Setting setting, SpecNode node) {
    if (node instanceof SpecNode.Scalar word && setting.range().contains(word.text())) {
      return new Value.Name(word.text());
    }
    if (!(node instanceof SpecNode.Sequence sequence) || sequence.items().isEmpty()) {
      return null;
    }
    List<Value> items = new ArrayList<>();
    for (SpecNode item : sequence.items()) {
      Value value =
          setting.kind() == Setting.Kind.REALS
              ? scalar(setting, Setting.Kind.REALS, item)
              : layer(item);
      if (value == null) {
        return null;
      }
      items.add(value);
    }
    return new Value.Items(items);
  }

  /** A layer: its size, or the word of a convolution. */
  private static @Nullable Value layer(SpecNode node) {
    if (!(node instanceof SpecNode.Scalar scalar) || scalar.style() == SpecNode.Style.QUOTED) {
      return null;
    }
    OptionalDouble number = Numbers.read(scalar.text());
    if (number.isPresent()) {
      return number(Setting.Kind.WHOLE, number.getAsDouble());
    }
    return scalar.text().matches("conv[0-9a-z]{1,20}") ? new Value.Name(scalar.text()) : null;
  }
}
