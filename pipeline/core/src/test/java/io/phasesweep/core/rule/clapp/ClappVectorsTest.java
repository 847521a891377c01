package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Layer;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.SmallTrials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The golden vectors A, B, C, F, G, H. */
class ClappVectorsTest {
  private static final double DOUBLE = 1e-12;
  private static final double SINGLE = 1e-6;
  private static final double[][] NONE = {{0, 0}, {0, 0}};
  private static final double[][] FIRST = {{1, 0}, {1, 0}};
  private static final int[][] OTHER = {{1, 0}, {1, 0}};

  private static JsonNode vector(String name) throws IOException {
    try (var in = ClappVectorsTest.class.getResourceAsStream("/golden/clapp-vectors.json")) {
      return new ObjectMapper().readTree(in).get(name);
    }
  }

  private static double[] flat(JsonNode node) {
    List<Double> all = new ArrayList<>();
    node.forEach(
        item -> {
          if (item.isArray()) {
            for (double x : flat(item)) {
              all.add(x);
            }
          } else {
            all.add(item.asDouble());
          }
        });
    return all.stream().mapToDouble(x -> x).toArray();
  }

  /** Stored form from the vectors' rows of units, or back. */
  private static double[] transposed(double[] square) {
    return new double[] {square[0], square[2], square[1], square[3]};
  }

  private static void close(double[] seen, double[] expected, double tolerance) {
    assertThat(seen).hasSameSizeAs(expected);
    for (int i = 0; i < seen.length; i++) {
      assertThat(seen[i]).isCloseTo(expected[i], within(tolerance * 5));
    }
  }

  /** Image 0 is the pair; image 1 holds the negative. */
  private static LayerCase dense(JsonNode a, double[][] m, boolean positive) {
    double[] negative = flat(a.get("x_negative"));
    return new LayerCase(
        ImageShape.flat(2),
        new Layer.Dense(2),
        MomentGrid.twoViews(),
        2,
        m.length == 2,
        transposed(flat(a.get("W"))),
        flat(a.get("b")),
        m,
        new double[][] {flat(a.get("x_context")), negative, flat(a.get("x_current")), negative},
        positive ? FIRST : NONE,
        positive ? NONE : FIRST,
        OTHER);
  }

  @Test
  void oneDenseLayer() throws IOException {
    JsonNode a = vector("A");
    double[][] m = {flat(a.get("M"))};
    for (boolean positive : new boolean[] {true, false}) {
      JsonNode expected = a.get(positive ? "positive" : "negative");
      LayerCase of = dense(a, m, positive);
      PlainLayer plain = new PlainLayer(of).learn();
      FastLayer fast = new FastLayer(of);
      close(plain.vectors()[0], flat(a.get("c")), DOUBLE);
      close(plain.vectors()[2], flat(a.get("z")), DOUBLE);
      close(plain.vectors()[3], flat(a.get("z_negative")), DOUBLE);
      assertThat(plain.loss).isCloseTo(expected.get("loss").asDouble(), within(DOUBLE));
      assertThat(fast.loss).isCloseTo(expected.get("loss").asDouble(), within(SINGLE));
      close(transposed(plain.dw), flat(expected.get("dW")), DOUBLE);
      close(transposed(fast.dw), flat(expected.get("dW")), SINGLE);
      close(plain.db, flat(expected.get("db")), DOUBLE);
      close(fast.db, flat(expected.get("db")), SINGLE);
      close(plain.dm[0], flat(expected.get("dM")), DOUBLE);
      close(fast.dm[0], flat(expected.get("dM")), SINGLE);
    }
  }

  @Test
  void retrodictionWithWeightsOfItsOwn() throws IOException {
    JsonNode f = vector("F");
    JsonNode a = vector("A");
    LayerCase of = dense(a, new double[][] {flat(a.get("M")), flat(f.get("M_retro"))}, true);
    PlainLayer plain = new PlainLayer(of).learn();
    FastLayer fast = new FastLayer(of);
    double loss = f.get("loss_pred").asDouble() + f.get("loss_retro").asDouble();
    assertThat(plain.loss).isCloseTo(loss, within(DOUBLE));
    assertThat(fast.loss).isCloseTo(loss, within(SINGLE));
    close(transposed(plain.dw), flat(f.get("dW")), DOUBLE);
    close(transposed(fast.dw), flat(f.get("dW")), SINGLE);
    close(plain.dm[0], flat(f.get("dM_pred")), DOUBLE);
    close(plain.dm[1], flat(f.get("dM_retro")), DOUBLE);
    close(fast.dm[0], flat(f.get("dM_pred")), SINGLE);
    close(fast.dm[1], flat(f.get("dM_retro")), SINGLE);
  }

