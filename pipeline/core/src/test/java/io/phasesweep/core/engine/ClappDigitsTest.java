package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.RuleEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CLAPP on the digits against numbers of two programs in double: the streams, the first epoch. */
class ClappDigitsTest {
  /** Relative; float32 against double. */
  private static final double SINGLE = 2e-6;

  private static final RuleEntry CLAPP = Rules.entry("clapp");

  static Stream<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (var in = ClappDigitsTest.class.getResourceAsStream("/golden/clapp-vectors.json")) {
      new ObjectMapper().readTree(in).get("trajectory").get("rows").forEach(rows::add);
    }
    return rows.stream();
  }

  private static Learner learner(String variant) {
    LearningTrial plain = FirstLight.trial(CLAPP, 1, 1, FirstLight.digits());
    Values settings = CLAPP.resolve(Values.none().with("variant", new Value.Name(variant)));
    return CLAPP
        .factory()
        .apply(settings)
        .begin(
            new LearningTrial(
                "clapp", settings, plain.data(), plain.budget(), plain.cadence(), plain.stop(), 1),
            new Materials(Catalog.ofMachine().load(plain.data()), FirstLight.kernels()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFirstEpochIsThatOfTheDoubleReference(JsonNode row) {
    Learner learner = learner(row.get("variant").asText());
    double before = 0;
    double mean = 0;
    int minibatches = row.get("minibatches").asInt();
    for (int i = 0; i < minibatches; i++) {
      learner.step();
      before = mean * i;
      mean = loss(learner);
    }
    assertClose(mean, row.get("loss_mean"));
    // The mean of so many float32 losses leaves the last one fewer digits.
    assertThat(mean * minibatches - before)
        .isCloseTo(row.get("loss_last").asDouble(), Percentage.withPercentage(5e-4));
    row.get("norms")
        .properties()
        .forEach(e -> assertClose(norm(learner, e.getKey()), e.getValue()));
    FMatrixRMaj w = learner.parameters().blocks().get(0).matrix();
    assertClose(w.get(20, 5), row.get("W_20_5"));
    assertClose(w.get(0, 0), row.get("W_0_0"));
  }

  private static void assertClose(double seen, JsonNode expected) {
    assertThat(seen).isCloseTo(expected.asDouble(), Percentage.withPercentage(100 * SINGLE));
  }

  private static double loss(Learner learner) {
    Probe look =
        new Probe(
            0,
            0,
            Probe.Moment.BETWEEN,
            Set.of(),
            new Minibatch(),
            new ArrayPart(new float[0][], new int[0], 10));
    return learner.measure(look).stream()
        .filter(m -> m.metric().equals("loss"))
        .mapToDouble(Measurement::value)
        .findFirst()
        .orElseThrow();
  }

  private static double norm(Learner learner, String name) {
    double squares = 0;
    for (Parameters.Block block : learner.parameters().blocks()) {
      for (float x : block.name().startsWith(name + "1") ? block.matrix().data : new float[0]) {
        squares += (double) x * x;
      }
    }
    return Math.sqrt(squares);
  }
}
