package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;

/** Which settings an answer hangs on. */
final class SensitivitySection {
  private static final String ID = "sensitivity";
  private static final String TITLE = "Sensitivity and importance";

  private final Findings findings;
  private final ReportContext context;
  private final List<DesignPoints> designs;

  SensitivitySection(Findings findings, ReportContext context, List<DesignPoints> designs) {
    this.findings = findings;
    this.context = context;
    this.designs = designs;
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    List<Importance> importance =
        Importance.of(findings.sweep()).stream().filter(i -> !i.shares().isEmpty()).toList();
    if (importance.isEmpty()) {
      parts.add(
          Part.text(
              "No rule of this sweep has a swept setting and finished trials whose errors differ, so"
                  + " there is nothing to attribute."));
    } else {
      parts.add(new ImportancePart(importance).part());
    }
    List<DesignPoints> steps = of("one-at-a-time");
    List<DesignPoints> walks = of("morris");
    List<DesignPoints> rows = of("saltelli");
    if (steps.isEmpty() && walks.isEmpty() && rows.isEmpty()) {
      parts.add(
          Part.text(
              "This sweep has no design one-at-a-time, morris or saltelli, so steps from a base point,"
                  + " elementary effects and Sobol indices are not given."));
    }
    if (!steps.isEmpty()) {
      parts.add(new OneAtATimePart(steps, findings.sweep(), context).part());
    }
    if (!walks.isEmpty()) {
      parts.add(new MorrisPart(walks).part());
    }
    if (!rows.isEmpty()) {
      parts.add(new SobolPart(rows).part());
    }
    return Part.section(ID, TITLE, parts);
  }

  private List<DesignPoints> of(String kind) {
    return designs.stream().filter(d -> d.kind().equals(kind)).toList();
  }
}
