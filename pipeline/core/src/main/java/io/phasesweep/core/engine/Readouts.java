package io.phasesweep.core.engine;

import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.network.Loss;
import io.phasesweep.core.readout.Readout;
import io.phasesweep.core.readout.ReadoutPlan;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.ReadEncoder;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The predictor of a learner that has none: a read-out of one of its layers, trained on the labels
 * of the training file. The loss is the mean cross-entropy. Mutable, not thread-safe.
 */
final class Readouts implements Predictor {
  private static final int PIECE = 200;

  private final ReadEncoder encoder;
  private final ReadoutPlan plan;
  private final Part train;
  private final int[] rows;
  private final int[] labels;
  private final Minibatch batch = new Minibatch();
  private final FMatrixRMaj piece = new FMatrixRMaj(0, 0);
  private @Nullable Readout readout;
  private @Nullable Readout ofScored;
  private int layer;
  private long macs;

  /**
   * @param data with labels; so many of the last examples of the training file, or the training
   *     part
   */
  Readouts(ReadEncoder encoder, Dataset data) {
    this.encoder = encoder;
    this.plan = encoder.readout();
    this.train = plan.examples() == 0 ? data.train() : data.labelled();
    int count = plan.examples() == 0 ? train.size() : Math.min(plan.examples(), train.size());
    this.rows = new int[count];
    this.labels = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = train.size() - count + i;
      labels[i] = train.label(rows[i]);
    }
  }

  /** The layer that is scored. */
  int scored() {
    return plan.layer();
  }

  /** Trains a read-out of that layer; 0 = input. Modified: this. */
  void read(int ofLayer) {
    FMatrixRMaj features = new FMatrixRMaj(0, 0);
    for (int from = 0; from < rows.length; from += PIECE) {
      int count = Math.min(PIECE, rows.length - from);
      batch.load(train, rows, from, count);
      encoder.features(batch, ofLayer, piece);
      if (from == 0) {
        features.reshape(rows.length, piece.numCols);
      }
      System.arraycopy(piece.data, 0, features.data, from * piece.numCols, count * piece.numCols);
    }
    this.layer = ofLayer;
    Readout trained = plan.train(features, labels, train.classes(), ofLayer);
    this.readout = trained;
    this.ofScored = ofLayer == plan.layer() ? trained : ofScored;
    macs += rows.length * encoder.macsPerExample() + trained.trainingMacs();
  }

  /** Predicts by the last read-out of the scored layer again. Modified: this. */
  void backToScored() {
    this.layer = plan.layer();
    this.readout = ofScored;
  }

  /** Multiply-adds that training the read-outs has spent. */
  long macs() {
    return macs;
  }

  private Readout trained() {
    Readout found = readout;
    if (found == null) {
      throw new IllegalStateException("no read-out is trained yet");
    }
    return found;
  }

  @Override
  public void scores(Minibatch in, FMatrixRMaj out) {
    encoder.features(in, layer, piece);
    trained().scores(piece, out);
  }

  @Override
  public double loss(Minibatch in, FMatrixRMaj scores) {
    return Loss.CROSS_ENTROPY.mean(in, scores);
  }

  @Override
  public long macsPerExample() {
    return encoder.macsPerExample() + trained().macsPerExample();
  }
}
