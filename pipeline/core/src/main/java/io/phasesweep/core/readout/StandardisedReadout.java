package io.phasesweep.core.readout;

import org.ejml.data.FMatrixRMaj;

/**
 * Multinomial logistic regression on z-scored features, in double.
 *
 * <pre>
 *   mean cross-entropy + 1e-4 sum of squares of all weights, bias included
 *   from 0 by L-BFGS until the largest entry of the gradient is at most 1e-5, at most 1000 iterations
 * </pre>
 *
 * Immutable once trained; not thread-safe.
 */
public final class StandardisedReadout implements Readout {
  private static final double TOLERANCE = 1e-5;
  private static final int ITERATIONS = 1_000;

  private final Features features;
  private final double[] w;
  private final int classes;
  private final long trainingMacs;

  /**
   * Trains it.
   *
   * @param train features [examples x features]
   * @param labels one per example
   */
  public StandardisedReadout(FMatrixRMaj train, int[] labels, int classes) {
    this(train, labels, classes, TOLERANCE, new double[0]);
  }

  /** Trains it from given weights, to a given gradient; for tests. */
  StandardisedReadout(
      FMatrixRMaj train, int[] labels, int classes, double tolerance, double[] start) {
    this.features = new Features(train);
    this.classes = classes;
    SoftmaxObjective objective =
        new SoftmaxObjective(features.scored(train), labels, classes, features.width());
    this.w = start.length == 0 ? new double[objective.size()] : start.clone();
    int looks = new QuasiNewton(objective::at, tolerance, ITERATIONS).minimise(w);
    this.trainingMacs = 2L * looks * labels.length * objective.size();
  }

  /** The weights, class-major, the bias behind the features; a copy. */
  double[] weights() {
    return w.clone();
  }

  @Override
  public void scores(FMatrixRMaj in, FMatrixRMaj out) {
    double[] x = features.scored(in);
    int width = features.width();
    out.reshape(in.numRows, classes);
    for (int n = 0; n < in.numRows; n++) {
      for (int k = 0; k < classes; k++) {
        out.data[n * classes + k] = (float) SoftmaxObjective.dot(w, k * width, x, n * width, width);
      }
    }
  }

  @Override
  public long macsPerExample() {
    return (long) classes * features.width();
  }

  @Override
  public long trainingMacs() {
    return trainingMacs;
  }
}
