package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What the assays of one synapse found, in the axes of the published figures. */
final class SynapseSection {
  private static final String ID = "synapse";
  private static final String TITLE = "Synapse";
  private static final int MOST_MARKS = 5_000;
  private static final int MOST_CURVES = 8;

  private final SweepTrials sweep;
  private final List<SynapseTrial> trials;
  private final SweepResults results;

  SynapseSection(SweepTrials sweep, List<SynapseTrial> trials, SweepResults results) {
    this.sweep = sweep;
    this.trials = trials;
    this.results = results;
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    for (SynapsePlot plot : SynapsePlot.ALL) {
      List<Mark> marks = marks(plot);
      if (!marks.isEmpty()) {
        parts.add(part(plot, marks));
      }
    }
    sweep.rules().stream().map(this::curves).filter(p -> !p.body().isEmpty()).forEach(parts::add);
    return parts.isEmpty()
        ? Section.empty(ID, TITLE, "No trial has finished yet, so there is nothing to draw.")
        : Part.section(ID, TITLE, parts);
  }

  /** What is found, a sentence for each assay. */
  String answer() {
    String found =
        SynapsePlot.ALL.stream()
            .filter(plot -> !marks(plot).isEmpty())
            .map(plot -> Html.escape(finding(plot, marks(plot))) + ".")
            .collect(Collectors.joining(" "));
    if (!found.isEmpty()) {
      return found;
    }
    return sweep.finished() == 0
        ? "Nothing is decided yet: no trial has finished."
        : "Response curves of "
            + Words.count(sweep.cells().size(), "synapse")
            + " are drawn below.";
  }

  /** A point of a plot. */
  private record Mark(double x, double y, double color, SynapseTrial trial) {}

  private List<Mark> marks(SynapsePlot plot) {
    return trials.stream()
        .filter(t -> t.cell().rule().equals(plot.assay()))
        .map(t -> new Mark(plot.x().of(t), plot.y().of(t), plot.color().of(t), t))
        .filter(m -> Double.isFinite(m.x()) && Double.isFinite(m.y()))
        .sorted(Comparator.comparingDouble(Mark::x))
        .toList();
  }

  private static String finding(SynapsePlot plot, List<Mark> marks) {
    Mark first = marks.get(0);
    Mark last = marks.get(marks.size() - 1);
    String text =
        plot.title()
            + ": "
            + plot.y().title()
            + " is "
            + Numbers.fixed(first.y(), 3)
            + " at "
            + plot.x().title()
            + " = "
            + Numbers.fixed(first.x(), 3)
            + " and "
            + Numbers.fixed(last.y(), 3)
            + " at "
            + Numbers.fixed(last.x(), 3);
    if (plot.law().isEmpty()) {
      return text;
    }
    double distance =
        marks.stream()
            .map(m -> Math.abs(m.y() - m.x()))
            .sorted()
            .skip(marks.size() / 2)
            .findFirst()
            .orElse(Double.NaN);
    return text + "; the median distance from " + plot.law() + " is " + Numbers.fixed(distance, 3);
  }

  private Part part(SynapsePlot plot, List<Mark> marks) {
    CsvTable.Builder table =
        new CsvTable.Builder(plot.assay(), "x", "y", "color", "setting", "cell_id");
    for (Mark mark : marks) {
      table.row(mark.x(), mark.y(), mark.color(), mark.trial().label(), mark.trial().cell().id());
    }
    CsvTable csv = table.build();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("description", plot.title());
    values.put("values", points(marks));
    values.put("line", line(plot, marks));
    values.put("xTitle", plot.x().title());
    values.put("yTitle", plot.y().title());
    values.put("colorTitle", plot.color().title());
    Figure figure = new Figure(plot.assay(), Figure.filled("synapse-panel", values));
    String body =
        "<figure>\n<h3>"
            + Html.escape(finding(plot, marks))
            + "</h3>\n<p class=\"what\">"
            + Html.escape(plot.y().title() + " against " + plot.x().title())
            + ", axes of the published figure; color: "
            + Html.escape(plot.color().title())
            + (plot.law().isEmpty() ? "" : "; line: " + Html.escape(plot.law()))
            + ".</p>\n"
            + Html.chart(plot.assay(), Html.escape(plot.title()) + ".")
            + "\n<figcaption>n = "
            + Words.count(marks.size(), "trial")
            + ", one point each. Trials whose value is not finite are in the table"
            + " only.</figcaption>\n"
            + Html.data(csv, true)
            + "\n</figure>";
    return new Part(body, List.of(figure), List.of(csv));
  }

