package io.phasesweep.spark;

import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.RuleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One typed column for every setting that two rules share; the others are in the JSON alone. */
final class SettingColumns {
  private SettingColumns() {}

  /**
   * The columns, by name.
   *
   * @param taken names that are columns already
   */
  static List<Column> generate(Set<String> taken) {
    Map<String, Setting> settings = new TreeMap<>();
    Map<String, Integer> rules = new TreeMap<>();
    for (RuleEntry entry : Rules.all()) {
      for (Use use : entry.uses()) {
        settings.putIfAbsent(use.setting().column(), use.setting());
        rules.merge(use.setting().column(), 1, Integer::sum);
      }
    }
    List<Column> columns = new ArrayList<>();
    settings.forEach(
        (name, setting) -> {
          if (rules.getOrDefault(name, 0) > 1 && !taken.contains(name)) {
            columns.add(column(name, setting));
          }
        });
    return columns;
  }

  private static Column column(String name, Setting setting) {
    Column.Type type =
        switch (setting.kind()) {
          case REAL -> Column.Type.DOUBLE;
          case WHOLE -> Column.Type.LONG;
          case FLAG -> Column.Type.BOOLEAN;
          case WORD, REALS, LAYERS -> Column.Type.STRING;
        };
    String meaning = setting.meaning();
    String line = meaning.endsWith(".") ? meaning.substring(0, meaning.length() - 1) : meaning;
    return new Column(name, type, setting.unit(), line);
  }
}
