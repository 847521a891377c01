package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/** A learner that classifies. */
public interface Predictor {

  /**
   * Class scores; the prediction is the argmax, ties to the lowest index. Clean weights, no jitter,
   * no noise. Not modified: this.
   *
   * @param in the examples
   * @param out Modified: [batch x classes], reshaped
   */
  void scores(Minibatch in, FMatrixRMaj out);

  /**
   * Mean loss of the column {@code loss}, for the scores that {@link #scores} gave for {@code in}.
   */
  double loss(Minibatch in, FMatrixRMaj scores);

  /** Multiply-adds that {@link #scores} spends on one example. */
  long macsPerExample();
}
