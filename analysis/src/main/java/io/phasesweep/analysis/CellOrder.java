package io.phasesweep.analysis;

import java.util.Comparator;
import java.util.TreeSet;

/** Cells by rule in the order of the report, then by their settings, numbers as numbers. */
final class CellOrder implements Comparator<Cell> {

  @Override
  public int compare(Cell a, Cell b) {
    int byRule = Integer.compare(RuleLook.order(a.rule()), RuleLook.order(b.rule()));
    if (byRule == 0) {
      byRule = a.rule().compareTo(b.rule());
    }
    if (byRule != 0) {
      return byRule;
    }
    TreeSet<String> names = new TreeSet<>(SettingText.HEADLINE_FIRST);
    names.addAll(a.settings().keySet());
    names.addAll(b.settings().keySet());
    for (String name : names) {
      int bySetting =
          SettingText.BY_VALUE.compare(
              a.settings().getOrDefault(name, ""), b.settings().getOrDefault(name, ""));
      if (bySetting != 0) {
        return bySetting;
      }
    }
    return a.id().compareTo(b.id());
  }
}
