package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where each rule still learns, over the axes it sweeps. */
final class PortraitSection {
  private static final String ID = "portrait";
  private static final String TITLE = "Robustness portrait";

  private final Findings findings;
  private final CostFigure costs;

  PortraitSection(Findings findings) {
    this.findings = findings;
    this.costs = new CostFigure(findings);
  }

  Section section() {
    if (findings.maps().isEmpty()) {
      return Section.empty(
          ID,
          TITLE,
          "No rule of this sweep has an axis whose points form a grid, so there is no map.");
    }
    List<Figure> figures = new ArrayList<>();
    List<CsvTable> tables = new ArrayList<>();
    CsvTable table = table();
    tables.add(table);
    List<MapPanel> panels =
        findings.maps().stream()
            .sorted(Comparator.comparing(m -> m.y() == null))
            .map(MapPanel::new)
            .toList();
    figures.add(
        Figure.panels(
            "portrait",
            title(),
            2,
            new Figure.Gap(22, 26),
            panels.stream().map(MapPanel::spec).toList()));
    String body =
        "<figure>\n<h3>"
            + title()
            + "</h3>\n<p class=\"what\">"
            + what()
            + "</p>\n"
            + legend()
            + Html.chart("portrait", alt())
            + "\n<figcaption>"
            + caption(panels)
            + "</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>\n"
            + costs.html();
    costs.figure().ifPresent(figures::add);
    costs.table().ifPresent(tables::add);
    return new Section(ID, TITLE, body, figures, tables);
  }

  private String title() {
    List<RuleMap> everywhere = findings.maps().stream().filter(RuleMap::trainsEverywhere).toList();
    int all = findings.maps().size();
    if (everywhere.size() == all) {
      return all == 1
          ? RuleLook.title(findings.maps().get(0).rule()) + " trains everywhere on its map"
          : "All " + all + " rules train everywhere on their maps";
    }
    List<RuleMap> ranked =
        Answer.ranked(findings.maps().stream().filter(m -> !everywhere.contains(m)).toList());
    String some =
        everywhere.isEmpty()
            ? ""
            : Words.list(everywhere.stream().map(m -> RuleLook.inText(m.rule())).toList())
                + (everywhere.size() == 1 ? " trains everywhere" : " train everywhere");
    if (ranked.isEmpty()) {
      return some.isEmpty() ? "No map has a finished trial in every cell yet" : Words.capital(some);
    }
    RuleMap first = ranked.get(0);
    RuleMap last = ranked.get(ranked.size() - 1);
    String least = RuleLook.inText(last.rule()) + " is safe on " + area(last);
    if (!some.isEmpty()) {
      return Words.capital(some) + "; " + least + " of its map";
    }
    String most = RuleLook.inText(first.rule()) + " is safe on " + area(first) + " of its map";
    return Words.capital(
        ranked.size() == 1
            ? most
            : most + ", " + RuleLook.inText(last.rule()) + " on " + area(last));
  }

  private static String area(RuleMap map) {
    return map.safeArea().map(a -> Numbers.percent(a.estimate())).orElse("a part");
  }

  private String what() {
    String axes =
        findings.maps().stream()
            .flatMap(m -> m.y() == null ? List.of(m.x()).stream() : List.of(m.x(), m.y()).stream())
            .map(a -> SettingText.words(a.name()) + (a.logarithmic() ? " (log)" : ""))
            .distinct()
            .collect(Collectors.joining(" and "));
    return "Share of seeds that end trained, over "
        + axes
        + ", each rule on the axes it has. "
        + units();
  }

  /** The warning about jitter of unlike units, or that there is none. */
  private String units() {
    TreeSet<String> units = new TreeSet<>();
    for (RuleMap map : findings.maps()) {
      if (findings.sweep().axes(map.rule()).containsKey("phase-jitter")) {
        units.add(SettingText.jitterUnit(map.rule()));
      }
    }
    if (units.isEmpty()) {
      return "";
    }
    return units.size() == 1
        ? "Jitter has one unit here, the "
            + units.first()
            + "; rules of other families have others, which are not comparable with it."
        : "The unit of jitter differs from rule to rule: compare shapes within a panel, not heights"
            + " between panels.";
  }

  private static String legend() {
    return "<div class=\"legend\" aria-hidden=\"true\"><span>P(trained) 0 % <i class=\"ramp\"></i>"
        + " 100 %</span><span><i class=\"hatch\"></i> not decided: interval contains 50 %</span>"
        + "<span><i class=\"bound\"></i> boundary, P = 50 %</span></div>\n";
  }

  private String alt() {
    return "Maps of P(trained), one per rule. Safe area: "
        + findings.maps().stream()
            .map(m -> RuleLook.title(m.rule()) + " " + area(m))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private String caption(List<MapPanel> panels) {
    List<Cell> cells = findings.maps().stream().flatMap(m -> m.present().stream()).toList();
    long open =
        cells.stream().filter(c -> c.counted() > 0 && c.trainedRate().contains(0.5)).count();
    int least = cells.stream().mapToInt(Cell::counted).min().orElse(0);
    int most = cells.stream().mapToInt(Cell::counted).max().orElse(0);
    String n = least == most ? "" + most : least + " to " + most;
    String errors =
        panels.stream().anyMatch(MapPanel::showsErrors)
            ? "trained/n and the mean error of all trials"
            : "trained/n";
    return "n = "
        + n
        + (most == 1 ? " seed" : " seeds")
        + " a cell; labels are "
        + errors
        + ". Safe area: share of the map (an axis that spans a factor of 10 on its logarithm) where"
        + " P(trained) ≥ 90 %, linear between cells, with 95 % jackknife interval over seeds; where"
        + " all seeds end alike in every cell, that has no width and the Jeffreys interval of their"
        + " agreement stands instead. Hatched: the 95 % Jeffreys"
        + " interval of the cell contains 50 % ("
        + open
        + " of "
        + cells.size()
        + " cells). Higher is better.";
  }

  private CsvTable table() {
    CsvTable.Builder table =
        new CsvTable.Builder(
            "portrait",
            "rule",
            "x_axis",
            "x",
            "y_axis",
            "y",
            "jitter_unit",
            "trained",
            "n",
            "planned",
            "p",
            "lo",
            "hi",
            "straddles",
            "error",
            "error_lo",
            "error_hi");
    for (RuleMap map : findings.maps()) {
      Axis y = map.y();
      for (int j = 0; j < map.cells().size(); j++) {
        for (int i = 0; i < map.x().size(); i++) {
          Optional<Cell> found = map.cells().get(j).get(i);
          if (found.isPresent()) {
            Cell cell = found.get();
            Interval rate = cell.trainedRate();
            Interval error = cell.errorInterval();
            table.row(
                map.rule(),
                map.x().name(),
                map.x().values().get(i),
                y == null ? null : y.name(),
                y == null ? null : y.values().get(j),
                findings.sweep().axes(map.rule()).containsKey("phase-jitter")
                    ? SettingText.jitterUnit(map.rule())
                    : null,
                cell.trained(),
                cell.counted(),
                cell.planned(),
                rate.estimate(),
                rate.low(),
                rate.high(),
                rate.contains(0.5),
                error.estimate(),
                error.low(),
                error.high());
          }
        }
      }
    }
    return table.build();
  }
}