  @Test
  void oneConvolution() throws IOException {
    JsonNode h = vector("H");
    LayerCase of =
        new LayerCase(
            new ImageShape(2, 2, 1),
            new Layer.Plane(1, false),
            MomentGrid.twoViews(),
            1,
            false,
            flat(h.get("kernel")),
            new double[] {h.get("b").asDouble()},
            new double[][] {{h.get("M").asDouble()}},
            new double[][] {flat(h.get("x_context")), flat(h.get("x_current"))},
            new double[][] {{1}},
            new double[][] {{0}},
            new int[][] {{0}});
    PlainLayer plain = new PlainLayer(of).learn();
    FastLayer fast = new FastLayer(of);
    assertThat(plain.vectors()[0][0]).isCloseTo(h.get("c").asDouble(), within(DOUBLE));
    assertThat(plain.vectors()[1][0]).isCloseTo(h.get("z").asDouble(), within(DOUBLE));
    assertThat(1 - plain.loss).isCloseTo(h.get("u").asDouble(), within(DOUBLE));
    close(plain.dw, flat(h.get("dkernel")), DOUBLE);
    close(fast.dw, flat(h.get("dkernel")), SINGLE);
    assertThat(plain.db[0]).isCloseTo(h.get("db").asDouble(), within(DOUBLE));
    assertThat(fast.db[0]).isCloseTo(h.get("db").asDouble(), within(SINGLE));
    assertThat(plain.dm[0][0]).isCloseTo(h.get("dM").asDouble(), within(DOUBLE));
    assertThat(fast.dm[0][0]).isCloseTo(h.get("dM").asDouble(), within(SINGLE));
  }

  @Test
  void backPropagationThroughTwoLayers() throws IOException {
    JsonNode g = vector("G");
    JsonNode a = vector("A");
    ClappPlan plan = plan("hinge-cpc", 2);
    LayeredNetwork network =
        new LayeredNetwork(new Architecture(List.of(2, 2, 2)), 2, SmallTrials.KERNELS);
    fill(network, 1, transposed(flat(a.get("W"))));
    fill(network, 2, transposed(flat(g.get("W2"))));
    PairWeights weights = new PairWeights(SmallTrials.KERNELS, 2, 2, 1, 1, 1, 1);
    fill(weights.matrix(0, 1), flat(g.get("M2")));
    weights.repack();
    FMatrixRMaj moments = new FMatrixRMaj(2, 2);
    fill(
        moments,
        new double[] {
          a.get("x_context").get(0).asDouble(), a.get("x_context").get(1).asDouble(),
          a.get("x_current").get(0).asDouble(), a.get("x_current").get(1).asDouble()
        });
    Encoding encoding = new Encoding(network, 0, Medium.none(), 1);
    encoding.begin(0, moments);
    encoding.up(1);
    encoding.up(2);
    FMatrixRMaj v = new FMatrixRMaj(0, 0);
    encoding.vectors(2, v);
    close(wide(v, 1), join(flat(g.get("c2")), flat(g.get("z2"))), SINGLE);
    Draws draws = new Draws(plan, MomentGrid.twoViews(), 2, 1, "");
    draws.next(0, 1);
    draws.positive(0)[0] = 1;
    draws.negative(0)[0] = 0;
    FMatrixRMaj gv = new FMatrixRMaj(0, 0);
    Adam adam = new Adam(SmallTrials.KERNELS, List.of(weights.matrix(0, 1)));
    Contrast contrast = new Contrast(plan, MomentGrid.twoViews(), SmallTrials.KERNELS, weights);
    contrast.run(v, 1, draws, gv, adam, 0);
    assertThat(contrast.tally().loss()).isCloseTo(g.get("loss").asDouble(), within(SINGLE));
    close(wide(adam.gradient(0), -1), flat(g.get("dM2")), SINGLE);
    encoding.move(2, gv, 1);
    close(transposed(direction(encoding, network, 2)), flat(g.get("dW2")), SINGLE);
    encoding.down(2);
    close(transposed(direction(encoding, network, 1)), flat(g.get("dW1")), SINGLE);
    assertThat(flat(g.get("dW1"))).isNotEqualTo(flat(a.get("positive").get("dW")));
  }

  private static ClappPlan plan(String variant, int batch) {
    return ClappPlan.of(
        SmallTrials.values(
            "clapp",
            Map.of("variant", variant, "batch-size", batch, "retro-weights", "transposed")));
  }

  private static double[] direction(Encoding encoding, LayeredNetwork network, int l) {
    FMatrixRMaj dw = network.weights(l).createLike();
    encoding.gradient(l, dw, network.bias(l).createLike());
    return wide(dw, -1);
  }

