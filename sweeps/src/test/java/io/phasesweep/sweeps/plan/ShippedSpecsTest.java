package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.Member;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedSpecsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "robustness-map",
        "smoke",
        "architecture-scaling",
        "four-approaches",
        "dual-propagation-alpha-beta",
        "phase-jitter",
        "flexible-phases",
        "clapp-digits"
      })
  void plan(String name) throws SpecException, IOException {
    assertThat(plan(SpecText.shipped(name), name).summary().trials()).isPositive();
  }

  @Test
  void theStarterPlans() throws SpecException, IOException {
    SweepPlan plan = plan(SpecText.shipped("starter"), "my-sweep.yaml");
    assertThat(plan.summary().cells()).isEqualTo(3 * 3 + 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "robustness-map",
        "smoke",
        "architecture-scaling",
        "dual-propagation-alpha-beta",
        "phase-jitter",
        "flexible-phases",
        "clapp-digits"
      })
  void resolvedTextPlansTheSameTrials(String name) throws SpecException, IOException {
    SweepPlan plan = plan(SpecText.shipped(name), name);
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
