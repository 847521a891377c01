package io.phasesweep.core.rule.clapp;

/** Loss, scores and gates of one layer in one minibatch. Mutable, not thread-safe. */
final class Tally {
  private double loss;
  private double positiveSum;
  private double negativeSum;
  private long positives;
  private long negatives;
  private long positivesOpen;
  private long negativesOpen;
  private double magnitude;

  void clear() {
    this.loss = 0;
    this.positiveSum = 0;
    this.negativeSum = 0;
    this.positives = 0;
    this.negatives = 0;
    this.positivesOpen = 0;
    this.negativesOpen = 0;
    this.magnitude = 0;
  }

  void loss(double share) {
    loss += share;
  }

  void positive(double u, boolean open) {
    positiveSum += u;
    positives++;
    positivesOpen += open ? 1 : 0;
    magnitude += Math.abs(u);
  }

  void negative(double u, boolean open) {
    negativeSum += u;
    negatives++;
    negativesOpen += open ? 1 : 0;
    magnitude += Math.abs(u);
  }

  void scale(double factor) {
    loss *= factor;
  }

  double loss() {
    return loss;
  }

  double positiveSum() {
    return positiveSum;
  }

  double negativeSum() {
    return negativeSum;
  }

  long positives() {
    return positives;
  }

  long negatives() {
    return negatives;
  }

  long positivesOpen() {
    return positivesOpen;
  }

  long negativesOpen() {
    return negativesOpen;
  }

  /** Mean |u|. */
  double magnitude() {
    return magnitude / Math.max(1, positives + negatives);
  }
}
