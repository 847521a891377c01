package io.phasesweep.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every learner owes, whatever its rule. */
public abstract class LearnerContract {
  private static final int EXAMPLES = 23;
  private static final int[] SIZES = {5, 4, 3};

  /** Name of the rule. */
  protected abstract String rule();

  /** Settings beside the defaults: one map per variant whose locality differs. */
  protected abstract List<Map<String, Object>> variants();

  /** Everything switched on that has memory or draws: state, moments, jitter, noise. */
  protected abstract Map<String, Object> everything();

  /** Work of one example per step by the rule's document. */
  protected abstract Work work(Map<String, Object> given);

  /** One update taken apart, at a variant. */
  protected abstract OpenUpdate open(Map<String, Object> given);

  /** States that a synapse holds beside its weight and the moments of its optimiser. */
  protected int remembered() {
    return 0;
  }

  /** Work of a step: phases, updates of the whole state, and multiply-adds of one example. */
  public record Work(long phases, long networkSteps, long macs) {}

  private static ArrayPart examples() {
    return SmallTrials.uniform(EXAMPLES, SIZES[0], SIZES[2]);
  }

  /** The given settings on the small net. */
  protected Map<String, Object> small(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(Map.of("architecture", SIZES, "batch-size", 10));
    all.putAll(given);
    return all;
  }

  private Learner begin(Map<String, Object> given) {
    return SmallTrials.begin(rule(), small(given), SmallTrials.materials(examples()));
  }

  private static void steps(Learner learner, int count) {
    for (int i = 0; i < count; i++) {
      learner.step();
    }
  }

  /** Parameters and counters to the bit. */
  private static List<Object> fingerprint(Learner learner) {
    List<Object> print = new ArrayList<>();
    for (Parameters.Block block : learner.parameters().blocks()) {
      print.add(Arrays.hashCode(block.matrix().data));
    }
    Snapshot progress = new Snapshot();
    learner.progress().save(progress);
    print.add(Arrays.toString(progress.longs("progress")));
    print.add(learner.progress().updateSum);
    return print;
  }

  @Test
  void repeatsItselfAlsoThroughASnapshot() {
    for (Map<String, Object> given : List.of(Map.<String, Object>of(), everything())) {
      Learner once = begin(given);
      steps(once, 7);
      Learner twice = begin(given);
      steps(twice, 4);
      Values settings = SmallTrials.values(rule(), small(given));
      Learner resumed =
          SmallTrials.rule(rule(), small(given))
              .resume(
                  SmallTrials.trial(rule(), settings, 1),
                  SmallTrials.materials(examples()),
                  twice.snapshot());
      steps(resumed, 3);
      assertThat(fingerprint(resumed)).isEqualTo(fingerprint(once));
      assertThat(resumed.facts().columns()).isEqualTo(once.facts().columns());
    }
  }

  @Test
  void measuringChangesNoBit() {
    for (Map<String, Object> given : List.of(Map.<String, Object>of(), everything())) {
      Learner seen = begin(given);
      Learner unseen = begin(given);
      for (int i = 0; i < 7; i++) {
        look(seen);
        steps(seen, 1);
        steps(unseen, 1);
      }
      assertThat(fingerprint(seen)).isEqualTo(fingerprint(unseen));
    }
  }

  private static void look(Learner learner) {
    Minibatch all = examples().all();
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    learner.measure(new Probe(0, 0, Probe.Moment.END, Set.of(), all, examples()));
    if (learner instanceof Predictor predictor) {
      predictor.scores(all, out);
    }
    ((UpdateProbe) learner).updates(all);
    for (int l = 0; l <= ((Encoder) learner).layers(); l++) {
      ((Encoder) learner).features(all, l, out);
    }
  }

  @Test
  void looksAreRepeatable() {
    Learner learner = begin(everything());
    steps(learner, 4);
    Minibatch all = examples().all();
    UpdatePair first = ((UpdateProbe) learner).updates(all);
    UpdatePair second = ((UpdateProbe) learner).updates(all);
    for (int i = 0; i < first.update().blocks().size(); i++) {
      assertThat(first.update().blocks().get(i)).isEqualTo(second.update().blocks().get(i));
      assertThat(first.reference().blocks().get(i)).isEqualTo(second.reference().blocks().get(i));
    }
  }

  @Test
  void anAxisAtItsOffValueChangesNoBit() {
    Learner plain = begin(Map.of());
    steps(plain, 5);
    for (Use use : Rules.entry(rule()).uses()) {
      // Where the default is another value, it is on.
      Value usual = SmallTrials.values(rule(), small(Map.of())).find(use.setting().name());
      if (use.off() instanceof Value.Real off && off.equals(usual)) {
        Learner off0 = begin(Map.of(use.setting().name(), off.value()));
        steps(off0, 5);
        assertThat(fingerprint(off0)).as(use.setting().name()).isEqualTo(fingerprint(plain));
      }
    }
  }

  @Test
  protected void progressFollowsTheDocument() {
    Learner learner = begin(Map.of());
    Work work = work(small(Map.of()));
    steps(learner, 4);
    Progress progress = learner.progress();
    // Minibatches of 10, 10, 3 examples make an epoch; one of 10 follows.
    assertThat(progress.epoch).isEqualTo(1);
    assertThat(progress.presentations).isEqualTo(33);
    assertThat(progress.minibatches).isEqualTo(4);
    assertThat(progress.updates).isEqualTo(4);
    assertThat(progress.phases).isEqualTo(4 * work.phases());
    assertThat(progress.networkSteps).isEqualTo(4 * work.networkSteps());
    assertThat(progress.macs).isEqualTo(33 * work.macs());
    assertThat(progress.predictions).isEqualTo(10);
    assertThat(progress.epochMinibatches).isEqualTo(1);
    assertThat(progress.mistakes).isBetween(0L, 10L);
  }

