package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cells of a rule and an architecture that differ in phase jitter alone; its other axes stand
 * where the rule's reference has them.
 *
 * @param rule the rule
 * @param architecture as written; empty where the rule has one
 * @param held the other axes with their values
 * @param cells by jitter, 0 first
 * @param texts the jitters as written
 */
record DoseGroup(
    String rule,
    String architecture,
    Map<String, String> held,
    List<Cell> cells,
    List<String> texts) {
  private static final String JITTER = "phase-jitter";
  private static final String ARCHITECTURE = "architecture";

  /** No jitter, and two more for the two numbers of a curve. */
  private static final int LEAST = 3;

  /** All of a sweep: rules in the order of the report, then architectures. */
  static List<DoseGroup> of(SweepTrials sweep, Reference reference) {
    List<DoseGroup> groups = new ArrayList<>();
    for (String rule : sweep.rules()) {
      Map<String, List<String>> axes = sweep.axes(rule);
      Axis jitter = new Axis(JITTER, axes.getOrDefault(JITTER, List.of()));
      if (jitter.size() < LEAST || !jitter.numeric()) {
        continue;
      }
      for (String architecture : axes.getOrDefault(ARCHITECTURE, List.of(""))) {
        Map<String, String> held = new TreeMap<>(reference.settings(rule));
        held.remove(JITTER);
        held.remove(ARCHITECTURE);
        DoseGroup group = group(sweep, rule, architecture, held, jitter);
        if (group.cells.size() >= LEAST && group.dose(0) == 0) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private static DoseGroup group(
      SweepTrials sweep, String rule, String architecture, Map<String, String> held, Axis jitter) {
    List<Cell> cells = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Map<String, String> fixed = new TreeMap<>(held);
    if (!architecture.isEmpty()) {
      fixed.put(ARCHITECTURE, architecture);
    }
    for (String value : jitter.values()) {
      Optional<Cell> found =
          sweep.cells(rule).stream()
              .filter(c -> value.equals(c.settings().get(JITTER)) && agrees(c, fixed))
              .findFirst();
      found.ifPresent(
          cell -> {
            cells.add(cell);
            texts.add(value);
          });
    }
    return new DoseGroup(rule, architecture, held, List.copyOf(cells), List.copyOf(texts));
  }

  /** A setting that a cell lacks does not apply to it: it is held at anything. */
  private static boolean agrees(Cell cell, Map<String, String> fixed) {
    return fixed.entrySet().stream()
        .allMatch(e -> cell.settings().getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
  }

  double dose(int cell) {
    return SettingText.number(texts.get(cell)).orElseThrow();
  }

  /** Jitters above 0. */
  List<Double> doses() {
    List<Double> doses = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      doses.add(dose(i));
    }
    return doses;
  }

  /** {@code nudging strength 0.5}; empty where nothing else is swept. */
  String heldText() {
    return held.entrySet().stream()
        .map(e -> SettingText.words(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The rule, and its architecture where it has several. */
  String title() {
    return RuleLook.title(rule) + (architecture.isEmpty() ? "" : ", " + architecture);
  }
}
