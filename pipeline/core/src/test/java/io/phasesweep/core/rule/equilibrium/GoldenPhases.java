package io.phasesweep.core.rule.equilibrium;

import com.fasterxml.jackson.databind.JsonNode;
import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.dynamics.Equilibrium;
import io.phasesweep.core.dynamics.GoldenNet;
import io.phasesweep.core.dynamics.Phases;
import io.phasesweep.core.dynamics.PlainNetwork;
import io.phasesweep.core.dynamics.RelaxationPlan;
import io.phasesweep.core.dynamics.RelaxationPlan.Order;
import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.SmallTrials;
import io.phasesweep.core.trial.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** A golden net on the product's kernels. */
record GoldenPhases(GoldenNet golden, LayeredNetwork network, Phases phases) {

  static GoldenPhases of(JsonNode c, int capacity) {
    boolean alternating = c.get("order").asText().equals("alternating");
    return of(GoldenNet.of(c), alternating, Activation.HARD_SIGMOID, capacity);
  }

  static GoldenPhases of(
      GoldenNet golden, boolean alternating, Activation activation, int capacity) {
    LayeredNetwork network =
        new LayeredNetwork(new Architecture(sizes(golden)), capacity, SmallTrials.KERNELS);
    network.restore(theta(golden.net()));
    RelaxationPlan plan =
        new RelaxationPlan(
            alternating ? Order.ALTERNATING : Order.SYNCHRONOUS,
            .5,
            0,
            20,
            6,
            activation,
            activation);
    Phases phases =
        new Phases(
            network,
            plan,
            new CarriedWeights(network, Medium.none(), 1),
            new StateNoise(Medium.none(), network.depth(), 20, 1));
    return new GoldenPhases(golden, network, phases);
  }

  static List<Integer> sizes(GoldenNet golden) {
    List<Integer> sizes = new ArrayList<>(List.of(golden.x()[0].length));
    for (int l = 1; l <= golden.net().depth(); l++) {
      sizes.add(golden.net().b[l].length);
    }
    return sizes;
  }

  static List<float[]> theta(PlainNetwork net) {
    List<float[]> theta = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      theta.add(flat(net.w[l]));
      theta.add(flat(new double[][] {net.b[l]}));
    }
    return theta;
  }

  static float[] flat(double[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return flat;
  }

  static ArrayPart part(GoldenNet golden) {
    float[][] x = new float[golden.examples()][];
    int[] labels = new int[x.length];
    int classes = golden.t()[0].length;
    for (int n = 0; n < x.length; n++) {
      x[n] = flat(new double[][] {golden.x()[n]});
      labels[n] = n % classes;
    }
    return new ArrayPart(x, labels, classes);
  }

  /** A learner of equilibrium propagation on the golden net. */
  static Learner learner(GoldenNet golden, int batchSize) {
    int[] sizes = sizes(golden).stream().mapToInt(Integer::intValue).toArray();
    Map<String, Object> given = Map.of("architecture", sizes, "batch-size", batchSize);
    String rule = "equilibrium-propagation";
    Snapshot snapshot =
        SmallTrials.begin(rule, given, SmallTrials.materials(part(golden))).snapshot();
    List<float[]> theta = theta(golden.net());
    for (int l = 1; l <= golden.net().depth(); l++) {
      snapshot.put("W" + l, theta.get(2 * l - 2)).put("b" + l, theta.get(2 * l - 1));
    }
    return SmallTrials.rule(rule, given)
        .resume(
            SmallTrials.trial(rule, SmallTrials.values(rule, given), 1),
            SmallTrials.materials(part(golden)),
            snapshot);
  }

  /** Loads inputs and targets and runs the free phase. */
  Equilibrium settle(int sweeps) {
    phases.load(matrix(golden.x()), 0);
    phases.teach(matrix(golden.t()));
    return phases.settle(sweeps);
  }

  static FMatrixRMaj matrix(double[][] rows) {
    return FMatrixRMaj.wrap(rows.length, rows[0].length, flat(rows));
  }

  /** The compared correlations, as blocks W1, b1, W2, .. */
  double[][] update(double gain) {
    double[][] blocks = golden.net().blocks();
    LayerUpdate direction = new LayerUpdate();
    for (int l = 1; l <= network.depth(); l++) {
      phases.direction(l, gain / golden.examples(), direction);
      FMatrixRMaj w = network.weights(l).createLike();
      FMatrixRMaj b = network.bias(l).createLike();
      network.kernels().accumulate(w, direction.terms(1));
      network.kernels().accumulateBias(b, direction.terms(1));
      widen(w.data, blocks[2 * l - 2]);
      widen(b.data, blocks[2 * l - 1]);
    }
    return blocks;
  }

  private static void widen(float[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }
}
