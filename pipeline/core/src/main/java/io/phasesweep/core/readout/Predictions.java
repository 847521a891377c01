package io.phasesweep.core.readout;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/** Classes that scores [batch x classes] name. */
public final class Predictions {
  private Predictions() {}

  /** The class with the highest score of an example, ties to the lowest index. */
  public static int predicted(FMatrixRMaj scores, int row) {
    int start = row * scores.numCols;
    int best = 0;
    for (int j = 1; j < scores.numCols; j++) {
      if (scores.data[start + j] > scores.data[start + best]) {
        best = j;
      }
    }
    return best;
  }

  /** Examples whose predicted class is not their label. */
  public static int mistakes(Minibatch batch, FMatrixRMaj scores) {
    int wrong = 0;
    for (int row = 0; row < batch.size(); row++) {
      wrong += predicted(scores, row) == batch.label(row) ? 0 : 1;
    }
    return wrong;
  }
}
