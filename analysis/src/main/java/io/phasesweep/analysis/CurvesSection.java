package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Error by epoch of the reference cells, and of the hardest cell of each rule. */
final class CurvesSection {
  private static final String ID = "curves";
  private static final String TITLE = "Learning curves";
  private static final String NAME = "learning-curves";
  private static final int MOST_PANELS_PER_ROW = 4;
  private static final int FULL_WIDTH = 812;
  private static final int GAP = 20;
  private static final double[] ERROR_TICKS = {0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50, 100};

  private final Findings findings;
  private final Map<String, NavigableMap<Double, Interval>> curves;

  /**
   * Reads the curves of the cells it draws.
   *
   * @param findings which cells they are
   * @param results where their measurements are
   */
  CurvesSection(Findings findings, SweepResults results) {
    this.findings = findings;
    List<String> chosen = new ArrayList<>();
    for (String rule : findings.sweep().rules()) {
      findings.reference().cell(rule).ifPresent(c -> chosen.add(c.id()));
      hard(rule).ifPresent(c -> chosen.add(c.id()));
    }
    results.choose(chosen);
    this.curves = new LinkedHashMap<>();
    results
        .rows("learning-curves.sql")
        .forEach(
            row ->
                curves
                    .computeIfAbsent(row.getString(0), id -> new TreeMap<>())
                    .put(
                        row.getDouble(2),
                        percent(
                            (int) row.getLong(3),
                            row.getDouble(4),
                            row.isNullAt(5) ? Double.NaN : row.getDouble(5))));
  }

  /** Geometric mean with its t interval on the logarithm, in percent. */
  private static Interval percent(int n, double meanLog, double deviationLog) {
    Interval log = Means.interval(n, meanLog, deviationLog);
    return new Interval(
        100 * Math.exp(log.estimate()), 100 * Math.exp(log.low()), 100 * Math.exp(log.high()), n);
  }

  private Optional<Cell> hard(String rule) {
    return findings.hardest().stream()
        .filter(c -> c.rule().equals(rule))
        .map(c -> c.difference().cell())
        .findFirst();
  }

  private NavigableMap<Double, Interval> curve(Optional<Cell> cell) {
    return cell.map(c -> curves.getOrDefault(c.id(), new TreeMap<>())).orElse(new TreeMap<>());
  }

  private NavigableMap<Double, Interval> curve(String rule) {
    return curve(findings.reference().cell(rule));
  }

  Section section() {
    List<String> rules =
        findings.sweep().rules().stream().filter(r -> !curve(r).isEmpty()).toList();
    if (rules.isEmpty()) {
      return Section.empty(
          ID,
          TITLE,
          "No reference cell has a finished trial with measurements yet, so there is no curve.");
    }
    CsvTable table = table(rules);
    int columns = columns(rules.size());
    Figure figure =
        Figure.panels(NAME, title(rules), columns, new Figure.Gap(18, GAP), panels(rules, columns));
    String body =
        "<figure>\n<h3>"
            + title(rules)
            + "</h3>\n<p class=\"what\">Error by epoch, log scale, each rule at rest as in the"
            + " comparison.</p>\n"
            + legend(rules)
            + Html.chart(
                NAME, "Panels of error against epoch with 95 % bands. " + title(rules) + ".")
            + "\n<figcaption>"
            + caption(rules)
            + "</figcaption>\n"
            + Html.data(table, true)
            + "\n</figure>";
    return new Section(ID, TITLE, body, List.of(figure), List.of(table));
  }

  private static int columns(int panels) {
    if (panels <= MOST_PANELS_PER_ROW) {
      return panels;
    }
    return panels <= 6 ? 3 : MOST_PANELS_PER_ROW;
  }

  /** Which rules end no better than they once were. */
  private String title(List<String> rules) {
    List<String> rising =
        rules.stream()
            .filter(
                rule -> {
                  Interval last = curve(rule).lastEntry().getValue();
                  return curve(rule).values().stream().anyMatch(i -> i.high() < last.low());
                })
            .map(RuleLook::inText)
            .toList();
    double epoch = rules.stream().mapToDouble(r -> curve(r).lastKey()).max().orElse(0);
    String end = "epoch " + Numbers.fixed(epoch, epoch == Math.rint(epoch) ? 0 : 1);
    if (rising.isEmpty()) {
      return "No rule at rest ends above an earlier point of its curve, up to " + end;
    }
    String who = rising.size() > 3 ? rising.size() + " rules" : Words.list(rising);
    return Words.capital(who) + (rising.size() == 1 ? " rises" : " rise") + " again before " + end;
  }

  private String legend(List<String> rules) {
    StringBuilder legend = new StringBuilder("<div class=\"legend\" aria-hidden=\"true\">");
    if (!curve(Findings.BACKPROPAGATION).isEmpty()) {
      legend.append("<span><i class=\"thin\"></i> backpropagation</span>");
    }
    if (rules.stream().anyMatch(r -> !curve(hard(r)).isEmpty())) {
      legend.append("<span><i class=\"dash\"></i> hardest condition of the rule</span>");
    }
    return legend
        .append(
            "<span><i class=\"box\"></i> 95 % interval, in the color of the rule</span></div>\n")
        .toString();
  }

