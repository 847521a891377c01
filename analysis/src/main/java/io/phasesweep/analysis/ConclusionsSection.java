package io.phasesweep.analysis;

import io.phasesweep.analysis.Difference.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can and what cannot be concluded from the rows. */
final class ConclusionsSection {
  private final Findings findings;
  private final Answer answer;
  private final Subjects subjects;

  ConclusionsSection(Findings findings, Answer answer, Subjects subjects) {
    this.findings = findings;
    this.answer = answer;
    this.subjects = subjects;
  }

  Section section() {
    List<String> bullets = new ArrayList<>();
    can(bullets);
    notDecided(bullets);
    cannot(bullets);
    String body =
        "<ul class=\"bullets\">\n"
            + bullets.stream().map(b -> "<li>" + b + "</li>").collect(Collectors.joining("\n"))
            + "\n</ul>";
    return new Section(
        "conclusions", "What can and cannot be concluded", body, List.of(), List.of());
  }

  private void can(List<String> bullets) {
    if (findings.maps().stream().anyMatch(m -> m.safeArea().isPresent())) {
      bullets.add("<b>Can.</b> On this data and architecture: " + lower(answer.first()));
    }
    bullet(bullets, Findings.BACKPROPAGATION, findings.toBackpropagation());
    bullet(bullets, Findings.READOUT, findings.toReadout());
    List<String> dear =
        findings.hardest().stream()
            .filter(c -> c.difference().verdict() != Verdict.NOT_DECIDED)
            .map(c -> RuleLook.inText(c.rule()) + " " + change(c.difference()))
            .toList();
    if (!dear.isEmpty()) {
      bullets.add(
          "<b>Can.</b> Put under its hardest condition a rule changes its own error: "
              + String.join("; ", dear)
              + ".");
    }
  }

  private static String lower(String sentence) {
    boolean acronym = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
    return acronym ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static void bullet(List<String> bullets, String baseline, List<Difference> rows) {
    List<String> decided =
        rows.stream()
            .filter(d -> d.verdict() != Verdict.NOT_DECIDED)
            .map(
                d ->
                    RuleLook.inText(d.cell().rule())
                        + " is "
                        + d.verdict().text()
                        + " "
                        + change(d))
            .toList();
    if (!decided.isEmpty()) {
      bullets.add(
          "<b>Can.</b> At rest, the error against "
              + RuleLook.inText(baseline)
              + ": "
              + String.join("; ", decided)
              + ".");
    }
  }

  private static String change(Difference d) {
    return "("
        + Numbers.points(d.all().estimate())
        + " points "
        + Numbers.pointEnds(d.all())
        + ", n = "
        + d.all().n()
        + ")";
  }

  private void notDecided(List<String> bullets) {
    List<String> open = new ArrayList<>();
    findings.toBackpropagation().stream()
        .filter(d -> d.verdict() == Verdict.NOT_DECIDED)
        .forEach(
            d ->
                open.add(
                    RuleLook.inText(d.cell().rule()) + " against backpropagation " + change(d)));
    findings.toReadout().stream()
        .filter(d -> d.verdict() == Verdict.NOT_DECIDED)
        .forEach(
            d -> open.add(RuleLook.inText(d.cell().rule()) + " against readout only " + change(d)));
    findings.hardest().stream()
        .filter(c -> c.difference().verdict() == Verdict.NOT_DECIDED)
        .forEach(
            c ->
                open.add(
                    "whether the hardest condition changes the error of "
                        + RuleLook.inText(c.rule())
                        + " "
                        + change(c.difference())));
    long straddling =
        findings.maps().stream()
            .flatMap(m -> m.present().stream())
            .filter(c -> c.counted() > 0 && c.trainedRate().contains(0.5))
            .count();
    if (straddling > 0) {
      open.add("whether a majority of seeds trains in " + Words.count(straddling, "hatched cell"));
    }
    if (!open.isEmpty()) {
      bullets.add("<b>Not decided.</b> " + Words.capital(String.join("; ", open)) + ".");
    }
    SweepTrials sweep = findings.sweep();
    if (sweep.finished() < sweep.planned()) {
      bullets.add(
          "<b>Not decided.</b> Anything that the "
              + Words.count(sweep.planned() - sweep.finished(), "unfinished trial")
              + " may still change: coverage is "
              + Numbers.percent((double) sweep.finished() / sweep.planned())
              + ".");
    }
  }

  private void cannot(List<String> bullets) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "Extend “trained” ("
            + subjects.trained()
            + ") to “learns well”: the errors stand beside it");
    limits.add("Extend any of this beyond the swept values, this budget of training or other data");
    TreeSet<String> units =
        findings.maps().stream()
            .filter(m -> findings.sweep().axes(m.rule()).containsKey("phase-jitter"))
            .map(m -> SettingText.jitterUnit(m.rule()))
            .collect(Collectors.toCollection(TreeSet::new));
    if (units.size() > 1) {
      limits.add(
          "Rank rules by the jitter they stand: its units differ ("
              + String.join("; ", units)
              + ")");
    }
    int n = findings.sweep().replicates();
    if (n < 10) {
      limits.add(
          "Exclude failures that are rare: "
              + Words.count(n, "seed")
              + " that all train leave P(trained) down to "
              + Numbers.percent(Rates.jeffreys(n, n).low())
              + " open");
    }
    bullets.add("<b>Cannot.</b> " + String.join(". ", limits) + ".");
  }
}
