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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dose-response of stores whose J50 is planted. */
class DoseSectionTest {
  private static final double[] JITTERS = {0, 0.25, 0.5, 1, 2};

  @TempDir Path folder;

  private String report(String out) throws IOException {
    Path index =
        Report.write(
                folder.toString(),
                TestStore.SWEEP,
                TestStore.DIGEST,
                Path.of("target/report").resolve(out),
                new ReportContext(
                    "Planted?",
                    "planted.yaml",
                    Map.of(),
                    OptionalDouble.empty(),
                    Instant.parse("2026-11-24T12:00:00Z"),
                    TestStore.spark()))
            .index();
    String page = Files.readString(index);
    return page.substring(0, page.indexOf("<script"));
  }

  private List<String> table(String out, String name) throws IOException {
    return Files.readAllLines(Path.of("target/report", out, "tables", name + ".csv"));
  }

  /** Chance is .1; seeds differ in the gain they start from, which the ratio takes out. */
  private static Invented at(
      String rule, int width, double nudge, double jitter, double retained, long seed) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("architecture", List.of(64, width, 10));
    settings.put("nudging-strength", nudge);
    settings.put("phase-jitter", jitter);
    double gain = (0.7 + 0.02 * seed) * retained;
    return Invented.of(rule, settings, seed, "trained", 0.9 - gain).with("trained_epoch", 1.0);
  }

  private static Invented moded(double jitter, double retained, long seed, String mode) {
    Invented trial = at("clapp", 64, 0.5, jitter, retained, seed);
    Map<String, Object> settings = new TreeMap<>(trial.settings());
    if (jitter > 0) {
      settings.put("jitter-mode", mode);
    }
    return Invented.of("clapp", settings, seed, "trained", trial.error())
        .with("trained_epoch", 1.0);
  }

  private static double hill(double jitter, double half, double h) {
    return 1 / (1 + Math.pow(jitter / half, h));
  }

  @Test
  void plantedHalvesComeBackByRuleAndArchitecture() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 5; seed++) {
      for (double jitter : JITTERS) {
        // The weak nudge is not the reference: what it loses is not in the answer.
        store.stored(at("coupled-learning", 32, 0.1, jitter, hill(jitter, 0.1, 3), seed));
        store.stored(at("coupled-learning", 32, 0.5, jitter, hill(jitter, 0.8, 2), seed));
        store.stored(at("coupled-learning", 64, 0.5, jitter, hill(jitter, 1.25, 4), seed));
        // How phases jitter does not apply without jitter: both modes share those trials.
        store.stored(moded(jitter, 1 - 0.2 * jitter, seed, "both"));
        if (jitter > 0) {
          store.stored(moded(jitter, hill(jitter, 0.3, 3), seed, "coin"));
        }
        Invented torn = at("flexible-phases", 64, 0.5, jitter, hill(jitter, 0.8, 2), seed);
        store.stored(jitter == 2 ? torn.with("outcome", "diverged") : torn);
      }
    }
    for (double jitter : JITTERS) {
      Invented failed = at("coupled-learning", 32, 0.5, jitter, hill(jitter, 0.8, 2), 6);
      store.stored(jitter == 1 ? failed.with("outcome", "failed") : failed);
      store.stored(at("coupled-learning", 32, 0.5, jitter, jitter == 0 ? 0 : 0.4, 7));
    }
    store.write();
    String page = report("dose");
    assertThat(page.indexOf("id=\"collapse\"")).isLessThan(page.indexOf("id=\"jitter\""));
    assertThat(page.indexOf("id=\"jitter\"")).isLessThan(page.indexOf("id=\"sensitivity\""));
    assertThat(page)
        .contains("3 of 4 curves lose half of their gain inside the range")
        .contains("The unit of jitter differs between rules")
        .contains("Left out, by curve and seed: 1 not finished at every jitter, 1 that do not beat")
        .contains("&gt; 2, not extrapolated");
    String unit = "CV of relaxation sweeps";
    assertThat(table("dose", "jitter-half"))
        .hasSize(5)
        .contains(
            "coupled-learning,64-32-10,nudging strength 0.5,"
                + unit
                + ",fitted,0.8,0.8,0.8,2,2,5,1,1",
            "coupled-learning,64-64-10,nudging strength 0.5,"
                + unit
                + ",fitted,1.25,1.25,1.25,4,2,5,0,0",
            "clapp,,jitter mode both,coin correlation or probability of a shifted offset,above,,,,,2,5,0,0");
    assertThat(table("dose", "jitter"))
        .hasSize(1 + 4 * JITTERS.length)
        .anyMatch(l -> l.startsWith("coupled-learning,64-32-10,") && l.endsWith(",0,1,1,1,5"))
        .contains(
            "clapp,,jitter mode both,coin correlation or probability of a shifted offset,0.5,0.9,0.9,0.9,5",
            "flexible-phases,,,CV of phase length,2,0,0,0,5");
    assertThat(Path.of("target/report/dose/figures/jitter.vl.json")).exists();
  }

  @Test
  void withoutThreeJittersOrZeroTheSectionSaysWhy() throws IOException {
    TestStore store = new TestStore(folder);
    for (long seed = 1; seed <= 2; seed++) {
      for (double jitter : new double[] {0, 1}) {
        store.stored(at("coupled-learning", 64, 0.5, jitter, 0.5, seed));
      }
      for (double jitter : new double[] {0.25, 0.5, 1}) {
        store.stored(at("clapp", 64, 0.5, jitter, 0.5, seed));
      }
    }
    store.write();
    assertThat(report("dose-none"))
        .contains("<section id=\"jitter\"")
        .contains("No rule of this sweep has phase jitter at three values or more, 0 among them");
  }

  @Test
  void withoutAFinishedSeedTheSectionSaysWhy() throws IOException {
    TestStore store = new TestStore(folder);
    for (double jitter : JITTERS) {
      Invented trial = at("coupled-learning", 64, 0.5, jitter, 0.5, 1);
      if (jitter == 2) {
        store.planned(trial);
      } else {
        store.stored(trial);
      }
    }
    store.write();
    assertThat(report("dose-running"))
        .contains("No seed that beats guessing without jitter has finished at every jitter");
  }
}
