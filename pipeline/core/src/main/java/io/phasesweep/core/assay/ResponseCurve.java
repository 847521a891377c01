package io.phasesweep.core.assay;

import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.PeriodResponse;
import io.phasesweep.core.trial.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates of one period against the amplitude: x = A, y = delta w / alpha at n points of [0, end).
 */
final class ResponseCurve {
  private final double[] amplitudes;
  private final double[] updates;

  private ResponseCurve(double[] amplitudes, double[] updates) {
    this.amplitudes = amplitudes;
    this.updates = updates;
  }

  /**
   * The uses of the grid, after that of amplitude-max.
   *
   * @param share its end as a share of amplitude-max
   */
  static List<Use> uses(double share, int points) {
    return List.of(
        Use.of(
            AssaySettings.AMPLITUDE_END,
            earlier -> new Value.Real(share * earlier.real(AssaySettings.AMPLITUDE_MAX))),
        Use.of(AssaySettings.AMPLITUDE_POINTS, points));
  }

  static ResponseCurve of(Values values, PeriodResponse response, SynapsePeriod period) {
    double end = values.real(AssaySettings.AMPLITUDE_END);
    double[] amplitudes = new double[values.whole(AssaySettings.AMPLITUDE_POINTS)];
    double[] updates = new double[amplitudes.length];
    for (int i = 0; i < amplitudes.length; i++) {
      amplitudes[i] = end * i / amplitudes.length;
      updates[i] = response.update(period.mean(), amplitudes[i], period.threshold(), period.zone());
    }
    return new ResponseCurve(amplitudes, updates);
  }

  /** A over a unit. */
  double[] amplitudes(double unit) {
    return scaled(amplitudes, unit);
  }

  /** delta w over a unit. */
  double[] updates(double unit) {
    return scaled(updates, unit);
  }

  private static double[] scaled(double[] values, double unit) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] / unit;
    }
    return scaled;
  }

  int points() {
    return amplitudes.length;
  }

  /** The curve as measurements, in order of its points. */
  List<Measurement> measurements() {
    return points(amplitudes, updates);
  }

  /** Points of any curve: epoch = index, metrics x and y. */
  static List<Measurement> points(double[] x, double[] y) {
    List<Measurement> points = new ArrayList<>(2 * x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new Measurement(i, 0, "x", null, x[i]));
      points.add(new Measurement(i, 0, "y", null, y[i]));
    }
    return points;
  }

  /** A scalar: a measurement at epoch 0. */
  static Measurement scalar(String metric, double value) {
    return new Measurement(0, 0, metric, null, value);
  }
}