  private static void fill(LayeredNetwork network, int l, double[] from) {
    fill(network.weights(l), from);
    network.repack(l);
  }

  private static void fill(FMatrixRMaj to, double[] from) {
    for (int i = 0; i < from.length; i++) {
      to.data[i] = (float) from[i];
    }
  }

  private static double[] wide(FMatrixRMaj from, double factor) {
    double[] out = new double[from.getNumElements()];
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * from.data[i];
    }
    return out;
  }

  private static double[] join(double[] a, double[] b) {
    return new double[] {a[0], a[1], b[0], b[1]};
  }

  /** B: scores of 2 and -2 are beyond both margins. */
  @Test
  void satisfiedMarginsTeachNothing() {
    double[][] each = {{.5, .5}};
    LayerCase of =
        new LayerCase(
            ImageShape.flat(2),
            new Layer.Dense(2),
            MomentGrid.twoViews(),
            2,
            false,
            new double[] {1, 0, 0, 1},
            new double[2],
            new double[][] {{2, -2, -2, 2}},
            new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}},
            each,
            each,
            new int[][] {{1, 0}});
    FastLayer fast = new FastLayer(of);
    assertThat(fast.loss).isZero();
    assertThat(new PlainLayer(of).learn().loss).isZero();
    assertThat(fast.dw).containsOnly(0);
    assertThat(fast.db).containsOnly(0);
    assertThat(fast.dm[0]).containsOnly(0);
    // A score of 1 is the margin itself: no update, no loss.
    LayerCase edge = of.with(of.w(), of.b(), new double[][] {{1, -1, -1, 1}});
    assertThat(new FastLayer(edge).loss).isZero();
    assertThat(new FastLayer(edge).dw).containsOnly(0);
  }

  /** C: scores as given, unit i of a target is what image i's context says of it. */
  @Test
  void lossesAreReducedAsTheDocumentSays() {
    double[][] positive = {{.5, 1.5}, {0, 0}, {2, 2}, {-1, .5}};
    double[][] negative = {{-2, 0}, {.5, -.5}, {1, 1}, {-1, -3}};
    FMatrixRMaj v = new FMatrixRMaj(16, 4);
    for (int b = 0; b < 4; b++) {
      for (int q = 0; q < 2; q++) {
        v.set(2 * b + q, b, 1);
        v.set(8 + 2 * b + q, b, (float) positive[b][q]);
        v.set(8 + 2 * ((b + 1) % 4) + q, b, (float) negative[b][q]);
      }
    }
    assertThat(reduced(v, "clapp-s", "")).isCloseTo(1.5, within(SINGLE));
    assertThat(reduced(v, "clapp", "group-mean")).isCloseTo(.625, within(SINGLE));
    assertThat(reduced(v, "clapp", "batch-mean")).isCloseTo(.3125, within(SINGLE));
  }

  private static double reduced(FMatrixRMaj v, String variant, String reduction) {
    ClappPlan plan = plan(variant, 4);
    if (!reduction.isEmpty()) {
      plan =
          ClappPlan.of(
              SmallTrials.values(
                  "clapp",
                  Map.of(
                      "batch-size",
                      4,
                      "retro-weights",
                      "transposed",
                      "coin-reduction",
                      reduction)));
    }
    MomentGrid grid = new MomentGrid(2, 2, 1, 0);
    Draws draws = alternating(plan, grid);
    for (int b = 0; b < 4; b++) {
      draws.negatives(0, 1)[b] = (b + 1) % 4;
    }
    PairWeights weights = new PairWeights(SmallTrials.KERNELS, 1, 4, 1, 1, 8, 1);
    for (int i = 0; i < 16; i++) {
      weights.matrix(0, 1).data[i] = i % 5 == 0 ? 1 : 0;
    }
    weights.repack();
    Contrast contrast = new Contrast(plan, grid, SmallTrials.KERNELS, weights);
    Adam adam = new Adam(SmallTrials.KERNELS, List.of(weights.matrix(0, 1)));
    contrast.run(v, 4, draws, new FMatrixRMaj(0, 0), adam, 0);
    return contrast.tally().loss();
  }

  /** Draws of a seed whose first coins are +, -, +, -; any where there is no coin. */
  private static Draws alternating(ClappPlan plan, MomentGrid grid) {
    for (long seed = 1; ; seed++) {
      Draws draws = new Draws(plan, grid, 1, seed, "");
      draws.next(0, 4);
      boolean suits = true;
      for (int b = 0; b < 4 && plan.coin(); b++) {
        suits &= draws.saccade(0, b) == (b % 2 == 1);
      }
      if (suits) {
        return draws;
      }
    }
  }
}
