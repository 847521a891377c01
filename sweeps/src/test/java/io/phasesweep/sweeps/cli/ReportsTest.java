package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is made again only if what it was made from has changed. */
class ReportsTest {
  @TempDir private Path home;

  @Test
  void aPageStaysCurrentUntilThePartsOrTheSweepChange() throws Exception {
    Path store = SmokeStore.in(home, "tiny", SmokeStore.SPEC);
    Path out = home.resolve("report");
    String file = home.resolve("tiny.yaml").toString();
    Typed report =
        Typed.at(home, "report", file, "--store", store.toString(), "--out", out.toString());
    assertThat(report.code()).as(report.err()).isZero();

    ResultStore rows = ResultStore.open(store.toString());
    OpenSweep sweep = OpenSweep.read(file);
    assertThat(Reports.current(sweep, rows, out)).contains(out.resolve("index.html"));
    assertThat(Reports.current(sweep, rows, home.resolve("elsewhere"))).isEmpty();

    String more = SmokeStore.SPEC.replace("replicates: 2", "replicates: 3");
    SmokeStore.in(home, "more", more);
    assertThat(Reports.current(sweep, rows, out)).isEmpty();
    OpenSweep other = OpenSweep.read(home.resolve("more.yaml").toString());
    assertThat(Reports.current(other, rows, out)).isEmpty();
    Files.delete(out.resolve("index.html"));
    assertThat(Reports.current(sweep, rows, out)).isEmpty();
  }
}
