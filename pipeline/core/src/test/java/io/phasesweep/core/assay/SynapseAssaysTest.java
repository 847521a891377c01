package io.phasesweep.core.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.LadderSynapse;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.AssayResult;
import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Assays as trials; numbers of nonequilibrium-memory.md 5 to 7. */
class SynapseAssaysTest {
  private static final Materials MATERIALS =
      new Materials(Dataset.none(), KernelProviders.choose());

  static Stream<AssayEntry> entries() {
    return SynapseAssays.entries().stream();
  }

  @Test
  void allAssaysOfTheDocumentAreThere() {
    assertThat(entries().map(AssayEntry::name))
        .containsExactlyInAnyOrder(
            "synapse-response",
            "synapse-range",
            "synapse-area-offset",
            "synapse-dissipation-offset",
            "synapse-ramp-time",
            "synapse-jitter",
            "ladder");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void defaultsAreAllowedAndRepeat(AssayEntry entry) {
    Values values = entry.resolve(Values.none());
    for (Use use : entry.uses()) {
      Setting setting = use.setting();
      if (use.applies(values)) {
        assertThat(setting.allows(values.value(setting))).as(setting.name()).isTrue();
      }
      assertThat(setting.meaning()).endsWith(".");
    }
    assertThat(entry.extensions(values)).isEmpty();
    assertThat(entry.warnings(values)).isEmpty();
    AssayResult once = conduct(entry.name(), Map.of());
    AssayResult twice = conduct(entry.name(), Map.of());
    assertThat(twice.measurements()).isEqualTo(once.measurements());
    assertThat(twice.facts().columns()).isEqualTo(once.facts().columns());
  }

  /** Points of a curve: epochs 0 .. n-1, an x and a y each; scalars at epoch 0. */
  @ParameterizedTest
  @MethodSource("entries")
  void curvesAreNumberedFromZero(AssayEntry entry) {
    List<Measurement> found = conduct(entry.name(), Map.of()).measurements();
    for (String metric : List.of("x", "y")) {
      List<Measurement> points = found.stream().filter(m -> m.metric().equals(metric)).toList();
      assertThat(points).isNotEmpty();
      for (int i = 0; i < points.size(); i++) {
        assertThat(points.get(i).epoch()).isEqualTo(i);
        assertThat(points.get(i).value()).isFinite();
      }
    }
    assertThat(found)
        .filteredOn(m -> !List.of("x", "y", "state_probability").contains(m.metric()))
        .allMatch(m -> m.epoch() == 0 && m.layer() == null);
  }

  @Test
  void aResponseCurveHasTheNumbersOfTheDocument() {
    AssayResult result = conduct("synapse-response", Map.of());
    assertThat(curve(result, "x").size()).isEqualTo(500);
    int point = curve(result, "x").indexOf(99.9);
    assertThat(curve(result, "y").get(point)).isCloseTo(96.247, within(1e-3));
    assertThat(result.facts().find("entropy_rate")).isNull();
    assertThat(result.facts().find("kernel_area")).isEqualTo(0.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 9, 9.0000", ".5, 5, 9.9706", "3, 15, 5.0000"})
  void rangesOfLearning(double fast, double slow, double range) {
    AssayResult result = conduct("synapse-range", Map.of("fast-time", fast, "slow-time", slow));
    assertThat(scalar(result, "learning_range")).isCloseTo(range, within(1e-4));
    assertThat(scalar(result, "amplitude_min")).isCloseTo(100 / range, within(1e-3));
    assertThat(scalar(result, "amplitude_min_fit")).isBetween(100 / range, 130 / range);
  }

  @ParameterizedTest
  @CsvSource({"1, 20, .01195", "4, 40, .05033", "1, 5, -.0099"})
  void offsetsOfAnArea(double fast, double slow, double offset) {
    AssayResult result =
        conduct("synapse-area-offset", Map.of("fast-time", fast, "slow-time", slow));
    assertThat(scalar(result, "offset")).isCloseTo(offset, within(3e-4));
  }

  @ParameterizedTest
  @CsvSource({".05, 0", ".31, .7729", "1.01, .92134", "8, .9778"})
  void updatesAgainstTheFastRamp(double fast, double update) {
    AssayResult result = conduct("synapse-ramp-time", Map.of("fast-time", fast));
    assertThat(scalar(result, "update_mean")).isCloseTo(update, within(3e-4));
    assertThat(curve(result, "x")).containsExactly(fast);
  }

  /** Experiment 4, ligand step 200. */
  @ParameterizedTest
  @CsvSource({
    ".2, .942, 3.158, -.353",
    ".1, 1.762, 1.198, -1.665",
    ".03, 3.175, .5434, -2.847",
    ".01, 4.362, .4085, -3.641",
    "1e-3, 6.674, .3535, -4.357",
    "1e-6, 13.376, .3476, -4.462"
  })
  void offsetsOfALadder(double gamma, double sigma, double area, double y) {
    double exact = LadderSynapse.published().ladder().entropyRate(0, gamma);
    assertThat(exact).isCloseTo(sigma, within(5e-4));
    AssayResult result = conduct("synapse-dissipation-offset", Map.of("dissipation", exact));
    assertThat((double) result.facts().find("gamma")).isCloseTo(gamma, withPercentage(1e-4));
    assertThat((double) result.facts().find("kernel_area")).isCloseTo(area, withPercentage(.1));
    assertThat(scalar(result, "entropy_rate_unbound")).isCloseTo(exact, within(1e-9));
    assertThat(Math.log(Math.abs(scalar(result, "offset")) / 10)).isCloseTo(y, within(.03));
  }

  @ParameterizedTest
  @CsvSource({".1, .9545, 5e-4", ".25, .945, .013"})
  void meanUpdatesUnderJitter(double jitter, double update, double tolerance) {
    AssayResult result = conduct("synapse-jitter", Map.of("phase-jitter", jitter));
    assertThat(scalar(result, "update_mean")).isCloseTo(update, within(tolerance));
  }

  /** Invariant 22: without jitter every period is the periodic one. */
  @Test
  void withoutJitterEveryPeriodIsThePeriodicOne() {
    AssayResult result = conduct("synapse-jitter", Map.of("periods", 20));
    double periodic =
        scalar(
            conduct(
                "synapse-ramp-time",
                Map.of(
                    "fast-time",
                    1.0,
                    "slow-time",
                    9.0,
                    "amplitude",
                    50.0,
                    "threshold-rule",
                    "range")),
            "update_mean");
    for (double update : curve(result, "y")) {
      assertThat(update).isCloseTo(periodic, within(1e-9));
    }
  }

  @Test
  void aLadderIsDrivenAndMeasured() {
    double exact = LadderSynapse.mid().ladder().entropyRate(100, .1);
    AssayResult result = conduct("ladder", Map.of("ladder-preset", "mid", "dissipation", exact));
    assertThat(scalar(result, "entropy_driven")).isCloseTo(31.989, withPercentage(.1));
    assertThat((double) result.facts().find("entropy_per_update"))
        .isCloseTo(31.992, withPercentage(.1));
    assertThat((double) result.facts().find("gamma")).isCloseTo(.1, within(1e-9));
    double sum =
        result.measurements().stream()
            .filter(m -> m.metric().equals("state_probability"))
            .mapToDouble(Measurement::value)
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  /** The ledger: N_R = 5 T, and the area of the ladder in a time unit of 5/k_R. */
  @Test
  void aDissipationBuildsItsKernelAndItsLedger() {
    for (String kernel : List.of("ecoli", "ladder")) {
      AssayResult result =
          conduct(
              "synapse-response",
              Map.of("dissipation", 4.0, "memory-kernel", kernel, "ladder-preset", "mid"));
      assertThat((double) result.facts().find("kernel_area"))
          .isCloseTo(5 * .01651, withPercentage(.1));
      assertThat((double) result.facts().find("entropy_per_update"))
          .isCloseTo(4 * 50, within(1e-6));
      assertThat((double) result.facts().find("entropy_total"))
          .isCloseTo(4 * 50 * 500, within(1e-3));
    }
  }

  /** A whole ideal synapse, whatever names its zero area. */
  @Test
  void idealIsTheKernelOfZeroArea() {
    assertThat(conduct("synapse-response", Map.of("dissipation", "ideal")).measurements())
        .isEqualTo(conduct("synapse-response", Map.of("kernel-area", 0.0)).measurements());
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    refuse("synapse-response", Map.of("dissipation", 3.0, "kernel-area", .1), "kernel-area");
    refuse("synapse-response", Map.of("memory-kernel", "sine"), "memory-kernel");
    refuse("synapse-response", Map.of("memory-kernel", "ladder"), "dissipation");
    refuse("synapse-ramp-time", Map.of("fast-time", 25.0), "fast-time");
    refuse("synapse-jitter", Map.of("amplitude", 0.0), "amplitude");
    refuse("synapse-response", Map.of("time-step", 1e-9), "time-step");
    refuse("ladder", Map.of("ladder-step", 0.0), "ladder-step");
    refuse("synapse-dissipation-offset", Map.of("dissipation", "ideal"), "dissipation");
    refuse(
        "synapse-response",
        Map.of("memory-kernel", "integral-feedback", "integrator-gain", 0.0),
        "integrator-gain");
  }

  private static void refuse(String assay, Map<String, Object> given, String setting) {
    assertThatThrownBy(() -> conduct(assay, given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(setting)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFastRampThatIsNotFastIsNoted() {
    AssayEntry entry = entry("synapse-response");
    Values slow = entry.resolve(Values.none().with("fast-time", new Value.Real(9)));
    assertThat(entry.warnings(slow)).hasSize(1);
  }

  static AssayResult conduct(String assay, Map<String, Object> given) {
    AssayEntry entry = entry(assay);
    Values values = Values.none();
    for (Map.Entry<String, Object> one : given.entrySet()) {
      Object value = one.getValue();
      values =
          values.with(
              one.getKey(),
              value instanceof Double real
                  ? new Value.Real(real)
                  : value instanceof Integer whole
                      ? new Value.Whole(whole)
                      : new Value.Name(value.toString()));
    }
    Values resolved = entry.resolve(values);
    return entry.factory().apply(resolved).conduct(new AssayTrial(assay, resolved, 1), MATERIALS);
  }

  private static AssayEntry entry(String assay) {
    return entries().filter(e -> e.name().equals(assay)).findFirst().orElseThrow();
  }

  static double scalar(AssayResult result, String metric) {
    List<Measurement> one =
        result.measurements().stream().filter(m -> m.metric().equals(metric)).toList();
    assertThat(one).hasSize(1);
    return one.get(0).value();
  }

  private static List<Double> curve(AssayResult result, String metric) {
    return result.measurements().stream()
        .filter(m -> m.metric().equals(metric))
        .map(Measurement::value)
        .toList();
  }
}
