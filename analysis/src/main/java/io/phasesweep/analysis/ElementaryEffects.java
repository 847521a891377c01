package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Elementary effects of one axis: what one step does, per unit of the whole range of the axis.
 *
 * <pre>
 *   effect = (f(x + step) - f(x)) / step      step = p / (2 (p - 1)) of the range
 *   mu = mean    mu* = mean |effect|    sigma = population standard deviation
 * </pre>
 *
 * <p>M. Morris, Technometrics 33 (1991) 161; F. Campolongo, J. Cariboni, A. Saltelli, Environmental
 * Modelling and Software 22 (2007) 1509 (mu*).
 *
 * @param axis its name
 * @param mu mean effect
 * @param muStar mean absolute effect
 * @param sigma spread of the effects: curvature and interaction
 */
record ElementaryEffects(String axis, Interval mu, Interval muStar, Interval sigma) {
  private static final int LEAST = 10;

  /** The three statistics with percentile intervals over the effects, from 10 effects on. */
  static ElementaryEffects of(String axis, double[] effects) {
    return new ElementaryEffects(
        axis,
        interval("morris-mu", effects, e -> mean(e)),
        interval("morris-mu-star", effects, e -> mean(Arrays.stream(e).map(Math::abs).toArray())),
        interval("morris-sigma", effects, ElementaryEffects::deviation));
  }

  private static Interval interval(
      String statistic, double[] effects, ToDoubleFunction<double[]> estimator) {
    return effects.length < LEAST
        ? new Interval(estimator.applyAsDouble(effects), Double.NaN, Double.NaN, effects.length)
        : Resampling.bootstrap(statistic, effects, estimator);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
  }

  /** The effects of every axis of a morris design, in its order; axes without one are left out. */
  static List<ElementaryEffects> of(DesignPoints design, CellOutput output) {
    double step = design.levels() / (2.0 * (design.levels() - 1));
    List<ElementaryEffects> all = new ArrayList<>();
    for (int axis = 0; axis < design.axes().size(); axis++) {
      int a = axis;
      double[] effects =
          IntStream.range(0, design.samples())
              .mapToDouble(walk -> effect(design, walk, a, output) / step)
              .filter(e -> !Double.isNaN(e))
              .toArray();
      if (effects.length > 0) {
        all.add(of(design.axisName(axis), effects));
      }
    }
    return all;
  }

  /** Output after the step of that axis less that before it, along its rising values. */
  private static double effect(DesignPoints design, int walk, int axis, CellOutput output) {
    for (int i = 1; i < design.columns(); i++) {
      Optional<Cell> from = design.cell(walk, i - 1);
      Optional<Cell> to = design.cell(walk, i);
      int direction = direction(design, axis, from, to);
      if (direction != 0) {
        return direction * (output.of(to) - output.of(from));
      }
    }
    return Double.NaN;
  }

  private static int direction(
      DesignPoints design, int axis, Optional<Cell> from, Optional<Cell> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return 0;
    }
    for (String name : design.axes().get(axis)) {
      String before = from.get().settings().getOrDefault(name, "");
      String after = to.get().settings().getOrDefault(name, "");
      int compared = SettingText.BY_VALUE.compare(after, before);
      if (compared != 0) {
        return Integer.signum(compared);
      }
    }
    return 0;
  }
}
