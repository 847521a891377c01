package io.phasesweep.core.setting;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one rule or assay takes one setting.
 *
 * @param setting the setting, its range narrowed to this rule's if narrower
 * @param byDefault the value where the file gives none, from the values that earlier uses resolved
 * @param standing whether the published rule has it
 * @param off the value at which it does nothing, or null if there is none
 * @param condition where it applies, or null if everywhere
 */
public record Use(
    Setting setting,
    Function<Values, Value> byDefault,
    Standing standing,
    @Nullable Value off,
    @Nullable Condition condition) {

  /** Part of the published rule, or defined by this project. */
  public enum Standing {
    NATIVE,
    EXTENSION
  }

  /**
   * Where a setting applies: elsewhere it is in no row and in no name.
   *
   * @param words completes "applies only where", for example {@code optimizer is adam}
   * @param holds whether it applies, from the values that earlier uses resolved
   */
  public record Condition(String words, Predicate<Values> holds) {}

  public Use(
      Setting setting, Function<Values, Value> byDefault, Standing standing, @Nullable Value off) {
    this(setting, byDefault, standing, off, null);
  }

  /** This use, only where {@code condition} holds. */
  public Use where(Condition condition) {
    return new Use(setting, byDefault, standing, off, condition);
  }

  /** This use, only where an earlier word setting has one of the given words. */
  public Use where(Setting word, String... words) {
    List<String> some = List.of(words);
    return where(
        new Condition(
            word.name() + " is " + String.join(" or ", some),
            earlier ->
                earlier.find(word.name()) instanceof Value.Name name
                    && some.contains(name.value())));
  }

  /** Whether the setting applies where earlier uses resolved to {@code earlier}. */
  public boolean applies(Values earlier) {
    return condition == null || condition.holds().test(earlier);
  }

  /** A setting of the published rule with a default that depends on earlier values. */
  public static Use of(Setting setting, Function<Values, Value> byDefault) {
    return new Use(setting, byDefault, Standing.NATIVE, null);
  }

  /** A real setting of the published rule. */
  public static Use of(Setting setting, double byDefault) {
    return of(setting, earlier -> new Value.Real(byDefault));
  }

  /** A whole setting of the published rule. */
  public static Use of(Setting setting, int byDefault) {
    return of(setting, earlier -> new Value.Whole(byDefault));
  }

  /** A word of the published rule. */
  public static Use of(Setting setting, String byDefault) {
    return of(setting, earlier -> new Value.Name(byDefault));
  }

  /** This project's extension: off by default, and no extension at its off value. */
  public static Use extension(Setting setting, Value off) {
    return new Use(setting, earlier -> off, Standing.EXTENSION, off);
  }

  /** Whether the value in {@code resolved} makes a trial an extension of the published rule. */
  public boolean extendsRule(Values resolved) {
    Value value = resolved.find(setting.name());
    return standing == Standing.EXTENSION && value != null && !value.equals(off);
  }
}
