package io.phasesweep.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  private static final String EMPTY =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final DataKey DIGITS =
      new Catalog(List.of()).key(Map.of("set", new Value.Name("digits")), Path.of("."));

  private static Values settings() {
    return Values.none()
        .with("phase-jitter", new Value.Real(-0.0))
        .with("nudging-strength", new Value.Real(1))
        .with("nudging-asymmetry", new Value.Real(.5))
        .with("learning-rate", new Value.Real(.05))
        .with("batch-size", new Value.Whole(20))
        .with(
            "architecture",
            new Value.Items(
                List.of(new Value.Whole(64), new Value.Whole(64), new Value.Whole(10))));
  }

  private static LearningTrial trial(Values settings, long seed) {
    return new LearningTrial(
        "equilibrium-propagation",
        settings,
        DIGITS,
        new Budget(Budget.Unit.EPOCHS, 10),
        Cadence.eachEpoch(),
        StopRule.standard(),
        seed);
  }

  @Test
  void theDocumentedText() {
    Values lines =
        settings()
            .with("data", new Value.Name("digits"))
            .with("epochs", new Value.Whole(10))
            .with("rule", new Value.Name("equilibrium-propagation"));
    CanonicalText text = CanonicalText.of(lines, EMPTY, "equilibrium-propagation/1");
    assertThat(text.text(1))
        .isEqualTo(
            """
            phasesweep-trial/1
            architecture=[i:64,i:64,i:10]
            batch-size=i:20
            data=n:digits
            epochs=i:10
            learning-rate=r:3fa999999999999a
            nudging-asymmetry=r:3fe0000000000000
            nudging-strength=r:3ff0000000000000
            phase-jitter=r:0000000000000000
            rule=n:equilibrium-propagation
            seed=i:1
            data-digest=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            random=n:philox4x32-10/1
            semantics=n:equilibrium-propagation/1
            """);
    assertThat(text.trialId(1))
        .isEqualTo("b7c6a1cbf093401575356dc135e3a28af8126f59c1c7ee01d01c4362ca2e74a0");
    assertThat(text.cellId())
        .isEqualTo("fc779ee23130b007eed1b0056612b3210e0fe36e5b4646813205faf3d1919271");
  }

  @Test
  void theNameIsTheDigestOfTheText() {
    CanonicalText text = CanonicalText.of(trial(settings(), 3), 1);
    assertThat(text.trialId(3)).isEqualTo(Digest.hex(text.text(3)));
    assertThat(text.cellId()).isEqualTo(Digest.hex(text.text(3).replace("seed=i:3\n", "")));
    assertThat(text.text(3))
        .contains("\ndata=n:digits\ndata.example-order=n:shuffled\n")
        .contains("\nmeasure.every=n:epoch\nmeasure.probe-examples=i:100\n")
        .contains("\nstop.divergence=b:true\nstop.on-collapse=b:false\ndata-digest=sha256:06f3");
  }

  @Test
  void everyPartOfATrialIsInItsName() {
    LearningTrial base = trial(settings(), 1);
    List<LearningTrial> others = new ArrayList<>(List.of(trial(settings(), 2)));
    settings()
        .forEach((name, v) -> others.add(trial(settings().with(name, new Value.Name("other")), 1)));
    Map<String, Value> fewer = Map.of("set", new Value.Name("digits"), "train", new Value.Whole(9));
    DataKey small = new Catalog(List.of()).key(fewer, Path.of("."));
    DataKey changed = new DataKey(DIGITS.values(), EMPTY, DIGITS.source());
    for (DataKey data : List.of(small, changed)) {
      others.add(
          new LearningTrial(
              base.rule(), base.settings(), data, base.budget(), base.cadence(), base.stop(), 1));
    }
    for (Budget budget :
        List.of(new Budget(Budget.Unit.EPOCHS, 11), new Budget(Budget.Unit.MACS, 10))) {
      others.add(
          new LearningTrial(
              base.rule(), base.settings(), DIGITS, budget, base.cadence(), base.stop(), 1));
    }
    for (Cadence cadence :
        List.of(
            new Cadence(Cadence.Every.POINTS, 1, "", 100, 0, List.of()),
            new Cadence(Cadence.Every.EPOCH, 1, "loss", 100, 0, List.of()),
            new Cadence(Cadence.Every.EPOCH, 1, "", 99, 0, List.of()),
            new Cadence(Cadence.Every.EPOCH, 1, "", 100, 5, List.of()))) {
      others.add(
          new LearningTrial(
              base.rule(), base.settings(), DIGITS, base.budget(), cadence, base.stop(), 1));
    }
    for (StopRule stop :
        List.of(
            new StopRule(false, false, Double.POSITIVE_INFINITY),
            new StopRule(true, true, Double.POSITIVE_INFINITY))) {
      others.add(
          new LearningTrial(
              base.rule(), base.settings(), DIGITS, base.budget(), base.cadence(), stop, 1));
    }
    Set<String> names = new HashSet<>();
    names.add(TrialId.of(base, 1).hex());
    names.add(TrialId.of(base, 2).hex());
    others.forEach(t -> names.add(TrialId.of(t, 1).hex()));
    assertThat(names).hasSize(2 + others.size());
  }

  @Test
  void metricsAndWallTimeAreNotInTheName() {
    LearningTrial base = trial(settings(), 1);
    LearningTrial other =
        new LearningTrial(
            base.rule(),
            base.settings(),
            base.data(),
            base.budget(),
            new Cadence(Cadence.Every.EPOCH, 1, "", 100, 0, List.of("stability")),
            new StopRule(true, false, 60),
            1);
    assertThat(TrialId.of(other, 1)).isEqualTo(TrialId.of(base, 1));
  }

  @Test
  void followingACellEqualsEncodingIt() {
    CanonicalText text = CanonicalText.of(trial(settings(), 1), 1);
    for (int i = 0; i < 50; i++) {
      Values cell =
          settings()
              .with("nudging-strength", new Value.Real(.01 * (1 + i % 7)))
              .with("phase-jitter", new Value.Real(.5 * (i % 3)));
      assertThat(text.follow(cell)).isTrue();
      assertThat(text.trialId(i)).isEqualTo(TrialId.of(trial(cell, i), 1).hex());
      assertThat(text.cellId()).isEqualTo(TrialId.ofCell(trial(cell, i), 1).hex());
    }
  }

  @Test
  void otherSettingsAreNotFollowed() {
    CanonicalText text = CanonicalText.of(trial(settings(), 1), 1);
    String before = text.trialId(1);
    assertThat(text.follow(settings().with("zeal", new Value.Real(1)))).isFalse();
    assertThat(text.follow(settings().with("rule", new Value.Name("other")))).isFalse();
    assertThat(text.follow(Values.none().with("batch-size", new Value.Whole(3)))).isFalse();
    assertThat(text.trialId(1)).isEqualTo(before);
  }

  /** The load of a plan of a million trials at a tenth of its size; measured, not asserted. */
  @Test
  void aHundredThousandNames() {
    CanonicalText text = CanonicalText.of(trial(settings(), 1), 1);
    Set<Long> prefixes = new HashSet<>();
    long begin = System.nanoTime();
    for (int cell = 0; cell < 50_000; cell++) {
      text.follow(settings().with("nudging-strength", new Value.Real(1e-5 * (cell + 1))));
      for (int seed = 1; seed <= 2; seed++) {
        prefixes.add(Long.parseUnsignedLong(text.trialId(seed), 0, 16, 16));
      }
    }
    double micros = (System.nanoTime() - begin) * 1e-3 / 100_000;
    System.out.println("names: " + Math.round(micros * 100) / 100.0 + " us each");
    assertThat(prefixes).hasSize(100_000);
  }

  @Test
  void localeChangesNothing() {
    Locale before = Locale.getDefault();
    String name = TrialId.of(trial(settings(), 1), 1).hex();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(TrialId.of(trial(settings(), 1), 1).hex()).isEqualTo(name);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void settingsAsJson() {
    String json = CanonicalText.of(trial(settings(), 7), 1).json(7);
    assertThat(json)
        .startsWith("{\"architecture\":[64,64,10],\"batch-size\":20,\"data\":\"digits\",")
        .contains("\"learning-rate\":0.05,")
        .contains("\"seed\":7,\"stop.divergence\":true,");
  }

  @Test
  void anAssayHasNoData() {
    AssayTrial assay =
        new AssayTrial("ladder", Values.none().with("slow-time", new Value.Real(2)), 4);
    assertThat(CanonicalText.of(assay, 3).text(4))
        .isEqualTo(
            """
            phasesweep-trial/1
            assay=n:ladder
            seed=i:4
            slow-time=r:4000000000000000
            random=n:philox4x32-10/1
            semantics=n:ladder/3
            """);
  }
}
