package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a section.
 *
 * @param body HTML
 * @param figures what the script draws into it
 * @param tables what is written beside the page
 */
record Part(String body, List<Figure> figures, List<CsvTable> tables) {

  /** A piece without data says why, in a sentence. */
  static Part text(String sentence) {
    return new Part("<p>" + sentence + "</p>", List.of(), List.of());
  }

  /** The pieces as one section. */
  static Section section(String id, String title, List<Part> parts) {
    List<Figure> figures = new ArrayList<>();
    List<CsvTable> tables = new ArrayList<>();
    parts.forEach(
        part -> {
          figures.addAll(part.figures());
          tables.addAll(part.tables());
        });
    String body = parts.stream().map(Part::body).collect(Collectors.joining("\n"));
    return new Section(id, title, body, figures, tables);
  }
}
