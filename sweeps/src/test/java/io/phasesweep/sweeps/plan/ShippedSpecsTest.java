package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.Member;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSpecsTest {
  private static final List<String> SETS_IN_FILES = List.of("mnist", "fashion-mnist", "cifar-10");

  /** The files of the folder; those over data that this machine does not have are left out. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("specs"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .filter(ShippedSpecsTest::hasItsData)
          .toList();
    }
  }

  private static boolean hasItsData(String name) {
    String folder = System.getenv("PHASESWEEP_DATA");
    return SETS_IN_FILES.stream()
        .filter(set -> text(name).contains("set: " + set))
        .allMatch(set -> folder != null && Files.isDirectory(Path.of(folder, set)));
  }

  private static String text(String name) {
    try {
      return new String(SpecText.shipped(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theStarterPlans() throws SpecException, IOException {
    SweepPlan plan = plan(SpecText.shipped("starter"), "my-sweep.yaml");
    assertThat(plan.summary().cells()).isEqualTo(3 * 3 + 3);
  }

  @ParameterizedTest
  @MethodSource("names")
  void resolvedTextPlansTheSameTrials(String name) throws SpecException, IOException {
    SweepPlan plan = plan(SpecText.shipped(name), name);
    assertThat(plan.summary().trials()).isPositive();
    String resolved = plan.record("0").resolved();
    SweepPlan again = plan(resolved.getBytes(StandardCharsets.UTF_8), "resolved.yaml");
    assertThat(ids(again)).isEqualTo(ids(plan));
    assertThat(again.summary().digest()).isEqualTo(plan.summary().digest());
    assertThat(again.record("0").resolved()).isEqualTo(resolved);
  }

  private static List<String> ids(SweepPlan plan) {
    return plan.members().map(Member::trialId).toList();
  }

  private static SweepPlan plan(byte[] bytes, String label) throws SpecException {
    SweepSpec spec = new SweepSpecReader().read(label, bytes, Path.of(""));
    return SweepPlan.of(spec);
  }
}
