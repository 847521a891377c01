package io.phasesweep.core.engine;

import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Outcome;
import java.util.Arrays;

/**
 * The scores of a trial over its epochs and what follows from them. Mutable.
 *
 * <pre>
 *   trained    ends at or above the threshold; dips = how often it fell below it and came back
 *   collapsed  was at or above, ends below; date = first measurement after the last one above
 * </pre>
 */
final class Curve {
  private final double threshold;
  private double[] epochs = new double[8];
  private double[] scores = new double[8];
  private int count;

  Curve(double threshold) {
    this.threshold = threshold;
  }

  /** Adds a point. Modified: this. */
  void add(double epoch, double score) {
    if (count == epochs.length) {
      epochs = Arrays.copyOf(epochs, 2 * count);
      scores = Arrays.copyOf(scores, 2 * count);
    }
    epochs[count] = epoch;
    scores[count] = score;
    count++;
  }

  /** The best score so far; minus infinity before the first. */
  double best() {
    return count == 0 ? Double.NEGATIVE_INFINITY : scores[indexOfBest()];
  }

  private int indexOfBest() {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private int firstAbove() {
    int i = 0;
    while (i < count && !(scores[i] >= threshold)) {
      i++;
    }
    return i;
  }

  private int lastAbove() {
    int i = count - 1;
    while (i >= 0 && !(scores[i] >= threshold)) {
      i--;
    }
    return i;
  }

  private int dips() {
    int dips = 0;
    for (int i = firstAbove() + 1; i < count; i++) {
      dips += scores[i] >= threshold && !(scores[i - 1] >= threshold) ? 1 : 0;
    }
    return dips;
  }

  /**
   * How a trial that came to its end ended.
   *
   * @param unsettled minibatches that did not settle
   * @param minibatches all of them
   */
  Outcome outcome(long unsettled, long minibatches) {
    int last = lastAbove();
    if (last < 0) {
      return 2 * unsettled > minibatches ? new Outcome.NotSettled() : new Outcome.NeverLearned();
    }
    return last < count - 1
        ? new Outcome.Collapsed(epochs[last + 1])
        : new Outcome.Trained(epochs[firstAbove()], dips());
  }

  /** Scores and their dates. */
  Facts facts() {
    Facts facts = new Facts();
    if (count == 0) {
      return facts;
    }
    double sum = 0;
    for (int i = 1; i < count; i++) {
      sum += scores[i];
    }
    int best = indexOfBest();
    facts
        .put("start_score", scores[0])
        .put("best_score", scores[best])
        .put("best_epoch", epochs[best])
        .put("final_score", scores[count - 1]);
    if (count > 1) {
      facts.put("mean_score", sum / (count - 1));
    }
    if (firstAbove() < count) {
      facts.put("trained_epoch", epochs[firstAbove()]);
    }
    return facts;
  }
}
