package io.phasesweep.core.synapse;

/**
 * What a response u does to the weight: g(u). {@link #mean} integrates g exactly over a piece on
 * which u is linear.
 */
public enum DeadZone {
  /** g = u where |u| &gt;= theta, else 0: kept, not shifted. */
  HARD {
    @Override
    public double mean(double from, double to, double threshold) {
      if (from < 0 == to < 0) {
        return part(from, to, threshold);
      }
      double share = from / (from - to);
      return share * part(from, 0, threshold) + (1 - share) * part(0, to, threshold);
    }

    /** A piece on one side of 0. */
    private double part(double from, double to, double threshold) {
      double low = Math.min(Math.abs(from), Math.abs(to));
      double high = Math.max(Math.abs(from), Math.abs(to));
      double passed;
      if (high < threshold) {
        return 0;
      } else if (low >= threshold) {
        passed = (low + high) / 2;
      } else {
        passed = (high + threshold) / 2 * ((high - threshold) / (high - low));
      }
      return from + to < 0 ? -passed : passed;
    }
  },

  /** g = u^3 / theta. */
  CUBIC {
    @Override
    public double mean(double from, double to, double threshold) {
      return (from + to) * (from * from + to * to) / 4 / threshold;
    }
  };

  /**
   * The mean of g over a piece.
   *
   * @param from u at its start
   * @param to u at its end
   * @param threshold theta, at least 0; above 0 for {@link #CUBIC}
   */
  public abstract double mean(double from, double to, double threshold);
}
