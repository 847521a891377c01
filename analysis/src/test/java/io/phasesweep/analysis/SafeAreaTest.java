package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SafeAreaTest {
  private static final double[] QUARTERS = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] THIRDS = {0, 1 / 3.0, 2 / 3.0, 1};

  @Test
  void planeIsExact() {
    double[][] p = new double[5][5];
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 5; i++) {
        p[j][i] = 1 - (QUARTERS[i] + QUARTERS[j]) / 2;
      }
    }
    assertThat(SafeArea.share(QUARTERS, QUARTERS, p, 0.75)).isEqualTo(0.125, within(1e-15));
  }

  @Test
  void unevenMap() {
    double[][] p = {{1, 1, .9, .2}, {1, .9, .5, .1}, {1, .8, .2, 0}, {.6, .3, 0, 0}};
    assertThat(SafeArea.share(THIRDS, THIRDS, p, 0.9)).isEqualTo(0.227045, within(5e-7));
    assertThat(SafeArea.share(THIRDS, THIRDS, p, 0.5)).isEqualTo(0.564560, within(5e-7));
  }

  @Test
  void agreesWithRaster() {
    double[] x = {0, 1, 4};
    double[] y = {-2, 3};
    double[][] p = {{1, .3, .8}, {.2, .95, .1}};
    double level = 0.6;
    int n = 1200;
    long safe = 0;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        double u = (i + 0.5) / n * 4;
        int k = u < 1 ? 0 : 1;
        double s = (u - x[k]) / (x[k + 1] - x[k]);
        safe +=
            about(p[0][k], p[0][k + 1], p[1][k + 1], p[1][k], s, (j + 0.5) / n) >= level ? 1 : 0;
      }
    }
    assertThat(SafeArea.share(x, y, p, level)).isEqualTo((double) safe / n / n, within(1e-3));
  }

  /** Value at (s, t) of the unit square, corners (0,0) (1,0) (1,1) (0,1), center their mean. */
  private static double about(double a, double b, double c, double d, double s, double t) {
    double center = (a + b + c + d) / 4;
    double u = 2 * s - 1;
    double v = 2 * t - 1;
    double r = Math.max(Math.abs(u), Math.abs(v));
    if (r == 0) {
      return center;
    }
    double eu = u / r;
    double ev = v / r;
    double edge;
    if (Math.abs(v) >= Math.abs(u)) {
      double f = (eu + 1) / 2;
      edge = v < 0 ? a + f * (b - a) : d + f * (c - d);
    } else {
      double f = (ev + 1) / 2;
      edge = u < 0 ? a + f * (d - a) : b + f * (c - b);
    }
    return center + r * (edge - center);
  }

  @Test
  void oneAxisIsLinearBetweenNeighbors() {
    double[] one = {0};
    double[] jitter = {0, 0.5, 1};
    double[][] column = {{1}, {0.8}, {0}};
    assertThat(SafeArea.share(one, jitter, column, 0.9)).isEqualTo(0.25, within(1e-15));
    assertThat(SafeArea.share(jitter, one, new double[][] {{1, 0.8, 0}}, 0.4))
        .isEqualTo(0.75, within(1e-15));
    assertThat(SafeArea.share(one, one, new double[][] {{0.9}}, 0.9)).isEqualTo(1);
  }

  @Test
  void flatMapsAreAllOrNothing() {
    double[][] at = {{.9, .9}, {.9, .9}};
    double[] ends = {0, 1};
    assertThat(SafeArea.share(ends, ends, at, 0.9)).isEqualTo(1);
    assertThat(SafeArea.share(ends, ends, at, 0.9000001)).isZero();
  }
}
