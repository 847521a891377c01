package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a map crosses a level, in the triangulation of {@link SafeArea}, as line segments between
 * cell centers: the center of column i, row j is (i + 1/2, j + 1/2).
 */
final class LevelCurve {
  private LevelCurve() {}

  /** A segment from (x, y) to (x2, y2). */
  record Segment(double x, double y, double x2, double y2) {}

  private record Corner(double x, double y, double value) {}

  /**
   * The level curve of a grid.
   *
   * @param values [rows x columns]; squares and neighbors with a NaN are left out
   */
  static List<Segment> of(double[][] values, double level) {
    List<Segment> segments = new ArrayList<>();
    if (values.length == 1) {
      line(values[0], level, segments);
    }
    for (int j = 0; j + 1 < values.length; j++) {
      for (int i = 0; i + 1 < values[j].length; i++) {
        square(values, i, j, level, segments);
      }
    }
    return segments;
  }

  private static void line(double[] values, double level, List<Segment> segments) {
    for (int i = 0; i + 1 < values.length; i++) {
      if (values[i] >= level != values[i + 1] >= level
          && !Double.isNaN(values[i] + values[i + 1])) {
        double x = i + 0.5 + (level - values[i]) / (values[i + 1] - values[i]);
        segments.add(new Segment(x, 0, x, 1));
      }
    }
  }

  private static void square(
      double[][] values, int i, int j, double level, List<Segment> segments) {
    double x = i + 0.5;
    double y = j + 0.5;
    Corner[] corners = {
      new Corner(x, y, values[j][i]),
      new Corner(x + 1, y, values[j][i + 1]),
      new Corner(x + 1, y + 1, values[j + 1][i + 1]),
      new Corner(x, y + 1, values[j + 1][i])
    };
    double sum = 0;
    for (Corner corner : corners) {
      sum += corner.value();
    }
    if (!Double.isNaN(sum)) {
      Corner center = new Corner(x + 0.5, y + 0.5, sum / 4);
      for (int k = 0; k < 4; k++) {
        triangle(corners[k], corners[(k + 1) % 4], center, level, segments);
      }
    }
  }

  private static void triangle(Corner a, Corner b, Corner c, double level, List<Segment> segments) {
    List<Corner> crossings = new ArrayList<>();
    crossing(a, b, level, crossings);
    crossing(b, c, level, crossings);
    crossing(c, a, level, crossings);
    if (crossings.size() == 2) {
      Corner from = crossings.get(0);
      Corner to = crossings.get(1);
      segments.add(new Segment(from.x(), from.y(), to.x(), to.y()));
    }
  }

  private static void crossing(Corner a, Corner b, double level, List<Corner> crossings) {
    if (a.value() >= level != b.value() >= level) {
      double t = (level - a.value()) / (b.value() - a.value());
      crossings.add(new Corner(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), level));
    }
  }
}
