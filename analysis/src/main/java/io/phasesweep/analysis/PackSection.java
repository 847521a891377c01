package io.phasesweep.analysis;

import io.phasesweep.analysis.Replication.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a replication pack expected, what was seen, and the verdict of each line. */
final class PackSection {
  private final Pack pack;
  private final List<Replication> graded;

  PackSection(Pack pack, List<Replication> graded) {
    this.pack = pack;
    this.graded = graded;
  }

  Section section() {
    CsvTable.Builder csv =
        new CsvTable.Builder(
            "replication",
            "line",
            "kind",
            "statistic",
            "of",
            "low",
            "high",
            "seen_low",
            "seen",
            "seen_high",
            "n",
            "planned",
            "verdict",
            "why",
            "tag");
    List<List<String>> rows = new ArrayList<>();
    for (Replication r : graded) {
      Expectation e = r.expectation();
      csv.row(
          e.name(),
          word(e.kind()),
          word(e.statistic()),
          e.of(),
          finite(e.low()),
          finite(e.high()),
          r.low(),
          r.estimate(),
          r.high(),
          r.n(),
          r.planned(),
          r.verdict().word(),
          r.why(),
          e.tag());
      rows.add(row(r));
    }
    CsvTable table = csv.build();
    String body =
        "<p>"
            + summary()
            + " Source: "
            + Html.escape(pack.source())
            + ". The lines were fixed before any trial ran; SHA-256 of their file <span"
            + " class=\"hash\">"
            + pack.digest()
            + "</span>.</p>\n"
            + Html.table(
                "",
                List.of(
                    Html.leftHead("Line"),
                    Html.leftHead("Expected"),
                    "Seen",
                    "n",
                    Html.leftHead("Verdict"),
                    Html.leftHead("Source")),
                rows)
            + Html.data(table, false);
    return new Section(
        "replication", "Replication pack " + pack.name(), body, List.of(), List.of(table));
  }

  private static double finite(double bound) {
    return Double.isInfinite(bound) ? Double.NaN : bound;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code 9 of 11 lines replicated, 1 not, 1 inconclusive.} */
  private String summary() {
    Map<Verdict, Long> counts =
        graded.stream()
            .collect(
                Collectors.groupingBy(Replication::verdict, TreeMap::new, Collectors.counting()));
    return "<b>"
        + counts.getOrDefault(Verdict.REPLICATED, 0L)
        + " of "
        + Words.count(graded.size(), "line")
        + " replicated</b>, "
        + counts.getOrDefault(Verdict.NOT_REPLICATED, 0L)
        + " not, "
        + counts.getOrDefault(Verdict.INCONCLUSIVE, 0L)
        + " inconclusive.";
  }

  private static List<String> row(Replication r) {
    Expectation e = r.expectation();
    boolean open = r.verdict() == Verdict.INCONCLUSIVE;
    String note = e.note().isEmpty() ? "" : "<br>" + Html.escape(e.note());
    return List.of(
        Html.rowHead(Html.escape(e.name())),
        Html.left(
            word(e.statistic()) + " " + Html.escape(e.of()) + " " + Html.escape(r.expected())),
        Html.cell(Html.escape(r.seen())),
        Html.cell(r.n() + "/" + r.planned()),
        "<td class=\"l verdict"
            + (open ? " open" : "")
            + "\">"
            + r.verdict().word()
            + (r.why().isEmpty() ? "" : ": " + Html.escape(r.why()))
            + "</td>",
        Html.left("[" + Html.escape(e.tag()) + "]" + note));
  }
}
