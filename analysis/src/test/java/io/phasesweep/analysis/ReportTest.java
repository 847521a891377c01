package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.analysis.TestStore.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  private static ReportContext context(String question, Instant written) {
    return new ReportContext(
        question, "invented.yaml", Map.of(), OptionalDouble.empty(), written, TestStore.spark());
  }

  /** The page without its scripts. */
  private static String markup(ReportResult result) throws IOException {
    String page = Files.readString(result.index());
    return page.substring(0, page.indexOf("<script"));
  }

  private ReportResult write(String out, String question, Instant written) throws IOException {
    return Report.write(
        folder.toString(),
        TestStore.SWEEP,
        TestStore.DIGEST,
        Path.of("target/report").resolve(out),
        context(question, written));
  }

  @Test
  void wholeSweepIsOnePageThatAsksForNothing() throws IOException {
    InventedSweeps.quickstart(folder, 5).write();
    ReportResult result = write("whole", "Which rules still </title><script>\"learn\"?", NOON);
    String page = Files.readString(result.index());
    assertThat(result.answer()).contains("n = 5 seeds").contains(" %").endsWith(".");
    assertThat(result.summary().planned()).isEqualTo(115);
    assertThat(Files.size(result.index())).isLessThan(5_000_000);
    assertThat(Path.of("target/report/whole/tables/portrait.csv")).exists();
    assertThat(Path.of("target/report/whole/figures/portrait.vl.json")).exists();
    assertThat(markup(result))
        .contains("<h1>Which rules still &lt;/title&gt;&lt;script&gt;&quot;learn&quot;?</h1>");

    String markup = page.replaceAll("(?s)<script>.*?</script>", "");
    assertThat(Pattern.compile("(src|href|action)=\"(?!#|data:)").matcher(markup).find()).isFalse();
    assertThat(Pattern.compile("url\\(\\s*['\"]?(https?:)?//").matcher(markup).find()).isFalse();
    Pattern json = Pattern.compile("(?s)<script type=\"application/json\"[^>]*>(.*?)</script>");
    assertThat(json.matcher(page).results().map(m -> m.group(1)).toList())
        .hasSize(12)
        .allSatisfy(text -> assertThat(text).doesNotContain("<"))
        .allSatisfy(text -> assertThat(Json.parse(text).isObject()).isTrue());

    ReportResult later =
        write("later", "Which rules still </title><script>\"learn\"?", NOON.plusSeconds(60));
    String again = Files.readString(later.index());
    assertThat(again.equals(page)).isFalse();
    assertThat(again.replace("12:01 UTC", "12:00 UTC").equals(page)).isTrue();
  }

  @Test
  void partialSweepShowsItsCoverage() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 4; seed++) {
      Invented strong = InventedSweeps.trial("equilibrium-propagation", 0.5, 0, seed, 0.05, 1);
      Invented weak = InventedSweeps.trial("equilibrium-propagation", 0.02, 0, seed, 0.05, 1);
      store.stored(strong);
      if (seed == 1) {
        store.stored(weak);
      } else {
        store.planned(weak);
      }
      store.planned(InventedSweeps.trial("backpropagation", Double.NaN, Double.NaN, seed, 0.04, 0));
    }
    store.write();
    ReportResult result = write("partial", "How far?", NOON);
    String page = markup(result);
    assertThat(page).contains("Coverage 41.7 %: numbers will change");
    assertThat(page).contains("No finished trial of backpropagation or readout only shares a seed");
    assertThat(result.summary().finished()).isEqualTo(5);
  }

  @Test
  void emptySweepSaysSo() throws IOException {
    TestStore store = new TestStore(folder);
    store.planned(InventedSweeps.trial("backpropagation", Double.NaN, Double.NaN, 1, 0.04, 0));
    store.write();
    ReportResult result = write("empty", "Anything?", NOON);
    assertThat(result.answer()).isEqualTo("Nothing is decided yet: no trial has finished.");
    assertThat(result.summary().best()).isEmpty();
    assertThat(markup(result)).contains("No trial has finished yet.");
  }

  @Test
  void failuresAreListedWithTheirReason() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 2; seed++) {
      store.stored(InventedSweeps.trial("backpropagation", Double.NaN, Double.NaN, seed, 0.04, 0));
      store.stored(
          InventedSweeps.trial("readout-only", Double.NaN, Double.NaN, seed, 0.1, 0)
              .with("outcome", "failed")
              .with("test_error", null)
              .with("why", "java.lang.OutOfMemoryError: <slot>\n\tat somewhere"));
    }
    store.write();
    String page = markup(write("failed", "What failed?", NOON));
    assertThat(page)
        .contains("java.lang.OutOfMemoryError: &lt;slot&gt;")
        .doesNotContain("at somewhere");
    assertThat(page).contains("--retry timed-out,failed");
    assertThat(page).contains("2 trials failed for reasons of the machine");
  }

  @Test
  void lowerErrorIsBetterWhicheverWayTheLabelsGo() throws IOException {
    String said = comparison("backpropagation", "readout-only");
    String swapped = comparison("readout-only", "backpropagation");
    assertThat(said).contains("Readout only has a higher error than backpropagation");
    assertThat(swapped).contains("Readout only has a lower error than backpropagation");
  }

  private String comparison(String good, String bad) throws IOException {
    Path own = Files.createDirectories(folder.resolve(good));
    TestStore store = new TestStore(own);
    for (long seed = 1; seed <= 5; seed++) {
      store.stored(InventedSweeps.trial(good, Double.NaN, Double.NaN, seed, 0.04, 0));
      store.stored(InventedSweeps.trial(bad, Double.NaN, Double.NaN, seed, 0.12, 0));
    }
    store.write();
    ReportResult result =
        Report.write(
            own.toString(),
            TestStore.SWEEP,
            TestStore.DIGEST,
            Path.of("target/report/swap"),
            context("Which?", NOON));
    List<String> lines = Files.readString(result.index()).lines().toList();
    return String.join("\n", lines.stream().filter(l -> l.startsWith("<h3>")).toList());
  }
}
