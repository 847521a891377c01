package io.phasesweep.analysis;

import java.util.List;

/**
 * A part of the page.
 *
 * @param id its anchor
 * @param title its heading
 * @param body HTML
 * @param figures what the script draws into it
 * @param tables what is written beside the page
 */
record Section(String id, String title, String body, List<Figure> figures, List<CsvTable> tables) {

  /** A section without data says why, in a sentence. */
  static Section empty(String id, String title, String why) {
    return new Section(id, title, "<p>" + why + "</p>", List.of(), List.of());
  }
}
