package io.phasesweep.analysis;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Pieces of HTML. Text that comes from a sweep file or a row goes through {@link #escape}. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Replaces each {@code {{name}}} once; values are not looked at again. */
  static String fill(String template, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int close = template.indexOf("}}", open);
      String value = values.get(template.substring(open + 2, close));
      if (value == null) {
        throw new IllegalArgumentException(
            "no value for " + template.substring(open, close + 2) + " in the page");
      }
      filled.append(template, at, open).append(value);
      at = close + 2;
    }
    return filled.append(template, at, template.length()).toString();
  }

  /** The mark of a rule, as an inline picture. */
  static String mark(String rule) {
    return RuleLook.of(rule)
        .map(
            look ->
                "<svg class=\"mark\" viewBox=\"-7 -7 14 14\" aria-hidden=\"true\" fill=\"var(--rule-"
                    + look.key()
                    + ")\"><path d=\""
                    + look.path()
                    + "\"/></svg> ")
        .orElse("");
  }

  /** Mark and name of a rule. */
  static String rule(String rule) {
    return mark(rule) + escape(RuleLook.title(rule));
  }

  /**
   * A table.
   *
   * @param caption its finding; empty for none
   * @param heads cells of the head as HTML; one that begins with {@code <} is taken as a whole cell
   * @param rows rows of cells, each a whole {@code td} or {@code th} element
   */
  static String table(String caption, List<String> heads, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table>");
    if (!caption.isEmpty()) {
      table.append("<caption class=\"tabletitle\">").append(caption).append("</caption>");
    }
    table.append("<thead><tr>");
    heads.forEach(h -> table.append(h.startsWith("<th") ? h : "<th scope=\"col\">" + h + "</th>"));
    table.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      table.append("<tr>");
      row.forEach(table::append);
      table.append("</tr>");
    }
    return table.append("</tbody></table>").toString();
  }

  static String leftHead(String text) {
    return "<th scope=\"col\" class=\"l\">" + text + "</th>";
  }

  static String rowHead(String html) {
    return "<th scope=\"row\">" + html + "</th>";
  }

  static String cell(String html) {
    return "<td>" + html + "</td>";
  }

  static String left(String html) {
    return "<td class=\"l wrap\">" + html + "</td>";
  }

  static String verdict(Difference.Verdict verdict) {
    String open = verdict == Difference.Verdict.NOT_DECIDED ? " open" : "";
    return "<td class=\"l verdict" + open + "\">" + verdict.text() + "</td>";
  }

  static String interval(String ends) {
    return "<span class=\"ci\">" + ends + "</span>";
  }

  static String section(String id, String title, String body) {
    return "<section id=\""
        + id
        + "\" aria-labelledby=\"h-"
        + id
        + "\">\n<h2 id=\"h-"
        + id
        + "\">"
        + escape(title)
        + "</h2>\n"
        + body
        + "\n</section>\n";
  }

  /** The place of a chart; the picture is drawn by the script of the page. */
  static String chart(String name, String alt) {
    return "<div class=\"chart\" id=\"fig-"
        + name
        + "\" role=\"img\" aria-label=\""
        + escape(alt)
        + "\"></div>";
  }

  /** The disclosure with the data behind a figure or table. */
  static String data(CsvTable csv, boolean drawn) {
    String encoded =
        Base64.getEncoder().encodeToString(csv.text().getBytes(StandardCharsets.UTF_8));
    String file = csv.name() + ".csv";
    StringBuilder data =
        new StringBuilder("<details class=\"data\"><summary>Data</summary><div><p>");
    data.append("<a href=\"data:text/csv;base64,").append(encoded);
    data.append("\" download=\"").append(file).append("\">").append(file).append("</a>, ");
    data.append(Numbers.count(csv.rows().size())).append(csv.rows().size() == 1 ? " row" : " rows");
    data.append(" (also in <code>tables/</code>): <code>");
    data.append(escape(String.join(", ", csv.columns()))).append("</code></p>");
    if (drawn) {
      data.append("<p>Figure: ").append(button("svg", "SVG", csv.name())).append(", ");
      data.append(button("png", "PNG", csv.name())).append(", ");
      data.append(button("json", "Vega-Lite", csv.name()));
      data.append(" (written to <code>figures/").append(csv.name()).append(".vl.json</code>).</p>");
    }
    return data.append("</div></details>").toString();
  }

  private static String button(String kind, String text, String figure) {
    return "<button type=\"button\" data-save=\""
        + kind
        + "\" data-fig=\""
        + figure
        + "\">"
        + text
        + "</button>";
  }
}
