package io.phasesweep.spark;

import io.phasesweep.core.trial.Measurement;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where in a curve a measurement stands.
 *
 * @param epoch its epoch
 * @param metric what was measured
 * @param layer null for the whole net
 */
record MeasurementPlace(double epoch, String metric, @Nullable Integer layer) {
  /** The earliest first; what was measured at one epoch, by name. */
  static final Comparator<Measurement> BY_EPOCH =
      Comparator.comparingDouble(Measurement::epoch).thenComparing(Measurement::metric);

  static MeasurementPlace of(Measurement m) {
    return new MeasurementPlace(m.epoch(), m.metric(), m.layer());
  }

  /** For example {@code activity_mean of layer 1 at epoch 3}. */
  String text() {
    String where = epoch == Math.rint(epoch) ? Long.toString((long) epoch) : epoch + "";
    return metric + (layer == null ? "" : " of layer " + layer) + " at epoch " + where;
  }
}
