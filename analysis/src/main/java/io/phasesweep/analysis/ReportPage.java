package io.phasesweep.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of one sweep, and the tables and figures beside it. */
final class ReportPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final String name;
  private final ReportContext context;
  private final SweepTrials sweep;
  private final Subjects subjects;
  private final Findings findings;
  private final Answer answer;
  private final List<Section> sections;
  private final boolean assays;

  ReportPage(
      SweepResults results,
      String name,
      String digest,
      ReportContext context,
      Optional<Pack> pack) {
    this.name = name;
    this.context = context;
    this.sweep = SweepTrials.read(results);
    this.subjects = Subjects.read(results);
    this.findings = Findings.of(sweep, context);
    Map<String, String> store = new LinkedHashMap<>();
    store.put("Sweep", name + ", digest " + digest);
    store.put("Store", results.storeName() + ", generation " + results.generation());
    Reasons reasons = Reasons.read(results, subjects.trained(), context.specFile());
    Section outcomes = new OutcomesSection(sweep, reasons).section();
    Section ledger = LedgerSection.read(results, sweep).section();
    Section provenance = new ProvenanceSection(sweep, subjects, context, store).section();
    List<Section> all = new ArrayList<>();
    pack.map(p -> replication(results, p)).ifPresent(all::add);
    this.assays = !results.rows("assays.sql").isEmpty();
    if (assays) {
      SynapseSection synapse =
          new SynapseSection(sweep, SynapseTrial.read(results, sweep), results);
      this.answer = new Answer(synapse.answer(), "");
      all.addAll(List.of(outcomes, synapse.section(), ledger, provenance));
      this.sections = List.copyOf(all);
      return;
    }
    this.answer = Answer.of(findings);
    TrialFacts facts = TrialFacts.read(results);
    all.addAll(
        List.of(
            outcomes,
            new PortraitSection(findings).section(),
            new ComparisonSection(findings, context).section(),
            new ApproachesSection(findings, context, facts, results).section(),
            new CurvesSection(findings, results).section(),
            new CollapseSection(results).section(),
            new DoseSection(findings, results).section(),
            new SensitivitySection(
                    findings,
                    context,
                    DesignPoints.read(
                        results, results.sweepFile(name, digest, "manifest.json"), sweep))
                .section(),
            ledger,
            new ParetoSection(findings, facts).section(),
            new AlignmentSection(findings, facts, results).section()));
    new DepthSection(sweep, results).section().ifPresent(all::add);
    all.add(new ConclusionsSection(findings, answer, subjects).section());
    all.add(provenance);
    this.sections = List.copyOf(all);
  }

  private Section replication(SweepResults results, Pack pack) {
    return new PackSection(pack, new Replications(sweep, SeedValues.read(results)).of(pack))
        .section();
  }

  /** Writes all files; an old table or figure of the same name is replaced. */
  ReportResult write(Path outDir) throws IOException {
    Path tables = Files.createDirectories(outDir.resolve("tables"));
    Path figures = Files.createDirectories(outDir.resolve("figures"));
    for (Section section : sections) {
      for (CsvTable table : section.tables()) {
        Files.writeString(tables.resolve(table.name() + ".csv"), table.text());
      }
      for (Figure figure : section.figures()) {
        Files.writeString(
            figures.resolve(figure.name() + ".vl.json"), Json.write(figure.spec()) + "\n");
      }
    }
    Path index = outDir.resolve("index.html");
    Files.writeString(index, html());
    return new ReportResult(index, answer.plain(), SweepSummary.of(sweep));
  }

  private String html() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", Html.escape(context.question()) + " PhaseSweep report");
    values.put("css", Figure.resource("report.css"));
    values.put("sweep", Html.escape(name));
    values.put("date", DAY.format(context.written()));
    values.put("badge", badge());
    values.put("question", Html.escape(context.question()));
    values.put("answer", answer.html());
    values.put("scope", scope());
    values.put("keys", assays ? "" : new KeyFigures(findings).html());
    values.put("rules", rules());
    values.put("contents", contents());
    values.put(
        "sections", sections.stream().map(ReportPage::section).collect(Collectors.joining()));
    values.put("version", Html.escape(subjects.version()));
    values.put("config", Json.inline(Json.parse(Figure.resource("config.json"))));
    values.put("specs", specs());
    values.put("vega", vega("vega-6.4.0.min.js"));
    values.put("vegaLite", vega("vega-lite-6.4.3.min.js"));
    values.put("vegaEmbed", vega("vega-embed-7.3.0.min.js"));
    values.put("script", Figure.resource("report.js"));
    return Html.fill(Figure.resource("page.html"), values);
  }

  private static String section(Section section) {
    return Html.section(section.id(), section.title(), section.body());
  }

  private String badge() {
    return sweep.finished() == sweep.planned()
        ? ""
        : " <span class=\"mock\">coverage "
            + Numbers.percent((double) sweep.finished() / sweep.planned())
            + "</span>";
  }

  private String scope() {
    List<String> parts = new ArrayList<>();
    parts.add(assays ? "Assays of one synapse: nothing is trained." : "Safe: P(trained) ≥ 90 %.");
    parts.add(setting());
    if (!assays) {
      parts.add("All intervals are 95 %, over seeds.");
      parts.add(subjects.evaluation());
    }
    if (sweep.finished() < sweep.planned()) {
      parts.add(
          "<b>Coverage "
              + Numbers.percent((double) sweep.finished() / sweep.planned())
              + ": numbers will change.</b>");
    }
    return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
  }

  /** Data, network, epochs and seeds, where all cells share them. */
  private String setting() {
    List<String> words = new ArrayList<>();
    String data =
        subjects.rules().stream()
            .filter(line -> !assays)
            .map(Subjects.Line::data)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!data.isEmpty()) {
      words.add("data " + data);
    }
    Map<String, String> shared = sweep.shared();
    if (shared.containsKey("architecture")) {
      words.add("network " + shared.get("architecture"));
    }
    double epochs = subjects.rules().stream().mapToDouble(Subjects.Line::epochs).max().orElse(0);
    if (epochs > 0) {
      words.add(Numbers.fixed(epochs, epochs == Math.rint(epochs) ? 0 : 1) + " epochs");
    }
    words.add(Words.count(sweep.cells().size(), "cell"));
    words.add(Words.count(sweep.replicates(), "seed") + " each");
    return Html.escape(Words.capital(String.join(", ", words))) + ".";
  }

  private String rules() {
    return sweep.rules().stream()
        .map(rule -> "<li>" + Html.rule(rule) + "</li>")
        .collect(Collectors.joining());
  }

  private String contents() {
    return sections.stream()
        .map(s -> "<li><a href=\"#" + s.id() + "\">" + Html.escape(s.title()) + "</a></li>")
        .collect(Collectors.joining());
  }

  private String specs() {
    return sections.stream()
        .flatMap(s -> s.figures().stream())
        .map(
            f ->
                "<script type=\"application/json\" id=\"spec-"
                    + f.name()
                    + "\">"
                    + Json.inline(f.spec())
                    + "</script>")
        .collect(Collectors.joining("\n"));
  }

  private static String vega(String file) {
    try (InputStream in = ReportPage.class.getResourceAsStream("/vega/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
