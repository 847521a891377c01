package io.phasesweep.core.trial;

import java.io.Serializable;

/**
 * How long a trial trains.
 *
 * @param unit what is counted
 * @param amount how many; the step in which it is reached is finished
 */
public record Budget(Unit unit, long amount) implements Serializable {

  /**
   * Share of the budget that is spent, 0..1 and beyond once it is reached.
   *
   * @param progress what was done
   * @param stepsPerEpoch minibatches of an epoch
   */
  public double share(Progress progress, long stepsPerEpoch) {
    double spent =
        switch (unit) {
          case EPOCHS -> (double) progress.minibatches / stepsPerEpoch;
          case PRESENTATIONS -> progress.presentations;
          case MACS -> progress.macs;
          case NETWORK_STEPS -> progress.networkSteps;
        };
    return spent / amount;
  }

  /** What a budget counts. */
  public enum Unit {
    EPOCHS("epochs"),
    /** Training examples loaded on the input. */
    PRESENTATIONS("presentations"),
    /** Multiply-adds of learning. */
    MACS("macs"),
    /** Updates of the whole network state. */
    NETWORK_STEPS("network-steps");

    private final String key;

    Unit(String key) {
      this.key = key;
    }

    /** The word of the sweep file and of the trial's name. */
    public String key() {
      return key;
    }
  }
}
