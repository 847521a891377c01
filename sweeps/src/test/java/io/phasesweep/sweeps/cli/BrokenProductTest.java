package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.analysis.Expectation;
import io.phasesweep.analysis.Replication.Verdict;
import io.phasesweep.analysis.Replications;
import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.spark.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack must notice a product that is wrong: here the update of one layer has the wrong sign. */
class BrokenProductTest {
  private static final int SEEDS = 2;

  /** What is done to the update of the last weight layer. */
  private enum Product {
    INTACT,
    WRONG_SIGN
  }

  @ParameterizedTest
  @ValueSource(strings = {"backpropagation", "equilibrium propagation, centered"})
  void aWrongSignIsNotReplicated(String name) throws Exception {
    Expectation line =
        ShippedPacks.expected("digits-rules").expectations().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow();
    List<LearningTrial> trials = trials(line);
    assertThat(trials).hasSize(SEEDS);
    List<Double> intact = trials.stream().map(t -> error(t, Product.INTACT)).toList();
    List<Double> wrong = trials.stream().map(t -> error(t, Product.WRONG_SIGN)).toList();
    assertThat(Replications.grade(line, intact, SEEDS).verdict())
        .as("intact: %s", intact)
        .isEqualTo(Verdict.REPLICATED);
    assertThat(Replications.grade(line, wrong, SEEDS).verdict())
        .as("wrong sign: %s", wrong)
        .isEqualTo(Verdict.NOT_REPLICATED);
  }

  /** The first seeds of the line's cell, as the pack plans them. */
  private static List<LearningTrial> trials(Expectation line) throws Exception {
    try (Stream<Member> members = ShippedPacks.sweep("digits-rules").members()) {
      return members
          .map(Member::trial)
          .map(LearningTrial.class::cast)
          .filter(t -> t.rule().equals(line.cells().get("rule")))
          .filter(t -> is(t, line, "learning-rate") && is(t, line, "nudging-asymmetry"))
          .limit(SEEDS)
          .toList();
    }
  }

  private static boolean is(LearningTrial trial, Expectation line, String setting) {
    String wanted = line.cells().get(setting);
    Object value = trial.settings().find(setting);
    return wanted == null
        || value instanceof Value.Real real && real.value() == Double.parseDouble(wanted);
  }

  /** Test error after the trial's epochs. */
  private static double error(LearningTrial trial, Product product) {
    Dataset data = Catalog.ofMachine().load(trial.data());
    Materials materials = new Materials(data, KernelProviders.choose());
    Learner learner =
        Rules.entry(trial.rule()).factory().apply(trial.settings()).begin(trial, materials);
    List<FMatrixRMaj> last = last(learner);
    List<float[]> before = new ArrayList<>();
    last.forEach(m -> before.add(m.data.clone()));
    while (learner.progress().epoch < 5 && learner.progress().healthy()) {
      learner.step();
      if (product == Product.WRONG_SIGN) {
        for (int m = 0; m < last.size(); m++) {
          turn(last.get(m).data, before.get(m));
        }
      }
    }
    return test((Predictor) learner, data);
  }

  /** Weights and biases of the last layer. */
  private static List<FMatrixRMaj> last(Learner learner) {
    int depth = learner.parameters().blocks().stream().mapToInt(b -> b.layer()).max().orElseThrow();
    return learner.parameters().blocks().stream()
        .filter(b -> b.layer() == depth)
        .map(b -> b.matrix())
        .toList();
  }

  /** Goes as far in the opposite direction. Modified: both. */
  private static void turn(float[] now, float[] before) {
    for (int i = 0; i < before.length; i++) {
      now[i] = 2 * before[i] - now[i];
      before[i] = now[i];
    }
  }

  private static double test(Predictor predictor, Dataset data) {
    int size = data.test().size();
    Minibatch all = new Minibatch();
    all.load(data.test(), IntStream.range(0, size).toArray(), 0, size);
    FMatrixRMaj scores = new FMatrixRMaj(0, 0);
    predictor.scores(all, scores);
    int wrong = 0;
    for (int i = 0; i < size; i++) {
      int best = 0;
      for (int c = 1; c < scores.numCols; c++) {
        best = scores.get(i, c) > scores.get(i, best) ? c : best;
      }
      wrong += best == all.label(i) ? 0 : 1;
    }
    return (double) wrong / size;
  }
}
