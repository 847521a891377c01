package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine as a learner: data, measures, snapshots, divergence. */
class RbmLearnerTest {
  private static final String RULE = "flexible-phases";

  private static Dataset bars(int side) {
    DataKey key =
        Catalog.ofMachine()
            .key(
                Map.of("set", new Value.Name("bars-and-stripes"), "side", new Value.Whole(side)),
                Path.of("."));
    return Catalog.ofMachine().load(key);
  }

  private static Map<String, Object> settings(Map<String, Object> given, int... architecture) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("model", "rbm");
    all.put("architecture", architecture);
    return all;
  }

  private static Learner begin(Map<String, Object> given) {
    return SmallTrials.begin(
        RULE, settings(given, 9, 5), new Materials(bars(3), SmallTrials.KERNELS));
  }

  private static List<Object> fingerprint(Learner learner) {
    List<Object> print = new ArrayList<>();
    for (Parameters.Block block : learner.parameters().blocks()) {
      print.add(Arrays.hashCode(block.matrix().data));
    }
    Snapshot progress = new Snapshot();
    learner.progress().save(progress);
    print.add(Arrays.toString(progress.longs("progress")));
    return print;
  }

  private static void steps(Learner learner, int count) {
    for (int k = 0; k < count; k++) {
      learner.step();
    }
  }

  static Probe probe(Dataset data) {
    return new Probe(
        0, 0, Probe.Moment.END, Set.of(), SmallTrials.uniform(4, 9, 2).all(), data.test());
  }

  private static double metric(Learner learner, Dataset data, String name) {
    return learner.measure(probe(data)).stream()
        .filter(m -> m.metric().equals(name))
        .mapToDouble(Measurement::value)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 22.180709778, 13.862943611",
    "3, 99.813194001, 41.588830834",
    "4, 354.891356447, 108.130960167"
  })
  void barsAndStripesHaveTheirStartAndFloor(int side, double start, double floor) {
    Dataset data = bars(side);
    assertThat(data.train().size()).isEqualTo(2 << side);
    RbmData rows = new RbmData(data.train(), 0);
    assertThat(rows.rows()).containsExactly(BarsAndStripesRows.states(side));
    assertThat(rows.counts()).hasSize((2 << side) - 2);
    assertThat(rows.counts().get(0)).isEqualTo(2);
    assertThat(rows.counts().get((1 << side * side) - 1)).isEqualTo(2);
    assertThat(rows.floor()).isCloseTo(floor, within(1e-9));
    int pixels = side * side;
    RbmLikelihood zero = new RbmLikelihood(new double[pixels * 3], new double[3]);
    assertThat(zero.nllSum(rows.rows())).isCloseTo(start, within(1e-9));
  }

  private static final List<Map<String, Object>> VARIANTS =
      List.of(
          Map.of(),
          Map.of("estimator", "paired"),
          Map.of(
              "phase-jitter",
              1.0,
              "phase-length-law",
              "gamma-with-zero",
              "centering-rate",
              .3,
              "learning-gate",
              .3,
              "phase-type-correlation",
              -.5,
              "weight-noise",
              .1,
              "state-noise",
              .1));

  @Test
  void goesOnFromASnapshotAtAnyPhase() {
    for (Map<String, Object> given : VARIANTS) {
      Learner once = begin(given);
      steps(once, 40);
      for (int at : new int[] {1, 7, 18, 39}) {
        Learner first = begin(given);
        steps(first, at);
        Map<String, Object> all = settings(given, 9, 5);
        Learner second =
            SmallTrials.rule(RULE, all)
                .resume(
                    SmallTrials.trial(RULE, SmallTrials.values(RULE, all), 1),
                    new Materials(bars(3), SmallTrials.KERNELS),
                    first.snapshot());
        steps(second, 40 - at);
        assertThat(fingerprint(second)).as("%s, %d", given, at).isEqualTo(fingerprint(once));
        assertThat(second.facts().columns()).isEqualTo(once.facts().columns());
      }
    }
  }

  @Test
  void measuringChangesNoBit() {
    for (Map<String, Object> given : VARIANTS) {
      Learner seen = begin(given);
      Learner unseen = begin(given);
      for (int k = 0; k < 15; k++) {
        seen.measure(probe(bars(3)));
        ((UpdateProbe) seen).updates(SmallTrials.uniform(4, 9, 2).all());
        steps(seen, 1);
        steps(unseen, 1);
      }
      assertThat(fingerprint(seen)).isEqualTo(fingerprint(unseen));
    }
  }

  @Test
  void theProbeFindsTheGradientOfTheLikelihood() {
    Learner learner = begin(Map.of("phase-length", 40.0, "phase-type-correlation", -1.0));
    steps(learner, 20);
    UpdatePair pair = ((UpdateProbe) learner).updates(SmallTrials.uniform(4, 9, 2).all());
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int e = 0; e < 45; e++) {
      double x = pair.update().blocks().get(0)[e];
      double y = pair.reference().blocks().get(0)[e];
      dot += x * y;
      a += x * x;
      b += y * y;
    }
    assertThat(pair.referenceName()).isEqualTo("likelihood");
    // Alternation cancels the common mode; what is left is the noise of 500 samples.
    assertThat(dot / Math.sqrt(a * b)).isGreaterThan(.3);
  }

  /** d = - gradient of the mean nll, by central differences. */
  @Test
  void theReferenceIsTheSlopeOfTheLikelihood() {
    RbmLikelihood s = RbmGoldenTest.machineS();
    int[] rows = {0b0011, 0b0110, 0b1101};
    double[] d = s.ascent(rows).blocks().get(0);
    for (int e = 0; e < 12; e++) {
      double slope = (nll(e, 1e-5, rows) - nll(e, -1e-5, rows)) / 2e-5 / rows.length;
      assertThat(d[e]).isCloseTo(-slope, within(1e-6));
    }
  }

  private static double nll(int entry, double step, int[] rows) {
    double[] w = new double[12];
    double[] c = new double[3];
    for (int e = 0; e < 12; e++) {
      w[e] = .8 * Math.sin(1.3 * (e + 1)) + (e == entry ? step : 0);
      c[e % 3] = .3 * Math.cos(e % 3 + 1);
    }
    return new RbmLikelihood(w, c).nllSum(rows);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void aNanInTheDatumDivergesAtItsPhase(double gate) {
    ArrayPart rows =
        new ArrayPart(new float[][] {{1, 0, 1}, {0, Float.NaN, 1}}, new int[] {0, 1}, 2);
    Learner learner =
        SmallTrials.begin(
            RULE,
            settings(Map.of("phase-type-correlation", -1.0, "learning-gate", gate), 3, 2),
            SmallTrials.materials(rows));
    steps(learner, 2);
    assertThat(learner.progress().healthy()).isTrue();
    steps(learner, 1);
    assertThat(learner.progress().healthy()).isFalse();
    List<Object> print = fingerprint(learner);
    steps(learner, 3);
    assertThat(fingerprint(learner)).isEqualTo(print);
  }

  @Test
  void stepsAndEpochsAreCounted() {
    Learner learner = begin(Map.of("phase-type-correlation", -1.0));
    steps(learner, 33);
    assertThat(learner.progress().epoch).isEqualTo(1);
    assertThat(learner.progress().presentations).isEqualTo(17);
    assertThat(learner.progress().networkSteps).isEqualTo(33 * 20);
    Learner paired = begin(Map.of("estimator", "paired"));
    steps(paired, 3);
    assertThat(paired.progress().networkSteps).isEqualTo(3 * 40);
    assertThat(paired.progress().phases).isEqualTo(6);
    assertThat(paired.facts().find("phase_disorder")).isNull();
    assertThat(learner.facts().find("phase_disorder")).isEqualTo(0.0);
  }

  /** One drive of the pixels serves all labels; the least free energy of the full rows wins. */
  @Test
  void labelsAreTheLeastFreeEnergy() {
    ArrayPart rows =
        new ArrayPart(new float[][] {{1, 0, 1}, {0, 1, 1}, {1, 1, 0}}, new int[] {0, 1, 1}, 2);
    Learner learner =
        SmallTrials.begin(RULE, settings(Map.of(), 3, 4, 2), SmallTrials.materials(rows));
    steps(learner, 30);
    FMatrixRMaj scores = new FMatrixRMaj(0, 0);
    ((Predictor) learner).scores(rows.all(), scores);
    List<Parameters.Block> theta = learner.parameters().blocks();
    RbmLikelihood full = new RbmLikelihood(theta.get(0).matrix().data, theta.get(1).matrix().data);
    int[] pixels = {0b101, 0b110, 0b011};
    for (int n = 0; n < 3; n++) {
      for (int y = 0; y < 2; y++) {
        assertThat((double) scores.get(n, y))
            .isCloseTo(-full.freeEnergy(pixels[n] | 8 << y), within(1e-5));
      }
    }
    assertThat(metric(learner, SmallTrials.materials(rows).data(), "test_label_error"))
        .isBetween(0.0, 1.0);
  }

  @Test
  void theGibbsReadOutPicksTheLikelyLabel() {
    Parameters theta = RbmModel.parameters(4, 1);
    float[] w = theta.blocks().get(0).matrix().data;
    w[0] = 6;
    w[2] = -6;
    w[3] = 6;
    theta.blocks().get(1).matrix().data[0] = -3;
    ArrayPart rows = new ArrayPart(new float[][] {{1, 0}, {0, 1}}, new int[] {1, 0}, 2);
    FMatrixRMaj scores = new FMatrixRMaj(0, 0);
    new RbmLabels(theta, 2, 2, true, 1).scores(rows.all(), scores);
    assertThat(scores.get(0, 1)).isGreaterThan(.9f);
    assertThat(scores.get(0, 0)).isLessThan(.1f);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    for (int[] sizes : List.of(new int[] {8, 5}, new int[] {9, 5, 3}, new int[] {9, 5, 4, 2})) {
      assertThatThrownBy(
              () ->
                  SmallTrials.begin(
                      RULE, settings(Map.of(), sizes), new Materials(bars(3), SmallTrials.KERNELS)))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining("[9, hidden]");
    }
    Values own = SmallTrials.values(RULE, settings(Map.of(), 9, 5));
    assertThat(own.names()).contains("label-readout").doesNotContain("nudging-strength");
  }
}
