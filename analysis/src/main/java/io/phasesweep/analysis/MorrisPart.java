package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Elementary effects of the axes of morris designs. */
final class MorrisPart {
  private static final String NAME = "elementary-effects";

  private final List<DesignPoints> designs;

  MorrisPart(List<DesignPoints> designs) {
    this.designs = designs;
  }

  Part part() {
    CsvTable table = table();
    List<IndexFigure.Panel> panels = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (DesignPoints design : designs) {
      Map<String, Interval> bars = new LinkedHashMap<>();
      for (ElementaryEffects e : ElementaryEffects.of(design, CellOutput.ERROR)) {
        bars.put(e.axis(), e.muStar().times(100));
        rows.add(
            List.of(
                Html.rowHead(Html.rule(design.rule())),
                Html.left(Html.escape(e.axis())),
                Html.cell(points(e.muStar())),
                Html.cell(points(e.mu())),
                Html.cell(points(e.sigma())),
                Html.cell(e.mu().n() + "/" + design.samples())));
      }
      if (!bars.isEmpty()) {
        panels.add(new IndexFigure.Panel(design.rule(), RuleLook.title(design.rule()), bars));
      }
    }
    if (panels.isEmpty()) {
      return Part.text("No walk of the morris design has two finished neighbours yet.");
    }
    Figure figure =
        IndexFigure.of(NAME, title(panels), "mean absolute effect (points of error)", panels);
    String body =
        "<figure>\n<h3>"
            + title(panels)
            + "</h3>\n<p class=\"what\">What one step along an axis does to the error, over the whole"
            + " range of that axis, averaged over random places on the other axes.</p>\n"
            + Html.chart(NAME, title(panels) + ".")
            + "\n<div class=\"scroll\">"
            + Html.table(
                "",
                List.of(
                    "Rule",
                    Html.leftHead("Axis"),
                    "Mean absolute effect μ*<br>points [95 %]",
                    "Mean effect μ<br>points [95 %]",
                    "Spread σ<br>points [95 %]",
                    "Walks<br>used"),
                rows)
            + "</div>\n<figcaption>"
            + "n = walks as listed, each with the mean over its seeds; 95 % percentile bootstrap over"
            + " walks, none below 10. Positive μ: the error rises along the axis. A spread that is"
            + " large beside μ* means that the effect depends on where one stands: a curve or an"
            + " interaction. "
            + noise()
            + " P(trained) is in the table.</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>";
    return new Part(body, List.of(figure), List.of(table));
  }

  private static String points(Interval share) {
    return Numbers.points(share.estimate()) + " " + Html.interval(Numbers.pointEnds(share));
  }

  private static String title(List<IndexFigure.Panel> panels) {
    List<String> parts = new ArrayList<>();
    for (IndexFigure.Panel panel : panels) {
      panel.rows().entrySet().stream()
          .max(Comparator.comparingDouble(e -> e.getValue().estimate()))
          .ifPresent(
              e ->
                  parts.add(
                      RuleLook.inText(panel.rule())
                          + " "
                          + e.getKey()
                          + ", "
                          + Numbers.fixed(e.getValue().estimate(), 2)
                          + " points"));
    }
    return "Largest mean absolute effect: "
        + parts.stream().limit(3).collect(Collectors.joining("; "));
  }

  private String noise() {
    return SensitivityNoise.sentence(designs);
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            NAME,
            "rule",
            "output",
            "axis",
            "mu_star",
            "mu_star_lo",
            "mu_star_hi",
            "mu",
            "mu_lo",
            "mu_hi",
            "sigma",
            "sigma_lo",
            "sigma_hi",
            "effects",
            "walks");
    for (DesignPoints design : designs) {
      for (CellOutput output : CellOutput.values()) {
        for (ElementaryEffects e : ElementaryEffects.of(design, output)) {
          table.row(
              design.rule(),
              output.key(),
              e.axis(),
              e.muStar().estimate(),
              e.muStar().low(),
              e.muStar().high(),
              e.mu().estimate(),
              e.mu().low(),
              e.mu().high(),
              e.sigma().estimate(),
              e.sigma().low(),
              e.sigma().high(),
              e.mu().n(),
              design.samples());
        }
      }
    }
    return table.build();
  }
}
