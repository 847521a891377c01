package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.RuleContracts;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.SmallTrials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The register against the golden table of applicability, and every rule under its contract. */
class RegisterTest {
  private static final String TABLE = "/golden/applicability.txt";

  /** A cell of the golden table: N native, E extension, - not applicable. */
  private record Cell(String setting, String rule, String standing) {}

  static Stream<Cell> cells() throws IOException {
    String text;
    try (var in = RegisterTest.class.getResourceAsStream(TABLE)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Cell> cells = new ArrayList<>();
    List<String> rules = List.of();
    for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
      List<String> words = Arrays.asList(line.trim().split("\\s+"));
      if (words.get(0).equals("setting")) {
        rules = words.subList(1, words.size());
        continue;
      }
      for (int r = 0; r < rules.size(); r++) {
        cells.add(new Cell(words.get(0), rules.get(r), words.get(r + 1)));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void ruleHasTheSettingsOfTheTable(Cell cell) {
    RuleEntry entry = Rules.entry(cell.rule());
    String standing =
        entry
            .use(cell.setting())
            .map(use -> use.standing() == Use.Standing.NATIVE ? "N" : "E")
            .orElse("-");
    assertThat(standing).isEqualTo(cell.standing());
    if (standing.equals("-")) {
      Values given = Values.none().with(cell.setting(), new Value.Real(0));
      assertThatThrownBy(() -> entry.resolve(given))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining(cell.rule());
    }
  }

  @Test
  void tableNamesEveryRuleAndEverySetting() throws IOException {
    List<Cell> cells = cells().toList();
    assertThat(cells.stream().map(Cell::rule).distinct())
        .containsExactlyElementsOf(Rules.all().stream().map(RuleEntry::name).toList());
    List<String> used =
        Rules.all().stream()
            .flatMap(entry -> entry.uses().stream())
            .map(use -> use.setting().name())
            .distinct()
            .toList();
    assertThat(cells.stream().map(Cell::setting).distinct())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyRegisteredRuleIsUnderContract() {
    assertThat(RuleContracts.rules())
        .containsExactlyInAnyOrderElementsOf(Rules.all().stream().map(RuleEntry::name).toList());
  }

  static Stream<RuleEntry> entries() {
    return Rules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void defaultsAreAllowedAndNoExtension(RuleEntry entry) {
    Values values = entry.resolve(Values.none());
    for (Use use : entry.uses()) {
      Setting setting = use.setting();
      if (use.applies(values)) {
        assertThat(setting.allows(values.value(setting))).as(setting.name()).isTrue();
      }
      assertThat(setting.meaning()).endsWith(".");
    }
    // Equilibrium propagation in flexible phases is this project's own, and centers by default.
    boolean centers = entry.name().equals("flexible-phases");
    assertThat(entry.extensions(values)).isEqualTo(centers ? List.of("centering-rate") : List.of());
    assertThat(entry.factory().apply(values).warnings()).isEmpty();
    assertThat(entry.semantics()).isPositive();
  }

  /**
   * Of measuring, or of images: BaselineInvariantsTest, RbmLearnerTest, ReadoutTest,
   * ConvolutionalDyadsTest.
   */
  private static final List<String> MEASURING =
      List.of("attack-epsilons", "label-readout", "pool-switch", "readout", "readout-train");

  /** ClappPatchesTest. */
  private static final List<String> PATCHES =
      List.of(
          "moments",
          "patch-size",
          "patch-stride",
          "prediction-steps",
          "context-skip",
          "jitter-mode");

  /** What CLAPP needs: its last layer is a read-out, so one more learns. */
  private static Map<String, Object> neededByClapp(String setting) {
    Map<String, Object> given = new HashMap<>(Map.of("architecture", new int[] {5, 4, 4, 3}));
    if (setting.equals("negatives")) {
      given.put("variant", "clapp-s");
    }
    return given;
  }

  /** What must be set for a setting to apply and to matter. */
  private static Map<String, Object> needed(String rule, String setting) {
    if (rule.equals("clapp")) {
      return neededByClapp(setting);
    }
    Map<String, Object> given = new HashMap<>();
    given.put("architecture", new int[] {5, 4, 3});
    if (List.of("rate-start", "rate-end", "warmup-epochs", "decay-epochs").contains(setting)) {
      given.put("learning-rate-schedule", "warmup-cosine");
    }
    if (List.of("rate-end", "decay-epochs").contains(setting)) {
      given.put("warmup-epochs", 0);
    }
    if (setting.equals("warmup-epochs")) {
      given.put("rate-start", 0.0);
    }
    if (setting.equals("estimator")) {
      given.put("model", "rbm");
    }
    if (setting.equals("goodness-threshold")) {
      given.put("model", "ff");
    }
    if (setting.equals("centering-gain-correction")) {
      given.put("phase-type-correlation", -.5);
    }
    if (setting.equals("jitter-mode")) {
      given.put("phase-jitter", .9);
    }
    if (setting.equals("damping")) {
      given.put("variant", "dp-damped");
      given.put("nudging-asymmetry", .3);
    }
    if (List.of("inference-order", "inference-passes").contains(setting)) {
      given.put("inference-passes", 1);
      given.put("architecture", new int[] {5, 4, 4, 3});
    }
    MemoryTable.needs(setting, given);
    return given;
  }

  /** Another value than the default of every setting, with what it needs. */
  private static Map<String, Object> elsewhere(String rule, String setting, Value byDefault) {
    Map<String, Object> given = needed(rule, setting);
    given.put(
        setting,
        switch (setting) {
          case "architecture" ->
              rule.equals("clapp") ? new int[] {5, 3, 3} : new int[] {5, 4, 4, 3};
          case "nudging-asymmetry", "nudging-strength" -> .3;
          case "phase-jitter" -> .9;
          case "weight-decay", "weight-noise", "state-noise" -> .1;
          case "relaxation-tolerance" -> .1;
          case "relaxation-order" -> "alternating";
          case "initial-state" -> "persistent";
          case "inference-passes" -> 1;
          case "inference-order" -> "forward";
          case "output-nudge" -> "current";
          case "jitter-mode" -> "shuffle";
          case "variant" -> rule.equals("clapp") ? "clapp-s" : "dp";
          case "coin-reduction" -> "batch-mean";
          case "retro-weights" -> "transposed";
          case "broadcast" -> "network";
          case "damping" -> .7;
          case "activation", "output-activation" -> "identity";
          case "optimizer" -> "momentum";
          case "learning-rate-schedule" ->
              byDefault.equals(new Value.Name("linear")) ? "constant" : "linear";
          case "model" -> "rbm";
          case "estimator" -> "paired";
          case "phase-length-law" -> "geometric";
          case "phase-type-correlation" -> -.5;
          case "assumed-positive-probability" -> .3;
          case "centering-gain-correction" -> false;
          case "init-law" -> "glorot-uniform";
          case "loss" -> "cross-entropy";
          case "warmup-epochs" -> 5;
          case "decay-epochs" -> 3;
          case "dissipation" -> 2.0;
          case "dissipation-coupling" -> "fixed-threshold";
          case "threshold-scope" -> "synapse";
          case "setpoint" -> "free-state";
          case "thresholds" -> new double[] {0, 0, 0, 0};
          case "ladder-preset" -> "published";
          case "memory-kernel" -> "ecoli";
          case "kernel-area" -> .5;
          case "integrator-leak" -> .1;
          case "dead-zone" -> "cubic";
          case "jitter-law" -> "lognormal";
          case "jitter-target" -> "slow";
          case "area-cap" -> .01;
          default ->
              byDefault instanceof Value.Flag
                  ? Boolean.TRUE
                  : byDefault instanceof Value.Whole whole
                      ? whole.value() + 1
                      : ((Value.Real) byDefault).value() / 2;
        });
    return given;
  }

  /** Parameters after two epochs and some. */
  private static List<String> trained(RuleEntry entry, Map<String, Object> given) {
    Learner learner =
        SmallTrials.begin(
            entry.name(), given, SmallTrials.materials(SmallTrials.uniform(60, 5, 3).asLines()));
    while (learner.progress().epoch < 2 || learner.progress().epochMinibatches < 2) {
      learner.step();
    }
    return learner.parameters().blocks().stream()
        .map(block -> Arrays.toString(block.matrix().data))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everySettingMovesABitSomewhere(RuleEntry entry) {
    for (Use use : entry.uses()) {
      String name = use.setting().name();
      if (MEASURING.contains(name) || (entry.name().equals("clapp") && PATCHES.contains(name))) {
        continue;
      }
      Map<String, Object> needed = needed(entry.name(), name);
      Values plain = SmallTrials.values(entry.name(), needed);
      Map<String, Object> given = elsewhere(entry.name(), name, plain.value(use.setting()));
      Map<String, Object> base = new HashMap<>(given);
      base.remove(name);
      base.putIfAbsent("architecture", needed.get("architecture"));
      assertThat(trained(entry, given)).as(name).isNotEqualTo(trained(entry, base));
    }
  }

  @Test
  void anUnknownRuleIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Rules.entry("hebbian"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("unknown rule 'hebbian'")
        .hasMessageContaining("contrastive-hebbian");
    assertThat(Assays.find("equilibrium-propagation")).isEmpty();
  }
}
