package io.phasesweep.core.rule.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.dynamics.GoldenNet;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.PlainNetwork;
import io.phasesweep.core.dynamics.State;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden vectors: the plain double network to 1e-12, the product in float32 to 1e-6. */
class EquilibriumVectorsTest {
  private static final double DOUBLE = 1e-12;
  private static final double SINGLE = 1e-6;

  static Stream<JsonNode> dynamic() {
    return GoldenNet.cases().stream().filter(c -> c.has("order"));
  }

  static Stream<JsonNode> references() {
    return GoldenNet.cases().stream().filter(c -> !c.has("order"));
  }

  /** The two states that a case compares, and the factor of their difference. */
  private record Compared(double[][][] added, double[][][] subtracted, double gain) {}

  private static Compared compared(JsonNode c, GoldenNet golden, double[][][] free) {
    String order = c.get("order").asText();
    int sweeps = c.get("nudgedSteps").asInt();
    double beta = c.has("nudgingStrength") ? c.get("nudgingStrength").asDouble() : 1;
    if (c.get("rule").asText().equals("equilibrium-propagation")) {
      double alpha = c.get("nudgingAsymmetry").asDouble();
      return new Compared(
          alpha == 0 ? free : golden.nudged(order, free, sweeps, alpha * beta),
          alpha == 1 ? free : golden.nudged(order, free, sweeps, -(1 - alpha) * beta),
          1 / beta);
    }
    return new Compared(golden.clamped(order, free, sweeps, beta), free, 1 / beta);
  }

