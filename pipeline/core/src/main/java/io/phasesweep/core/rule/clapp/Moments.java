package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/** What a minibatch of images becomes before it enters the first layer. */
interface Moments {

  /**
   * The moments that are learned from.
   *
   * @param from first example
   * @param count B, how many
   * @param epoch lane of the draws
   * @param out Modified: [vectors B x inputs of a moment], ordered as {@link MomentGrid} says
   */
  void load(Minibatch batch, int from, int count, long epoch, FMatrixRMaj out);

  /**
   * The same without chance, for features.
   *
   * @param out Modified: [{@link #stills} B x inputs of a moment], ordered as in {@link #load}
   */
  void still(Minibatch batch, int from, int count, FMatrixRMaj out);

  /** Moments of one image without chance. */
  MomentGrid stills();
}
