package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.ImagePart;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.ReadEncoder;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions on grids of patches: 10x10 images, 4x4 patches, 4 rows and columns of them. */
class ClappPatchesTest {
  private static final int STEPS = 20;
  private static final ArrayPart EXAMPLES = SmallTrials.uniform(25, 100, 3);

  private static Materials materials(ArrayPart part) {
    return SmallTrials.materials(new ImagePart(part, new ImageShape(10, 10, 1)));
  }

  private static Value layers(String... words) {
    List<Value> items = new ArrayList<>();
    for (String word : words) {
      items.add(new Value.Name(word));
    }
    items.add(new Value.Whole(3));
    return new Value.Items(items);
  }

  private static Values settings(String variant, Value layers, Object... pairs) {
    Values given =
        Values.none()
            .with("variant", new Value.Name(variant))
            .with("architecture", layers)
            .with("patch-size", new Value.Whole(4))
            .with("patch-stride", new Value.Whole(2))
            .with("batch-size", new Value.Whole(5));
    if (!variant.equals("random-init")) {
      given =
          given
              .with("prediction-steps", new Value.Whole(2))
              .with("context-skip", new Value.Whole(0));
    }
    for (int i = 0; i < pairs.length; i += 2) {
      given = given.with((String) pairs[i], (Value) pairs[i + 1]);
    }
    return Rules.entry("clapp").resolve(given);
  }

  private static Learner begin(Values settings, ArrayPart part) {
    Rule rule = Rules.entry("clapp").factory().apply(settings);
    return rule.begin(SmallTrials.trial("clapp", settings, 3), materials(part));
  }

  private static Learner trained(Values settings) {
    Learner learner = begin(settings, EXAMPLES);
    for (int i = 0; i < STEPS; i++) {
      learner.step();
    }
    return learner;
  }