  @ParameterizedTest
  @MethodSource("dynamic")
  void plainNetworkGivesStatesEnergiesAndUpdates(JsonNode c) {
    GoldenNet golden = GoldenNet.of(c);
    double[][][] free = golden.free(c.get("order").asText(), c.get("freeSteps").asInt());
    Compared compared = compared(c, golden, free);
    assertStates(free, c.get("free"));
    for (int n = 0; n < golden.examples(); n++) {
      assertThat(golden.net().energy(free[n]))
          .isCloseTo(c.get("energyFree").get(n).asDouble(), within(DOUBLE));
    }
    JsonNode states = c.get("states");
    assertStates(
        compared.added(), states.has("clamped") ? states.get("clamped") : states.get("positive"));
    if (states.has("negative")) {
      assertStates(compared.subtracted(), states.get("negative"));
    }
    double[][] update = golden.contrast(compared.added(), compared.subtracted(), compared.gain());
    assertBlocks(update, c.get("updateW"), c.get("updateB"), DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("references")
  void plainNetworkGivesTheReferenceGradient(JsonNode c) {
    GoldenNet golden = GoldenNet.of(c);
    double[][][] free = golden.free("synchronous", 5_000);
    assertStates(free, c.get("freeConverged"));
    double cost = 0;
    for (int n = 0; n < golden.examples(); n++) {
      cost += PlainNetwork.cost(free[n][golden.net().depth()], golden.t()[n]) / golden.examples();
    }
    assertThat(cost).isCloseTo(c.get("cost").asDouble(), within(DOUBLE));
    assertBlocks(negative(golden.descent(free)), c.get("gradientW"), c.get("gradientB"), DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("dynamic")
  void productGivesStatesAndUpdates(JsonNode c) {
    for (int capacity : new int[] {c.get("batch").asInt(), 20}) {
      GoldenPhases golden = GoldenPhases.of(c, capacity);
      golden.settle(c.get("freeSteps").asInt());
      assertLayers(golden.phases().free(), c.get("free"));
      golden.phases().secondSweeps(c.get("nudgedSteps").asInt());
      Contrast contrast = contrast(c);
      contrast.relax(golden.phases(), 1);
      assertBlocks(golden.update(contrast.gain(1)), c.get("updateW"), c.get("updateB"), SINGLE);
      assertSecondStates(c, golden.phases());
    }
  }

  private static void assertSecondStates(JsonNode c, Phases phases) {
    JsonNode states = c.get("states");
    if (states.has("clamped")) {
      double share = c.has("nudgingStrength") ? c.get("nudgingStrength").asDouble() : 1;
      assertLayers(phases.clamped(share), states.get("clamped"));
    } else {
      double beta = c.get("nudgingStrength").asDouble();
      double alpha = c.get("nudgingAsymmetry").asDouble();
      assertLayers(phases.nudged(alpha * beta), states.get("positive"));
      assertLayers(phases.nudged(-(1 - alpha) * beta), states.get("negative"));
    }
  }

  static Contrast contrast(JsonNode c) {
    double beta = c.has("nudgingStrength") ? c.get("nudgingStrength").asDouble() : 1;
    return switch (c.get("rule").asText()) {
      case "contrastive-hebbian" -> new ContrastiveHebbian.Clamping();
      case "coupled-learning" -> new CoupledLearning.Moving(beta);
      default ->
          new EquilibriumPropagation.Nudging(new Nudge(beta, c.get("nudgingAsymmetry").asDouble()));
    };
  }

  /** The product's reference gradient, through the door that the runner uses. */
  @ParameterizedTest
  @MethodSource("references")
  void productGivesTheReferenceGradient(JsonNode c) {
    GoldenNet golden = GoldenNet.of(c);
    UpdateProbe learner = (UpdateProbe) GoldenPhases.learner(golden, 20);
    ArrayPart part = GoldenPhases.part(golden);
    UpdatePair pair = learner.updates(part.all());
    assertThat(pair.referenceName()).isEqualTo("fixed-point");
    double[][] gradient = negative(pair.reference().blocks().toArray(double[][]::new));
    assertBlocks(gradient, c.get("gradientW"), c.get("gradientB"), SINGLE);
  }

  private static double[][] negative(double[][] blocks) {
    return Stream.of(blocks)
        .map(block -> java.util.Arrays.stream(block).map(v -> -v).toArray())
        .toArray(double[][]::new);
  }

  private static void assertStates(double[][][] states, JsonNode layers) {
    for (int l = 1; l <= layers.size(); l++) {
      for (int n = 0; n < states.length; n++) {
        for (int j = 0; j < states[n][l].length; j++) {
          assertThat(states[n][l][j])
              .as("layer %d, example %d, unit %d", l, n, j)
              .isCloseTo(layers.get(l - 1).get(n).get(j).asDouble(), within(DOUBLE));
        }
      }
    }
  }

  private static void assertLayers(State state, JsonNode layers) {
    FMatrixRMaj s = new FMatrixRMaj(0, 0);
    for (int l = 1; l <= layers.size(); l++) {
      state.layer(l).store(s);
      for (int i = 0; i < s.getNumElements(); i++) {
        double expected = layers.get(l - 1).get(i / s.numCols).get(i % s.numCols).asDouble();
        assertThat((double) s.data[i])
            .as("layer %d, entry %d", l, i)
            .isCloseTo(expected, within(SINGLE));
      }
    }
  }

  private static void assertBlocks(
      double[][] blocks, JsonNode weights, JsonNode biases, double tolerance) {
    for (int l = 1; l <= weights.size(); l++) {
      List<JsonNode> rows = List.copyOf(rows(weights.get(l - 1)));
      int units = biases.get(l - 1).size();
      for (int i = 0; i < blocks[2 * l - 2].length; i++) {
        assertThat(blocks[2 * l - 2][i])
            .as("W%d, entry %d", l, i)
            .isCloseTo(rows.get(i / units).get(i % units).asDouble(), within(tolerance));
      }
      for (int j = 0; j < units; j++) {
        assertThat(blocks[2 * l - 1][j])
            .as("b%d, entry %d", l, j)
            .isCloseTo(biases.get(l - 1).get(j).asDouble(), within(tolerance));
      }
    }
  }

  private static List<JsonNode> rows(JsonNode matrix) {
    return java.util.stream.StreamSupport.stream(matrix.spliterator(), false).toList();
  }
}
