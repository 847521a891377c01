package io.phasesweep.core.rule.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.rule.dual.DyadReference.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors: the plain reference to 1e-12, the product to 1e-6. */
class DualVectorsTest {
  private static final JsonNode VECTORS = read();
  private static final int[] SIZES = {3, 4, 3, 2};

  private static JsonNode read() {
    try (var in =
        DualVectorsTest.class.getResourceAsStream("/golden/dual-propagation-vectors.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> cases() {
    return StreamSupport.stream(VECTORS.get("cases").spliterator(), false);
  }

  private static DualPlan plan(JsonNode c) {
    return DyadNet.plan(
        SIZES,
        "variant",
        c.get("variant").asText(),
        "nudging-asymmetry",
        c.get("nudgingAsymmetry").asDouble(),
        "nudging-strength",
        c.get("nudgingStrength").asDouble(),
        "activation",
        c.get("activation").asText(),
        "loss",
        c.get("loss").asText(),
        "output-nudge",
        c.get("outputNudge").asText(),
        "inference-order",
        c.get("inferenceOrder").asText(),
        "inference-passes",
        c.get("inferencePasses").asInt());
  }

  /** The vectors have a row per output unit. */
  private static DyadNet net(DualPlan plan, int capacity) {
    DyadNet net = new DyadNet(plan, capacity);
    for (int k = 1; k <= 3; k++) {
      JsonNode weights = VECTORS.get("network").get("weights").get(k - 1);
      for (int j = 0; j < SIZES[k]; j++) {
        for (int i = 0; i < SIZES[k - 1]; i++) {
          net.network.weights(k).set(i, j, (float) weights.get(j).get(i).asDouble());
        }
        net.network.bias(k).data[j] =
            (float) VECTORS.get("network").get("biases").get(k - 1).get(j).asDouble();
      }
    }
    return net.packed();
  }

  private static DyadReference reference(DualPlan plan, Form form) {
    double[][][] w = new double[4][][];
    double[][] b = new double[4][];
    for (int k = 1; k <= 3; k++) {
      w[k] = new double[SIZES[k - 1]][SIZES[k]];
      b[k] = new double[SIZES[k]];
      JsonNode weights = VECTORS.get("network").get("weights").get(k - 1);
      for (int j = 0; j < SIZES[k]; j++) {
        for (int i = 0; i < SIZES[k - 1]; i++) {
          w[k][i][j] = weights.get(j).get(i).asDouble();
        }
        b[k][j] = VECTORS.get("network").get("biases").get(k - 1).get(j).asDouble();
      }
    }
    return new DyadReference(plan, w, b, form);
  }

  private static double[][] inputs() {
    double[][] x = new double[2][3];
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 3; i++) {
        x[n][i] = VECTORS.get("network").get("x").get(n).get(i).asDouble();
      }
    }
    return x;
  }

