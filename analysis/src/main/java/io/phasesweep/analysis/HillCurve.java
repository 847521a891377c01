package io.phasesweep.analysis;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is left of a gain under jitter J:
 *
 * <pre>
 *   r(J) = 1 / (1 + (J / J50)^h)
 * </pre>
 *
 * J50 is in the unit of J, h has none. A. V. Hill, J. Physiol. 40, 1910.
 *
 * @param logHalf log J50
 * @param logSteepness log h
 */
record HillCurve(double logHalf, double logSteepness) {
  private static final int NODES = 24;
  private static final int STEPS = 200;
  private static final double CONVERGED = 1e-10;
  private static final double STIFFEST = 1e12;
  private static final double FLAT = 0.01;

  /** From .9 to .1 within a quarter of J: where the squares still fall, no jitter holds h back. */
  private static final double STEEPEST = StrictMath.log(20);

  /** How far beyond the jitters J50 is looked for, as a factor. */
  private static final double BEYOND = StrictMath.log(16);

  double half() {
    return StrictMath.exp(logHalf);
  }

  double steepness() {
    return StrictMath.exp(logSteepness);
  }

  /** r(J); 1 at J = 0. */
  double at(double jitter) {
    return 1 / (1 + StrictMath.exp(steepness() * (StrictMath.log(jitter) - logHalf)));
  }

  /**
   * Unweighted least squares in log J50 and log h, from the best node of a grid by
   * Levenberg-Marquardt steps.
   *
   * @param jitter at least two values above 0, ascending
   * @param retained r there
   * @return empty where the values leave J50 or h open: a flat line, or a step between two jitters
   */
  static Optional<HillCurve> fit(double[] jitter, double[] retained) {
    double low = StrictMath.log(jitter[0]) - BEYOND / 2;
    double high = StrictMath.log(jitter[jitter.length - 1]) + BEYOND / 2;
    HillCurve best = new HillCurve((low + high) / 2, 0);
    for (int half = 0; half <= NODES; half++) {
      for (int doubling = -2; doubling <= 4; doubling++) {
        HillCurve node =
            new HillCurve(low + (high - low) * half / NODES, doubling * StrictMath.log(2));
        if (node.squares(jitter, retained) < best.squares(jitter, retained)) {
          best = node;
        }
      }
    }
    return best.improved(jitter, retained);
  }

  /** The same from this curve instead of a grid. */
  Optional<HillCurve> improved(double[] jitter, double[] retained) {
    HillCurve curve = this;
    double squares = curve.squares(jitter, retained);
    double damping = 1e-3;
    boolean converged = false;
    for (int step = 0; step < STEPS && damping < STIFFEST && !converged; step++) {
      double[] move = curve.move(jitter, retained, damping);
      HillCurve next = new HillCurve(curve.logHalf + move[0], curve.logSteepness + move[1]);
      double then = next.squares(jitter, retained);
      if (!(then <= squares)) {
        damping *= 10;
        continue;
      }
      if (!next.within(jitter)) {
        return Optional.empty();
      }
      curve = next;
      squares = then;
      damping /= 10;
      converged = Math.max(Math.abs(move[0]), Math.abs(move[1])) < CONVERGED;
    }
    // Stiff without a gain, too, the sum of squares is at its least to the last digit.
    boolean least = converged || damping >= STIFFEST;
    return least && curve.bends(jitter) ? Optional.of(curve) : Optional.empty();
  }

  /** Whether a jitter lies on the slope: without one J50 moves and no value notices. */
  private boolean bends(double[] jitter) {
    return Arrays.stream(jitter).map(this::at).anyMatch(r -> r > FLAT && r < 1 - FLAT);
  }

  private boolean within(double[] jitter) {
    return logHalf >= StrictMath.log(jitter[0]) - BEYOND
        && logHalf <= StrictMath.log(jitter[jitter.length - 1]) + BEYOND
        && Math.abs(logSteepness) <= STEEPEST;
  }

  private double squares(double[] jitter, double[] retained) {
    double sum = 0;
    for (int i = 0; i < jitter.length; i++) {
      double miss = retained[i] - at(jitter[i]);
      sum += miss * miss;
    }
    return sum;
  }

  /** The damped step; NaN where nothing depends on a parameter. */
  private double[] move(double[] jitter, double[] retained, double damping) {
    double[] normal = new double[5];
    double h = steepness();
    for (int i = 0; i < jitter.length; i++) {
      double distance = h * (StrictMath.log(jitter[i]) - logHalf);
      double r = 1 / (1 + StrictMath.exp(distance));
      double byHalf = h * r * (1 - r);
      double bySteepness = -distance * r * (1 - r);
      double miss = retained[i] - r;
      normal[0] += byHalf * byHalf;
      normal[1] += byHalf * bySteepness;
      normal[2] += bySteepness * bySteepness;
      normal[3] += byHalf * miss;
      normal[4] += bySteepness * miss;
    }
    double first = normal[0] * (1 + damping);
    double second = normal[2] * (1 + damping);
    double determinant = first * second - normal[1] * normal[1];
    double[] move = {
      (second * normal[3] - normal[1] * normal[4]) / determinant,
      (first * normal[4] - normal[1] * normal[3]) / determinant
    };
    if (!Arrays.stream(move).allMatch(Double::isFinite)) {
      Arrays.fill(move, Double.NaN);
    }
    return move;
  }
}