  @Test
  protected void aNanInTheDataDivergesInItsStepAndThenNothingMoves() {
    ArrayPart part = examples();
    part.inputsOf()[12][3] = Float.NaN;
    Learner learner = SmallTrials.begin(rule(), small(Map.of()), SmallTrials.materials(part));
    steps(learner, 1);
    assertThat(learner.progress().healthy()).isTrue();
    steps(learner, 1);
    assertThat(learner.progress().healthy()).isFalse();
    List<Object> print = fingerprint(learner);
    steps(learner, 3);
    assertThat(fingerprint(learner)).isEqualTo(print);
  }

  @Test
  void aNanInAParameterStaysOrDiverges() {
    for (int block = 0; block < 4; block++) {
      Learner learner = begin(Map.of());
      steps(learner, 1);
      learner.parameters().blocks().get(block).matrix().data[1] = Float.NaN;
      steps(learner, 2);
      boolean gone =
          !Float.isNaN(learner.parameters().blocks().get(block).matrix().data[1])
              && learner.progress().healthy();
      assertThat(gone).as("block %d", block).isFalse();
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    for (int[] sizes : List.of(new int[] {6, 4, 3}, new int[] {5, 4, 2})) {
      assertThatThrownBy(() -> begin(Map.of("architecture", sizes)))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining("5 inputs")
          .hasMessageContaining("3 classes");
    }
  }

  /** By the factory where the rule has none, else on the data, which are no images. */
  @Test
  void convolutionsAreRefusedByName() {
    Values given =
        Values.none()
            .with(
                "architecture",
                new Value.Items(List.of(new Value.Name("conv3x64p"), new Value.Whole(3))));
    Values settings = Rules.entry(rule()).resolve(given);
    assertThatThrownBy(
            () ->
                Rules.entry(rule())
                    .factory()
                    .apply(settings)
                    .begin(
                        SmallTrials.trial(rule(), settings, 1),
                        SmallTrials.materials(SmallTrials.uniform(6, 5, 3))))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("conv3x64p");
  }

  /** The counts of the register, derived by planting NaN. */
  @Test
  void localityIsWhatPoisonShows() {
    for (Map<String, Object> variant : variants()) {
      Map<String, Object> given = small(variant);
      Values settings = SmallTrials.values(rule(), given);
      Locality declared = Rules.entry(rule()).locality().apply(settings);
      OpenUpdate open = open(given);
      assertThat(declared.nonlocalReads())
          .as("%s: non-local reads", variant)
          .isCloseTo(nonlocalReads(open), within(1e-12));
      assertThat(declared.statesPerNeuron()).isEqualTo(statesPerNeuron(open));
      assertThat(declared.globalSignals()).isEqualTo(globalSignals(open));
      assertThat(declared.weightTransport()).isEqualTo(open.readsWeightsDownwards());
      Learner learner = SmallTrials.begin(rule(), given, SmallTrials.materials(examples()));
      learner.step();
      assertThat(declared.phasesPerUpdate()).isEqualTo((int) learner.progress().phases);
      assertThat(declared.statesPerSynapse())
          .isEqualTo(momentsOfTheLastLayer(learner) + remembered());
    }
  }

  private static double nonlocalReads(OpenUpdate open) {
    int reads = 0;
    for (OpenUpdate.Scalar scalar : open.scalars()) {
      double[][] update = open.update(scalar);
      for (int l = 1; l < SIZES.length && scalar.kind() != OpenUpdate.Kind.SIGNAL; l++) {
        double[] entries = update[2 * l - 2];
        for (int e = 0; e < entries.length; e++) {
          boolean pre = scalar.layer() == l - 1 && scalar.unit() == e / SIZES[l];
          boolean post = scalar.layer() == l && scalar.unit() == e % SIZES[l];
          reads += Double.isNaN(entries[e]) && !pre && !post ? 1 : 0;
        }
      }
    }
    return (double) reads / (SIZES[0] * SIZES[1] + SIZES[1] * SIZES[2]);
  }

  private static int statesPerNeuron(OpenUpdate open) {
    Map<List<Integer>, Set<String>> held = new HashMap<>();
    for (OpenUpdate.Scalar scalar : open.scalars()) {
      if (scalar.kind() == OpenUpdate.Kind.STATE && isRead(open.update(scalar))) {
        held.computeIfAbsent(List.of(scalar.layer(), scalar.unit()), k -> new HashSet<>())
            .add(scalar.array());
      }
    }
    return held.values().stream().mapToInt(Set::size).max().orElse(0);
  }

  private static boolean isRead(double[][] update) {
    return Arrays.stream(update).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
  }

  private static int globalSignals(OpenUpdate open) {
    return (int)
        open.scalars().stream()
            .filter(s -> s.kind() == OpenUpdate.Kind.SIGNAL)
            .filter(s -> isRead(open.update(s)))
            .count();
  }

  private static int momentsOfTheLastLayer(Learner learner) {
    Snapshot snapshot = learner.snapshot();
    int layers = 0;
    while (has(snapshot, "optimizer/" + (layers + 1) + "/0")) {
      layers++;
    }
    int moments = 0;
    for (int m = 0; has(snapshot, "optimizer/" + layers + "/" + m); m++) {
      moments +=
          snapshot.floats("optimizer/" + layers + "/" + m).length == SIZES[1] * SIZES[2] ? 1 : 0;
    }
    return moments;
  }

  private static boolean has(Snapshot snapshot, String floats) {
    try {
      return snapshot.floats(floats).length >= 0;
    } catch (IllegalArgumentException absent) {
      return false;
    }
  }
}