  private static ArrayPart part() {
    double[][] x = inputs();
    float[][] narrow = new float[2][3];
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 3; i++) {
        narrow[n][i] = (float) x[n][i];
      }
    }
    return new ArrayPart(narrow, new int[] {0, 1}, 2);
  }

  private static double[][] gradients(JsonNode weights, JsonNode biases) {
    double[][] blocks = new double[6][];
    for (int k = 1; k <= 3; k++) {
      blocks[2 * k - 2] = new double[SIZES[k - 1] * SIZES[k]];
      blocks[2 * k - 1] = new double[SIZES[k]];
      for (int j = 0; j < SIZES[k]; j++) {
        for (int i = 0; i < SIZES[k - 1]; i++) {
          blocks[2 * k - 2][i * SIZES[k] + j] = weights.get(k - 1).get(j).get(i).asDouble();
        }
        blocks[2 * k - 1][j] = biases.get(k - 1).get(j).asDouble();
      }
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReferenceGivesStatesGradientsAndCosines(JsonNode c) {
    double[][] wanted = gradients(c.get("weightGradients"), c.get("biasGradients"));
    for (Form form : Form.values()) {
      DyadReference reference = reference(plan(c), form);
      damp(c, reference);
      double[][] given = reference.gradients(inputs(), new int[] {0, 1});
      assertThat(DyadReference.error(given, wanted)).as("%s", form).isLessThan(1e-12);
      double[][] exact = reference.backpropagation(inputs(), new int[] {0, 1});
      for (int k = 1; k <= 3; k++) {
        assertThat(DyadNet.cosine(given, exact, k))
            .isCloseTo(c.get("cosineToBackprop").get(k - 1).asDouble(), within(1e-12));
      }
    }
    states(c);
  }

  private static void damp(JsonNode c, DyadReference reference) {
    for (int k = 1; k < 3 && !c.get("damping").isNull(); k++) {
      reference.inertia[k] = c.get("damping").get(k - 1).asDouble();
    }
  }

  private static void states(JsonNode c) {
    DualPlan plan = plan(c);
    int[] visits = plan.order().visits(3, plan.passes());
    assertThat(visits).hasSameSizeAs(c.get("visits"));
    DyadReference reference = reference(plan, Form.TWO_STATES);
    damp(c, reference);
    for (int n = 0; n < 2; n++) {
      reference.begin(inputs()[n], n);
      for (int v = 0; v < visits.length; v++) {
        assertThat(visits[v]).isEqualTo(c.get("visits").get(v).asInt());
      }
      reference.run(visits, n);
      for (int k = 1; k <= 3; k++) {
        for (int j = 0; j < SIZES[k]; j++) {
          assertThat(reference.plus(k)[j])
              .isCloseTo(c.get("statesPlus").get(k - 1).get(n).get(j).asDouble(), within(1e-12));
          assertThat(reference.minus(k)[j])
              .isCloseTo(c.get("statesMinus").get(k - 1).get(n).get(j).asDouble(), within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theProductGivesStatesAndGradients(JsonNode c) {
    double[][] wanted = gradients(c.get("weightGradients"), c.get("biasGradients"));
    double alpha = c.get("nudgingAsymmetry").asDouble();
    for (int capacity : new int[] {2, 20}) {
      DyadNet net = net(plan(c), capacity);
      for (int k = 1; k < 3 && !c.get("damping").isNull(); k++) {
        net.dyads.inertia(k, c.get("damping").get(k - 1).asDouble());
      }
      net.infer(part());
      assertThat(DyadReference.error(net.gradients(), wanted)).isLessThan(1e-6);
      for (int n = 0; n < 2; n++) {
        for (int k = 1; k <= 3; k++) {
          for (int j = 0; j < SIZES[k]; j++) {
            double plus = c.get("statesPlus").get(k - 1).get(n).get(j).asDouble();
            double minus = c.get("statesMinus").get(k - 1).get(n).get(j).asDouble();
            assertThat((double) net.dyads.difference(k).value(n, j))
                .isCloseTo(plus - minus, within(1e-6));
            if (k < 3) {
              assertThat((double) net.dyads.mean(k).value(n, j))
                  .isCloseTo(alpha * plus + (1 - alpha) * minus, within(1e-6));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "relu, half-squared-error",
    "relu, cross-entropy",
    "tanh, half-squared-error",
    "tanh, cross-entropy"
  })
  void forwardPassAndBackpropagation(String activation, String loss) {
    DualPlan plan = DyadNet.plan(SIZES, "activation", activation, "loss", loss);
    JsonNode given = VECTORS.get("backprop").get(activation).get(loss);
    double[][] wanted = gradients(given.get("weightGradients"), given.get("biasGradients"));
    DyadReference reference = reference(plan, Form.TWO_STATES);
    double[][] exact = reference.backpropagation(inputs(), new int[] {0, 1});
    assertThat(DyadReference.error(exact, wanted)).isLessThan(1e-12);
    DyadNet net = net(plan, 2);
    assertThat(DyadReference.error(net.backpropagation(part()), wanted)).isLessThan(1e-6);
    net.dyads.begin(part().all().inputs());
    JsonNode drives = VECTORS.get("feedForward").get(activation).get("drives");
    JsonNode states = VECTORS.get("feedForward").get(activation).get("states");
    for (int n = 0; n < 2; n++) {
      for (int j = 0; j < 2; j++) {
        assertThat((double) net.dyads.outputs().get(n, j))
            .isCloseTo(drives.get(2).get(n).get(j).asDouble(), within(1e-6));
      }
      for (int k = 1; k < 3; k++) {
        for (int j = 0; j < SIZES[k]; j++) {
          assertThat((double) net.dyads.mean(k).value(n, j))
              .isCloseTo(states.get(k - 1).get(n).get(j).asDouble(), within(1e-6));
        }
      }
    }
  }
}