  private static String block(Learner learner, String name) {
    for (Parameters.Block block : learner.parameters().blocks()) {
      if (block.name().equals(name)) {
        return Arrays.toString(block.matrix().data);
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static List<String> all(Learner learner) {
    return learner.parameters().blocks().stream()
        .map(b -> b.name() + Arrays.toString(b.matrix().data))
        .toList();
  }

  private static final Value TWO = layers("conv3x6", "conv3x5p");
  private static final Value THREE = layers("conv3x6", "conv3x5p", "conv3x7p");

  @ParameterizedTest
  @ValueSource(strings = {"clapp", "clapp-s", "gim", "hinge-cpc", "cpc"})
  void aLayerLearnsTheSameWhateverIsAboveUnlessErrorsComeDown(String variant) {
    Value few = new Value.Whole(variant.equals("gim") || variant.equals("cpc") ? 3 : 1);
    Learner deep = trained(settings(variant, THREE, "negatives", few));
    Learner shallow = trained(settings(variant, TWO, "negatives", few));
    boolean local = !variant.endsWith("cpc");
    for (String name : List.of("W1", "b1", "W2", "b2")) {
      assertThat(block(deep, name).equals(block(shallow, name))).as(name).isEqualTo(local);
    }
    if (local) {
      assertThat(block(deep, "P2/2")).isEqualTo(block(shallow, "P2/2"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clapp", "hinge-cpc", "cpc"})
  void anUpdateReadsWeightsAboveOnlyIfErrorsComeDown(String variant) {
    Values settings = settings(variant, THREE);
    Learner plain = begin(settings, EXAMPLES);
    Learner before = begin(settings, EXAMPLES);
    for (Parameters.Block block : before.parameters().blocks()) {
      for (int e = 0; block.name().equals("W2") && e < block.matrix().data.length; e++) {
        block.matrix().data[e] += .3f;
      }
    }
    Rule rule = Rules.entry("clapp").factory().apply(settings);
    Learner changed =
        rule.resume(
            SmallTrials.trial("clapp", settings, 3), materials(EXAMPLES), before.snapshot());
    plain.step();
    changed.step();
    boolean same = block(plain, "W1").equals(block(changed, "W1"));
    assertThat(same).isEqualTo(variant.equals("clapp"));
  }

  @Test
  void snapshotsCarryEverythingAndLooksChangeNothing() {
    Values settings =
        settings(
            "clapp",
            THREE,
            "phase-jitter",
            new Value.Real(.5),
            "nudging-strength",
            new Value.Real(.5),
            "weight-noise",
            new Value.Real(.1),
            "state-noise",
            new Value.Real(.1));
    Learner once = begin(settings, EXAMPLES);
    Learner twice = begin(settings, EXAMPLES);
    for (int i = 0; i < 7; i++) {
      once.step();
    }
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    for (int i = 0; i < 4; i++) {
      twice.step();
      ((ReadEncoder) twice).features(EXAMPLES.all(), 3, out);
      ((UpdateProbe) twice).updates(EXAMPLES.all());
    }
    Learner resumed =
        Rules.entry("clapp")
            .factory()
            .apply(settings)
            .resume(SmallTrials.trial("clapp", settings, 3), materials(EXAMPLES), twice.snapshot());
    for (int i = 0; i < 3; i++) {
      resumed.step();
    }
    assertThat(all(resumed)).isEqualTo(all(once));
  }

  @Test
  void disorderOfOffsetsMovesPairsAndAtZeroNothing() {
    Value off = new Value.Real(0);
    Learner plain = trained(settings("clapp-s", TWO));
    assertThat(all(trained(settings("clapp-s", TWO, "phase-jitter", off)))).isEqualTo(all(plain));
    assertThat(all(trained(settings("clapp-s", TWO, "phase-jitter", new Value.Real(1)))))
        .isNotEqualTo(all(plain));
    ClappPlan plan = ClappPlan.of(settings("clapp-s", TWO, "phase-jitter", new Value.Real(.6)));
    MomentGrid grid = new MomentGrid(4, 4, 2, 0);
    Draws draws = new Draws(plan, grid, 1, 1, "");
    Stream uniform = new Stream(1, "phase-jitter/1/2");
    int[] seen = new int[4];
    for (int step = 0; step < 2_000; step++) {
      draws.next(step, 5);
      double u = uniform.real64(step, 0);
      assertThat(draws.offset(0, 2)).isEqualTo(u < .3 ? 1 : u < .6 ? 3 : 2);
      // The shortest offset cannot become shorter.
      assertThat(draws.offset(0, 1)).isBetween(1, 2);
      seen[draws.offset(0, 2)]++;
    }
    assertThat(seen[1] / 2_000.0).isCloseTo(.3, within(.04));
    assertThat(seen[3] / 2_000.0).isCloseTo(.3, within(.04));
  }

  @Test
  void everySettingOfGridsMovesABit() {
    Values plain = settings("clapp", TWO, "phase-jitter", new Value.Real(.6));
    List<String> base = all(trained(plain));
    Map<String, Value> others =
        Map.of(
            "patch-size", new Value.Whole(6),
            "patch-stride", new Value.Whole(1),
            "prediction-steps", new Value.Whole(1),
            "context-skip", new Value.Whole(1),
            "jitter-mode", new Value.Name("coin"));
    others.forEach(
        (name, value) ->
            assertThat(all(trained(Rules.entry("clapp").resolve(plain.with(name, value)))))
                .as(name)
                .isNotEqualTo(base));
    Value dense =
        new Value.Items(List.of(new Value.Whole(100), new Value.Whole(4), new Value.Whole(3)));
    Values views = Rules.entry("clapp").resolve(Values.none().with("architecture", dense));
    assertThat(views.find("moments")).isEqualTo(new Value.Name("two-views"));
    assertThat(plain.find("moments")).isEqualTo(new Value.Name("patches"));
  }

  @Test
  void shuffledLabelsLeaveTheEncoderAsItIs() {
    int[] other = EXAMPLES.labelOf().clone();
    new Stream(1, "labels").order(0, other);
    for (int i = 0; i < other.length; i++) {
      other[i] %= 3;
    }
    Values settings = settings("clapp", THREE);
    Learner shuffled = begin(settings, new ArrayPart(EXAMPLES.inputsOf(), other, 3));
    for (int i = 0; i < STEPS; i++) {
      shuffled.step();
    }
    assertThat(all(shuffled)).isEqualTo(all(trained(settings)));
  }

  @Test
  void theUntrainedNetIsThatOfEveryVariant() {
    Learner untrained = begin(settings("random-init", THREE), EXAMPLES);
    Learner fresh = begin(settings("clapp", THREE), EXAMPLES);
    assertThat(all(fresh)).containsAll(all(untrained));
    FMatrixRMaj one = new FMatrixRMaj(0, 0);
    FMatrixRMaj two = new FMatrixRMaj(0, 0);
    List<String> before = all(untrained);
    untrained.step();
    assertThat(all(untrained)).isEqualTo(before);
    for (int l = 0; l <= 3; l++) {
      ((ReadEncoder) untrained).features(EXAMPLES.all(), l, one);
      ((ReadEncoder) fresh).features(EXAMPLES.all(), l, two);
      assertThat(Arrays.equals(one.data, two.data)).isTrue();
    }
  }

  @Test
  void lossesStartAtTheirMargins() {
    assertThat(firstLoss("clapp")).isBetween(1.9, 2.1);
    assertThat(firstLoss("clapp-s")).isBetween(1.9, 2.1);
    assertThat(firstLoss("gim")).isCloseTo(Math.log(17), within(.05));
  }

  private static double firstLoss(String variant) {
    Learner learner = begin(settings(variant, THREE), EXAMPLES);
    learner.step();
    Probe look =
        new Probe(
            0,
            0,
            Probe.Moment.BETWEEN,
            Set.of(),
            new Minibatch(),
            materials(EXAMPLES).data().test());
    return learner.measure(look).stream()
        .filter(m -> m.metric().equals("loss"))
        .mapToDouble(Measurement::value)
        .average()
        .orElseThrow();
  }

  @Test
  void patchesLieAsTheGridSays() {
    float[] pixels = new float[2 * 1_024];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    ArrayPart two = new ArrayPart(new float[][] {row(pixels, 0), row(pixels, 1)}, new int[2], 3);
    MomentPlan plan = new MomentPlan(true, 0, 8, 4, 5, 1);
    ImageShape image = new ImageShape(32, 32, 1);
    MomentGrid grid = plan.grid(image);
    assertThat(grid).isEqualTo(new MomentGrid(7, 7, 5, 1));
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    plan.of(image, 1, "").load(two.all(), 0, 2, 0, out);
    assertThat(out.numRows).isEqualTo(98);
    // Patch (2, 3) of image 1 starts at row 8, column 12.
    assertThat(out.get((2 * 2 + 1) * 7 + 3, 0)).isEqualTo(1_024 + 8 * 32 + 12);
    assertThat(out.get((2 * 2 + 1) * 7 + 3, 9)).isEqualTo(1_024 + 9 * 32 + 13);
  }

  private static float[] row(float[] pixels, int image) {
    return Arrays.copyOfRange(pixels, 1_024 * image, 1_024 * (image + 1));
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    refused("prediction-steps", 6, "prediction-steps is 6 and context-skip 0; together at most 3");
    refused("patch-size", 12, "patch-size is 12; the images are 10x10x1, no smaller");
    assertThatThrownBy(() -> settings("clapp", TWO, "max-shift", new Value.Whole(1)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("'max-shift' applies only where moments is two-views");
    assertThatThrownBy(() -> settings("random-init", TWO, "phase-jitter", new Value.Real(.1)))
        .isInstanceOf(InvalidSetting.class);
    Values mode =
        settings(
            "clapp-s",
            TWO,
            "phase-jitter",
            new Value.Real(.5),
            "jitter-mode",
            new Value.Name("coin"));
    assertThatThrownBy(() -> Rules.entry("clapp").factory().apply(mode))
        .hasMessage(
            "jitter-mode is coin; variant clapp-s has no coin, so offset or both is allowed");
  }

  private static void refused(String setting, int value, String message) {
    Values settings = settings("clapp", TWO, setting, new Value.Whole(value));
    assertThatThrownBy(
            () ->
                Rules.entry("clapp")
                    .factory()
                    .apply(settings)
                    .requireFit(new ImageShape(10, 10, 1), 3))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(message);
  }
}
