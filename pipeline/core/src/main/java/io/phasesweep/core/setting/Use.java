package io.phasesweep.core.setting;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one rule or assay takes one setting.
 *
 * @param setting the setting, its range narrowed to this rule's if narrower
 * @param byDefault the value where the file gives none, from the values that earlier uses resolved
 * @param standing whether the published rule has it
 * @param off the value at which it does nothing, or null if there is none
 */
public record Use(
    Setting setting, Function<Values, Value> byDefault, Standing standing, @Nullable Value off) {

  /** Part of the published rule, or defined by this project. */
  public enum Standing {
    NATIVE,
    EXTENSION
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

  /** Whether {@code value} makes a trial an extension of the published rule. */
  public boolean extendsRule(Value value) {
    return standing == Standing.EXTENSION && !value.equals(off);
  }
}
