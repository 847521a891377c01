package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.sweeps.spec.SweepSpec;

/** How large the rows of a sweep become, roughly. */
final class StoreSize {
  private static final double ROW_BYTES = 2_000;
  private static final double METRICS = 25;
  private static final double MEASUREMENT_BYTES = 10;

  private StoreSize() {}

  static double bytes(SweepSpec spec, long trials) {
    return trials * (ROW_BYTES + points(spec) * METRICS * MEASUREMENT_BYTES);
  }

  private static double points(SweepSpec spec) {
    Cadence cadence = spec.cadence();
    if (cadence.every() == Cadence.Every.POINTS) {
      return 1.0 + cadence.amount();
    }
    boolean epochs = spec.budget().unit() == Budget.Unit.EPOCHS;
    double presentations =
        epochs ? (double) spec.budget().amount() * spec.data().train() : spec.budget().amount();
    return cadence.every() == Cadence.Every.EPOCH
        ? 1 + (epochs ? spec.budget().amount() : presentations / Math.max(1, spec.data().train()))
        : 1 + presentations / cadence.amount();
  }
}
