package io.phasesweep.core.engine;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.trial.Predictor;
import org.ejml.data.FMatrixRMaj;

/** Errors and losses of a predictor over a part, in minibatches. Mutable, not thread-safe. */
final class Evaluator {
  private final Predictor predictor;
  private final int batchSize;
  private final Minibatch batch = new Minibatch();
  private final FMatrixRMaj scores = new FMatrixRMaj(0, 0);
  private int[] order = new int[0];
  private long macs;

  /**
   * @param batchSize examples of a full minibatch
   */
  Evaluator(Predictor predictor, int batchSize) {
    this.predictor = predictor;
    this.batchSize = batchSize;
  }

  /**
   * What a part gave.
   *
   * @param error share of wrong predictions
   * @param loss mean loss of an example
   */
  record Marks(double error, double loss) {}

  /** Predicts every example of {@code part}; ties go to the lowest class. Modified: this. */
  Marks of(Part part) {
    int size = part.size();
    require(size);
    long wrong = 0;
    double loss = 0;
    for (int from = 0; from < size; from += batchSize) {
      int count = Math.min(batchSize, size - from);
      batch.load(part, order, from, count);
      predictor.scores(batch, scores);
      loss += count * predictor.loss(batch, scores);
      for (int row = 0; row < count; row++) {
        wrong += argmax(row) == batch.label(row) ? 0 : 1;
      }
    }
    macs += size * predictor.macsPerExample();
    return new Marks((double) wrong / size, loss / size);
  }

  /** Multiply-adds spent so far. */
  long macs() {
    return macs;
  }

  private void require(int size) {
    if (order.length < size) {
      order = new int[size];
      for (int i = 0; i < size; i++) {
        order[i] = i;
      }
    }
  }

  private int argmax(int row) {
    int classes = scores.numCols;
    int start = row * classes;
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores.data[start + k] > scores.data[start + best] ? k : best;
    }
    return best;
  }
}
