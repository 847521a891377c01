package io.phasesweep.core.rule.dual;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.medium.CarriedWeights;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.medium.StateNoise;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.FeedForwardProbe;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** The product's dyads on a small net with weights of a test's choice. */
final class DyadNet {
  final DualPlan plan;
  final LayeredNetwork network;
  final Dyads dyads;
  final Inference inference;

  /**
   * @param capacity batch size of the layout; below 8 products take another way
   */
  DyadNet(DualPlan plan, int capacity) {
    this(plan, new LayeredNetwork(dense(plan), capacity, SmallTrials.KERNELS));
  }

  /** The plan on a network that is there. */
  DyadNet(DualPlan plan, LayeredNetwork network) {
    this.plan = plan;
    this.network = network;
    this.dyads =
        new Dyads(
            network,
            plan,
            new CarriedWeights(network, Medium.none(), 1),
            new StateNoise(Medium.none(), network.depth(), 1, 1));
    this.inference = new Inference(plan, dyads, "inference-order", 1);
  }

  private static Architecture dense(DualPlan plan) {
    int inputs = plan.net().architecture().inputs().orElseThrow();
    return plan.net()
        .architecture()
        .on(ImageShape.flat(inputs), plan.net().architecture().classes());
  }

  /** A plan from settings, in pairs of name and value. */
  static DualPlan plan(int[] sizes, Object... pairs) {
    Map<String, Object> given = new HashMap<>();
    given.put("architecture", sizes);
    for (int i = 0; i < pairs.length; i += 2) {
      given.put((String) pairs[i], pairs[i + 1]);
    }
    return DualPlan.of(SmallTrials.values("dual-propagation", given));
  }

  /** Normal weights of deviation gain / sqrt(fan_in), normal biases. Modified: this. */
  DyadNet drawn(long seed, double gain, double biasDeviation) {
    for (int k = 1; k <= network.depth(); k++) {
      Stream stream = new Stream(seed, "W" + k);
      FMatrixRMaj weights = network.weights(k);
      double scale = gain / Math.sqrt(weights.numRows);
      for (int e = 0; e < weights.getNumElements(); e++) {
        weights.data[e] = (float) (scale * stream.normal(0, e));
      }
      FMatrixRMaj bias = network.bias(k);
      for (int e = 0; e < bias.getNumElements(); e++) {
        bias.data[e] = (float) (biasDeviation * stream.normal(1, e));
      }
    }
    return packed();
  }

  /** Says that weights were written. Modified: this. */
  DyadNet packed() {
    for (int k = 1; k <= network.depth(); k++) {
      network.repack(k);
    }
    return this;
  }

  /** Normal inputs and drawn labels. */
  static ArrayPart examples(long seed, int count, int inputs, int classes) {
    Stream draws = new Stream(seed, "examples");
    float[][] x = new float[count][inputs];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < inputs; i++) {
        x[n][i] = (float) draws.normal(n, i);
      }
      labels[n] = (int) draws.below(count + n, 0, classes);
    }
    return new ArrayPart(x, labels, classes);
  }

  static double[][] inputs(ArrayPart part) {
    double[][] x = new double[part.size()][part.inputs()];
    for (int n = 0; n < x.length; n++) {
      for (int i = 0; i < x[n].length; i++) {
        x[n][i] = part.inputsOf()[n][i];
      }
    }
    return x;
  }

  static int[] labels(ArrayPart part) {
    int[] labels = new int[part.size()];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = part.label(n);
    }
    return labels;
  }

  /** The same net in double. */
  DyadReference reference(DyadReference.Form form) {
    return reference(plan, form);
  }

  /** The same weights under another plan, in double. */
  DyadReference reference(DualPlan other, DyadReference.Form form) {
    int depth = network.depth();
    double[][][] w = new double[depth + 1][][];
    double[][] b = new double[depth + 1][];
    for (int k = 1; k <= depth; k++) {
      FMatrixRMaj weights = network.weights(k);
      w[k] = new double[weights.numRows][weights.numCols];
      b[k] = new double[weights.numCols];
      for (int j = 0; j < weights.numCols; j++) {
        for (int i = 0; i < weights.numRows; i++) {
          w[k][i][j] = weights.get(i, j);
        }
        b[k][j] = network.bias(k).data[j];
      }
    }
    return new DyadReference(other, w, b, form);
  }

  /** Infers all examples of a part, at most a minibatch of them. */
  DyadNet infer(ArrayPart part) {
    return infer(part.all());
  }

  DyadNet infer(Minibatch batch) {
    dyads.begin(batch.inputs());
    inference.run(0, batch, 0);
    return this;
  }

  /** Mean gradient after an inference, blocks W1, b1, .. */
  double[][] gradients() {
    int examples = dyads.difference(1).columns();
    List<FMatrixRMaj> sums = new FeedForwardProbe(plan.net(), 1, network).zeros();
    LayerUpdate direction = new LayerUpdate();
    for (int k = 1; k <= network.depth(); k++) {
      dyads.direction(k, -1 / (plan.scale(k) * examples), direction);
      direction.addWeights(network.kernels(), sums.get(2 * k - 2), 1);
      direction.addBias(network.kernels(), sums.get(2 * k - 1), 1);
    }
    return FeedForwardProbe.widened(sums).toArray(new double[0][]);
  }

  /** Mean gradient of the loss by the product's passes, blocks W1, b1, .. */
  double[][] backpropagation(ArrayPart part) {
    double[][] descent =
        new FeedForwardProbe(plan.net(), 1, network)
            .updates(part.all())
            .reference()
            .blocks()
            .toArray(new double[0][]);
    for (double[] block : descent) {
      for (int i = 0; i < block.length; i++) {
        block[i] = -block[i];
      }
    }
    return descent;
  }

  /** Values of a panel [columns x units]. */
  static float[] values(Panel panel) {
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    panel.store(out);
    return java.util.Arrays.copyOf(out.data, out.getNumElements());
  }

  /** The cosine of two gradients over one layer, weights and bias together. */
  static double cosine(double[][] a, double[][] b, int k) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int block = 2 * k - 2; block < 2 * k; block++) {
      for (int i = 0; i < a[block].length; i++) {
        product += a[block][i] * b[block][i];
        first += a[block][i] * a[block][i];
        second += b[block][i] * b[block][i];
      }
    }
    return product / Math.sqrt(first) / Math.sqrt(second);
  }
}
