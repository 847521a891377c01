package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a store, declared once: name, type, unit, meaning. Columns are only ever appended,
 * never renamed or retyped.
 */
public final class ResultSchema {
  /** Version of the columns; rises with each release that appends. */
  public static final int VERSION = 1;

  private static final List<Column> TRIALS = allOfTrials();
  private static final List<Column> MEASUREMENTS =
      List.of(
          new Column("trial_id", Column.Type.STRING, "hex", "name of the trial"),
          new Column("trial_batch", Column.Type.STRING, "hex", "part that holds its row"),
          new Column(
              "epoch", Column.Type.DOUBLE, "epoch", "0 = before training; point of an assay"),
          new Column("presentations", Column.Type.LONG, "-", "training examples seen by then"),
          new Column("metric", Column.Type.STRING, "-", "what was measured"),
          new Column("layer", Column.Type.INT, "-", "null = whole net, 0 = input, 1 = first"),
          new Column("value", Column.Type.DOUBLE, "per metric", "the number"));
  private static final List<Column> MEMBERS =
      List.of(
          new Column("trial_id", Column.Type.STRING, "hex", "name of the trial"),
          new Column("cell_id", Column.Type.STRING, "hex", "name of the trial without its seed"),
          new Column("block", Column.Type.INT, "-", "block of the sweep file, from 0"),
          new Column("point", Column.Type.LONG, "-", "point in its block, from 0"),
          new Column("replicate", Column.Type.INT, "-", "index of the seed, from 0"),
          new Column("rule", Column.Type.STRING, "-", "learning rule; null for an assay"),
          new Column("seed", Column.Type.LONG, "-", "seed of the trial"),
          new Column("settings", Column.Type.STRING, "JSON", "every setting of the name, sorted"),
          new Column("assay", Column.Type.STRING, "-", "assay; null for a rule"));

  private ResultSchema() {}

  /** Columns of the table {@code trials}: a row per trial. */
  public static List<Column> trials() {
    return TRIALS;
  }

  /** Columns of the table {@code measurements}: a row per trial, metric, layer and epoch. */
  public static List<Column> measurements() {
    return MEASUREMENTS;
  }

  /** Columns of a sweep's table {@code members}: a row per planned trial. */
  public static List<Column> members() {
    return MEMBERS;
  }

  private static List<Column> allOfTrials() {
    List<Column> found = new ArrayList<>(TrialColumns.results());
    found.addAll(TrialColumns.physics());
    found.addAll(TrialColumns.provenance());
    List<Column> all = new ArrayList<>(TrialColumns.identity());
    all.addAll(TrialColumns.axes());
    Set<String> taken = names(found);
    taken.addAll(names(all));
    all.addAll(SettingColumns.generate(taken));
    all.addAll(found);
    return List.copyOf(all);
  }

  private static Set<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.toCollection(HashSet::new));
  }

  /** The data dictionary: every table and column, in Markdown. */
  public static String dictionary() {
    return table("trials", "a row per trial; null = not applicable or not measured", TRIALS)
        + table("measurements", "a row per trial, epoch, metric and layer", MEASUREMENTS)
        + table("members", "a row per trial that a sweep asks for", MEMBERS);
  }

  private static String table(String name, String about, List<Column> columns) {
    StringBuilder text = new StringBuilder(4096);
    text.append("## `").append(name).append("`: ").append(about).append("\n\n");
    text.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
    for (Column column : columns) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s |\n",
              column.name(),
              column.type().word(),
              column.unit(),
              column.meaning()));
    }
    return text.append('\n').toString();
  }
}
