package io.phasesweep.core.engine;

/**
 * When published codes call a training collapsed:
 *
 * <pre>
 *   accuracy below half of the best so far, after epoch 5; or error above .8 after it was below .3
 * </pre>
 *
 * Mutable.
 */
final class PublishedCollapse {
  private double best;
  private boolean learned;

  /** Whether the error at that epoch is a collapse. Modified: this. */
  boolean test(double epoch, double error) {
    double accuracy = 1 - error;
    boolean halved = epoch > 5 && accuracy < best / 2;
    boolean lost = learned && error > .8;
    this.best = Math.max(best, accuracy);
    this.learned |= error < .3;
    return halved || lost;
  }
}