  private String caption(List<String> rules) {
    int least = rules.stream().mapToInt(r -> curve(r).lastEntry().getValue().n()).min().orElse(0);
    int most = rules.stream().mapToInt(r -> curve(r).lastEntry().getValue().n()).max().orElse(0);
    List<Cell> cells = rules.stream().flatMap(r -> findings.reference().cell(r).stream()).toList();
    int trained = cells.stream().mapToInt(Cell::trained).sum();
    int counted = cells.stream().mapToInt(Cell::counted).sum();
    String hard =
        rules.stream()
            .flatMap(r -> findings.hardest().stream().filter(c -> c.rule().equals(r)))
            .map(c -> RuleLook.inText(c.rule()) + " at " + CostFigure.condition(c))
            .collect(Collectors.joining("; "));
    return "n = "
        + (least == most ? "" + most : least + " to " + most)
        + " seeds a rule; line: geometric mean over all trials, band: 95 % t interval on the"
        + " logarithm. Lower is better. Trained at rest: "
        + trained
        + " of "
        + counted
        + "."
        + (hard.isEmpty() ? "" : " Dashed: " + Html.escape(hard) + ".");
  }

  private List<Map<String, Object>> panels(List<String> rules, int columns) {
    double epochs = rules.stream().mapToDouble(r -> curve(r).lastKey()).max().orElse(1);
    double[] errors = domain(rules);
    List<Map<String, Object>> panels = new ArrayList<>();
    for (int at = 0; at < rules.size(); at++) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      Interval last = curve(rules.get(at)).lastEntry().getValue();
      values.put("title", RuleLook.title(rules.get(at)));
      values.put("subtitle", "at the end " + Numbers.percent(last.times(0.01)));
      values.put("width", (FULL_WIDTH - (columns - 1) * GAP) / columns);
      values.put("height", 150);
      values.put("allRules", Figure.ALL_RULES);
      values.put("values", values(rules.get(at), epochs));
      values.put("xDomain", List.of(0, epochs));
      values.put("xTicks", epochTicks(epochs));
      values.put("yDomain", List.of(errors[0], errors[1]));
      values.put(
          "yTicks",
          DoubleStream.of(ERROR_TICKS)
              .filter(t -> t >= errors[0] && t <= errors[1])
              .boxed()
              .toList());
      values.put("xTitle", at + columns >= rules.size() ? "epoch" : null);
      values.put("yTitle", at % columns == 0 ? "error (%, log)" : null);
      values.put("yShown", at % columns == 0);
      panels.add(Figure.filled("curve-panel", values));
    }
    return panels;
  }

  private double[] domain(List<String> rules) {
    double least = 100;
    for (String rule : rules) {
      for (Interval point : curve(rule).values()) {
        least = Math.min(least, Double.isNaN(point.low()) ? point.estimate() : point.low());
      }
    }
    return new double[] {Numbers.rounded(Math.max(0.05, 0.8 * least)), 110};
  }

  private static List<Double> epochTicks(double epochs) {
    double step =
        DoubleStream.of(0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
            .filter(s -> epochs / s <= 6)
            .findFirst()
            .orElse(1000);
    return DoubleStream.iterate(0, e -> e <= epochs, e -> e + step).boxed().toList();
  }

  private List<Map<String, @Nullable Object>> values(String rule, double epochs) {
    NavigableMap<Double, Interval> hard = curve(hard(rule));
    NavigableMap<Double, Interval> base = curve(Findings.BACKPROPAGATION);
    List<Double> marked = epochTicks(epochs);
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    curve(rule)
        .forEach(
            (epoch, point) -> {
              Map<String, @Nullable Object> value = new LinkedHashMap<>();
              boolean one = Double.isNaN(point.low());
              value.put("rule", RuleLook.title(rule));
              value.put("epoch", Figure.number(epoch));
              value.put("error", Figure.number(point.estimate()));
              value.put("lo", Figure.number(one ? point.estimate() : point.low()));
              value.put("hi", Figure.number(one ? point.estimate() : point.high()));
              value.put("baseline", at(base, epoch));
              value.put("hard", at(hard, epoch));
              value.put("marked", marked.contains(epoch));
              values.add(value);
            });
    return values;
  }

  private static @Nullable Object at(NavigableMap<Double, Interval> curve, double epoch) {
    Interval point = curve.get(epoch);
    return point == null ? null : Figure.number(point.estimate());
  }

  private CsvTable table(List<String> rules) {
    CsvTable.Builder table =
        new CsvTable.Builder(NAME, "rule", "condition", "epoch", "error", "lo", "hi", "n");
    for (String rule : rules) {
      rows(rule, "at rest", curve(rule), table);
      rows(rule, "hardest", curve(hard(rule)), table);
    }
    return table.build();
  }

  private static void rows(
      String rule, String condition, NavigableMap<Double, Interval> curve, CsvTable.Builder table) {
    curve.forEach(
        (epoch, p) ->
            table.row(
                rule, condition, epoch, p.estimate() / 100, p.low() / 100, p.high() / 100, p.n()));
  }
}
