package io.phasesweep.core.readout;

import org.ejml.data.FMatrixRMaj;

/** A linear classifier on frozen features; it measures, it never teaches. */
public interface Readout {

  /**
   * Class scores.
   *
   * @param features [examples x features]
   * @param out Modified: [examples x classes], reshaped
   */
  void scores(FMatrixRMaj features, FMatrixRMaj out);

  /** Multiply-adds that {@link #scores} spends on one example. */
  long macsPerExample();

  /** Multiply-adds that its training spent. */
  long trainingMacs();

  /** Which protocol: a number without it is void. */
  enum Protocol {
    /** {@link StandardisedReadout}. */
    STANDARDISED,
    /** {@link PublishedReadout}. */
    PUBLISHED
  }
}
