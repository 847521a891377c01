package io.phasesweep.core.readout;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerUpdate;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Loss;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.OptimizerPlan;
import io.phasesweep.core.random.Stream;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The published protocol: one linear layer on the raw features, cross-entropy, Adam 1e-3,
 * minibatches of 32, 300 epochs; weights uniform within 1/sqrt(features), biases 0; streams {@code
 * readout/W<l>} and {@code readout/order}, whose lane is its epoch. Not thread-safe.
 *
 * <p>EPFL-LCN/pub-illing2021-neurips @73671e1; the initial weights are its library's.
 */
public final class PublishedReadout implements Readout {
  private static final int BATCH = 32;
  private static final int EPOCHS = 300;
  private static final double RATE = 1e-3;

  private final LayeredNetwork network;
  private final Panel below;
  private final Panel above;
  private final Panel offset;
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj outputs = new FMatrixRMaj(0, 0);
  private final long trainingMacs;

  /**
   * Trains it.
   *
   * @param train features [examples x features]
   * @param labels one per example
   * @param layer whose features they are, for the stream
   */
  public PublishedReadout(
      FMatrixRMaj train, int[] labels, int classes, int layer, long seed, Kernels kernels) {
    this.network =
        new LayeredNetwork(new Architecture(List.of(train.numCols, classes)), BATCH, kernels);
    this.below = network.panel(0);
    this.above = network.panel(1);
    this.offset = network.panel(1);
    Stream draws = new Stream(seed, "readout/W" + layer);
    double bound = 1 / Math.sqrt(train.numCols);
    FMatrixRMaj w = network.weights(1);
    for (int e = 0; e < w.getNumElements(); e++) {
      w.data[e] = (float) (bound * (2 * draws.real64(0, e) - 1));
    }
    network.repack(1);
    this.trainingMacs = 2L * EPOCHS * train.numRows * network.architecture().synapses();
    learn(new Examples(train, labels, classes), new Stream(seed, "readout/order"));
  }

  /** Features as a part. */
  private static final class Examples implements Part {
    private final FMatrixRMaj features;
    private final int[] labels;
    private final int classes;

    Examples(FMatrixRMaj features, int[] labels, int classes) {
      this.features = features;
      this.labels = labels;
      this.classes = classes;
    }

    @Override
    public int classes() {
      return classes;
    }

    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int inputs() {
      return features.numCols;
    }

    @Override
    public void load(int[] rows, int from, int count, FMatrixRMaj out) {
      out.reshape(count, inputs());
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            features.data, rows[from + i] * inputs(), out.data, i * inputs(), inputs());
      }
    }

    @Override
    public int label(int row) {
      return labels[row];
    }
  }

  private void learn(Examples examples, Stream order) {
    Optimizer adam = new OptimizerPlan(OptimizerPlan.Law.ADAM, 0).of(network, 1);
    LayerUpdate direction = new LayerUpdate();
    Minibatch batch = new Minibatch();
    FMatrixRMaj error = new FMatrixRMaj(0, 0);
    int[] rows = new int[examples.size()];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      order.order(epoch, rows);
      for (int from = 0; from < rows.length; from += BATCH) {
        int count = Math.min(BATCH, rows.length - from);
        batch.load(examples, rows, from, count);
        forward(batch.inputs());
        Loss.CROSS_ENTROPY.gradient(outputs, batch, 0, error);
        above.load(error);
        direction.set(below, above, -1.0 / count);
        adam.apply(direction, RATE);
        network.repack(1);
      }
    }
  }

  private void forward(FMatrixRMaj features) {
    below.load(features);
    offset.columns(features.numRows);
    offset.broadcast(network.bias(1));
    network
        .kernels()
        .apply(network.packed(1), Direction.UP, below, offset, above, new Epilogue.Store());
    above.store(outputs);
  }

  @Override
  public void scores(FMatrixRMaj features, FMatrixRMaj out) {
    int classes = network.architecture().classes();
    out.reshape(features.numRows, classes);
    for (int from = 0; from < features.numRows; from += BATCH) {
      int count = Math.min(BATCH, features.numRows - from);
      piece.reshape(count, features.numCols);
      System.arraycopy(
          features.data, from * features.numCols, piece.data, 0, count * features.numCols);
      forward(piece);
      System.arraycopy(outputs.data, 0, out.data, from * classes, count * classes);
    }
  }

  @Override
  public long macsPerExample() {
    return network.architecture().synapses();
  }

  @Override
  public long trainingMacs() {
    return trainingMacs;
  }
}
