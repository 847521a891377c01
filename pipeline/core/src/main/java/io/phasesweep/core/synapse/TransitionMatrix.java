package io.phasesweep.core.synapse;

/**
 * Where a chain goes in a time h: exp(Qh), with every entry to its full relative accuracy, because
 * only non-negative numbers are added and multiplied.
 *
 * <pre>
 *   lambda = max_i sum_j R_ij     P(h/2^k) = e^-x sum_n (x (1 + Q/lambda))^n / n!,  x = lambda h/2^k &lt;= 1/2
 * </pre>
 *
 * <p>then squared k times. A. Jensen, "Markoff chains as an aid in the study of Markoff processes",
 * Skandinavisk Aktuarietidskrift 36, 1953.
 */
final class TransitionMatrix {
  private static final int TERMS = 16;

  private TransitionMatrix() {}

  /**
   * [from x to]; rows sum to 1.
   *
   * @param rates [from x to]; the diagonal is not read
   */
  static double[][] of(double[][] rates, double duration) {
    int n = rates.length;
    double[] out = new double[n];
    double fastest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i] += i == j ? 0 : rates[i][j];
      }
      fastest = Math.max(fastest, out[i]);
    }
    int squarings = 0;
    double x = fastest * duration;
    while (x > .5) {
      x /= 2;
      squarings++;
    }
    double[][] hop = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hop[i][j] = x * (i == j ? (fastest - out[i]) / fastest : rates[i][j] / fastest);
      }
    }
    double[][] sum = identity(n);
    for (int term = TERMS; term > 0; term--) {
      double[][] product = times(hop, sum);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          sum[i][j] = (i == j ? 1 : 0) + product[i][j] / term;
        }
      }
    }
    normalise(sum);
    for (int k = 0; k < squarings; k++) {
      sum = times(sum, sum);
      normalise(sum);
    }
    return sum;
  }

  static double[][] identity(int n) {
    double[][] one = new double[n][n];
    for (int i = 0; i < n; i++) {
      one[i][i] = 1;
    }
    return one;
  }

  static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double factor = a[i][k];
        for (int j = 0; j < n; j++) {
          c[i][j] += factor * b[k][j];
        }
      }
    }
    return c;
  }

  /** Rows that sum to 1: takes the place of the factor e^-x, and of its rounding. */
  private static void normalise(double[][] a) {
    for (double[] row : a) {
      double sum = 0;
      for (double entry : row) {
        sum += entry;
      }
      for (int j = 0; j < row.length; j++) {
        row[j] /= sum;
      }
    }
  }
}