  private static List<Map<String, @Nullable Object>> points(List<Mark> marks) {
    int stride = 1 + (marks.size() - 1) / MOST_MARKS;
    List<Map<String, @Nullable Object>> points = new ArrayList<>();
    for (int i = 0; i < marks.size(); i += stride) {
      Mark mark = marks.get(i);
      Map<String, @Nullable Object> point = new LinkedHashMap<>();
      point.put("x", Figure.number(mark.x()));
      point.put("y", Figure.number(mark.y()));
      point.put("color", Figure.number(mark.color()));
      point.put("cell", mark.trial().label());
      points.add(point);
    }
    return points;
  }

  private static List<Map<String, @Nullable Object>> line(SynapsePlot plot, List<Mark> marks) {
    if (plot.law().isEmpty()) {
      return List.of();
    }
    List<Map<String, @Nullable Object>> ends = new ArrayList<>();
    for (Mark mark : List.of(marks.get(0), marks.get(marks.size() - 1))) {
      Map<String, @Nullable Object> end = new LinkedHashMap<>();
      end.put("x", Figure.number(mark.x()));
      end.put("y", Figure.number(mark.x()));
      ends.add(end);
    }
    return ends;
  }

  /** Response curves of the first cells of an assay; empty if it stores no curve. */
  private Part curves(String assay) {
    List<Cell> cells =
        sweep.cells(assay).stream().filter(c -> c.finished() > 0).limit(MOST_CURVES).toList();
    Map<String, String> labels = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String label = sweep.label(cell);
      labels.put(cell.id(), label.isEmpty() ? RuleLook.title(assay) : label);
    }
    results.choose(List.copyOf(labels.keySet()));
    List<Row> rows = results.rows("synapse-curves.sql");
    if (rows.size() <= cells.size()) {
      return new Part("", List.of(), List.of());
    }
    String name = assay + "-curves";
    CsvTable.Builder table = new CsvTable.Builder(name, "cell", "point", "x", "y");
    rows.forEach(
        row -> table.row(labels.get(row.getString(0)), row.get(1), row.get(2), row.get(3)));
    CsvTable csv = table.build();
    int stride = 1 + (rows.size() - 1) / MOST_MARKS;
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> all = Figure.values(csv);
    List<Map<String, @Nullable Object>> drawn = new ArrayList<>();
    for (int i = 0; i < all.size(); i += stride) {
      drawn.add(all.get(i));
    }
    values.put("description", "Curves of " + RuleLook.title(assay));
    values.put("values", drawn);
    values.put("xTitle", xOfCurve(assay));
    values.put("yTitle", yOfCurve(assay));
    Figure figure = new Figure(name, Figure.filled("synapse-curves", values));
    String title = Words.capital(RuleLook.title(assay)) + ": what was measured, point by point";
    String body =
        "<figure>\n<h3>"
            + title
            + "</h3>\n<p class=\"what\">The first "
            + Words.count(cells.size(), "cell")
            + " of "
            + Numbers.count(sweep.cells(assay).size())
            + "; mean over seeds.</p>\n"
            + Html.chart(name, title + ".")
            + "\n<figcaption>Rows of the table measurements, metrics x and y.</figcaption>\n"
            + Html.data(csv, true)
            + "\n</figure>";
    return new Part(body, List.of(figure), List.of(csv));
  }

  private static String xOfCurve(String assay) {
    return switch (assay) {
      case "ladder" -> "time (1/k_R)";
      case "synapse-jitter" -> "period";
      default -> "amplitude A";
    };
  }

  private static String yOfCurve(String assay) {
    return switch (assay) {
      case "ladder" -> "kernel";
      case "synapse-jitter" -> "update \u0394w/A";
      default -> "update \u0394w";
    };
  }
}
