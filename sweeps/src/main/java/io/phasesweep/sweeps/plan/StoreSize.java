package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.Training;

/** How large the rows of a sweep become, roughly. */
final class StoreSize {
  private static final double ROW_BYTES = 2_000;
  private static final double METRICS = 25;
  private static final double MEASUREMENT_BYTES = 10;

  /** x and y of a usual curve. */
  private static final double ASSAY_MEASUREMENTS = 1_000;

  private StoreSize() {}

  static double bytes(SweepSpec spec, long trials) {
    double measurements =
        spec.training().map(training -> points(training) * METRICS).orElse(ASSAY_MEASUREMENTS);
    return trials * (ROW_BYTES + measurements * MEASUREMENT_BYTES);
  }

  private static double points(Training training) {
    Cadence cadence = training.cadence();
    if (cadence.every() == Cadence.Every.POINTS) {
      return 1.0 + cadence.amount();
    }
    boolean epochs = training.budget().unit() == Budget.Unit.EPOCHS;
    double presentations =
        epochs
            ? (double) training.budget().amount() * training.data().train()
            : training.budget().amount();
    return cadence.every() == Cadence.Every.EPOCH
        ? 1
            + (epochs
                ? training.budget().amount()
                : presentations / Math.max(1, training.data().train()))
        : 1 + presentations / cadence.amount();
  }
}
