package io.phasesweep.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How to get the same numbers again, and where these came from. */
final class ProvenanceSection {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SweepTrials sweep;
  private final Subjects subjects;
  private final ReportContext context;
  private final Map<String, String> store;

  /**
   * The section.
   *
   * @param store facts of the store, by name
   */
  ProvenanceSection(
      SweepTrials sweep, Subjects subjects, ReportContext context, Map<String, String> store) {
    this.sweep = sweep;
    this.subjects = subjects;
    this.context = context;
    this.store = store;
  }

  Section section() {
    String spec = Html.escape(context.specFile());
    String body =
        "<p>These commands compute the same rows, bit for bit, on any machine and any number of"
            + " cores.</p><pre>./phasesweep run "
            + spec
            + "          # resumes where it stopped\n./phasesweep report "
            + spec
            + "       # this page\n./phasesweep audit "
            + spec
            + " --sample 1%</pre>\n"
            + "<details class=\"more\"><summary>Versions, digests, counts</summary>"
            + "<table class=\"facts\"><tbody>"
            + facts().entrySet().stream()
                .map(e -> "<tr>" + Html.rowHead(e.getKey()) + Html.cell(e.getValue()) + "</tr>")
                .collect(Collectors.joining())
            + "</tbody></table></details>";
    return new Section("provenance", "Provenance and how to reproduce", body, List.of(), List.of());
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Written", WRITTEN.format(context.written()));
    store.forEach((name, value) -> facts.put(name, Html.escape(value)));
    facts.put(
        "Plan",
        Words.count(sweep.planned(), "trial")
            + " in "
            + Words.count(sweep.cells().size(), "cell")
            + "; "
            + Numbers.count(sweep.finished())
            + " finished");
    if (subjects.trains()) {
      facts.put(
          "Data",
          lines(subjects.rules().stream().map(ProvenanceSection::data).distinct().toList()));
      facts.put(
          "Evaluation",
          subjects.evaluation()
              + " Trained: "
              + Html.escape(subjects.trained())
              + ", fixed before the sweep.");
    }
    facts.put("Extensions", extensions());
    facts.put("Randomness", randomness());
    facts.put(
        "Semantics",
        lines(
            List.of(
                subjects.rules().stream()
                    .map(Subjects.Line::semantics)
                    .distinct()
                    .collect(Collectors.joining(", ")))));
    facts.put("Settings", lines(List.of(settings())));
    facts.put(
        "Software",
        lines(subjects.origins().stream().map(Subjects.Origin::software).distinct().toList()));
    facts.put(
        "Machine",
        lines(subjects.origins().stream().map(Subjects.Origin::machine).distinct().toList()));
    facts.put("Work", work());
    facts.put(
        "Result digest",
        "SHA-256 over all finished members <span class=\"hash\">" + digest() + "</span>");
    return facts;
  }

  private static String data(Subjects.Line line) {
    return line.data()
        + ": "
        + Numbers.count(line.train())
        + " train, "
        + (line.validation() > 0 ? Numbers.count(line.validation()) + " validation, " : "")
        + Numbers.count(line.test())
        + " test; SHA-256 "
        + line.digest();
  }

  private String extensions() {
    if (subjects.extensions().isEmpty()) {
      return "none";
    }
    return Html.escape(
        subjects.extensions().entrySet().stream()
            .map(
                e ->
                    SettingText.words(e.getKey())
                        + " on "
                        + Words.list(e.getValue().stream().map(RuleLook::inText).toList()))
            .collect(Collectors.joining("; ")));
  }

  private String randomness() {
    TreeSet<Long> seeds = new TreeSet<>();
    sweep.cells().forEach(c -> c.seeds().forEach(s -> seeds.add(s.seed())));
    seeds.removeIf(s -> s < 0);
    String schemes =
        subjects.rules().stream()
            .map(Subjects.Line::random)
            .distinct()
            .collect(Collectors.joining(", "));
    String range =
        seeds.isEmpty() ? "no seed yet" : "seeds " + seeds.first() + " to " + seeds.last();
    return Html.escape(schemes) + "; " + range + ", shared by all rules";
  }

  private String settings() {
    return sweep.shared().entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private String work() {
    double hours =
        subjects.origins().stream().mapToDouble(Subjects.Origin::wallSeconds).sum() / 3600;
    return Numbers.fixed(hours, hours < 0.1 ? 3 : 2) + " core-hours of trials";
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(Html::escape).collect(Collectors.joining("<br>"));
  }

  /** SHA-256 over {@code trial_id:result_digest} lines of the finished members, sorted. */
  private String digest() {
    String text =
        sweep.cells().stream()
            .flatMap(c -> c.seeds().stream())
            .filter(s -> !s.resultDigest().isEmpty())
            .map(s -> s.trialId() + ":" + s.resultDigest() + "\n")
            .sorted()
            .collect(Collectors.joining());
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
