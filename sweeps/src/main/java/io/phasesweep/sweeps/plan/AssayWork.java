package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.SynapseSettings;

/**
 * Predicted seconds of an assay: pieces of a period times the passes over them.
 *
 * <pre>
 *   pieces = (min(tau_f, 40/B) + min(tau_s, 40/B)) / step
 * </pre>
 *
 * <p>An estimate for ordering and for people.
 */
final class AssayWork {
  private static final double SECONDS_PER_PIECE = 8e-9;
  private static final double SECONDS_PER_DRIVEN_STEP = 1e-4;
  private static final double SETTLED = 40;

  private AssayWork() {}

  static double seconds(Values settings) {
    double rate = number(settings, SynapseSettings.KERNEL_RATE.name(), SETTLED / 1e9);
    double window = SETTLED / rate;
    double step = number(settings, "time-step", 1);
    double fast = number(settings, SynapseSettings.FAST_TIME.name(), 1);
    double slow = number(settings, SynapseSettings.SLOW_TIME.name(), 1);
    if (settings.find("signal-mean") == null) {
      return (fast + slow) / step * SECONDS_PER_DRIVEN_STEP;
    }
    double pieces = (Math.min(fast, window) + Math.min(slow, window)) / step;
    double passes = number(settings, "amplitude-points", 0) + 10 * number(settings, "periods", 1);
    return pieces * passes * SECONDS_PER_PIECE;
  }

  private static double number(Values settings, String name, double otherwise) {
    Value value = settings.find(name);
    if (value instanceof Value.Real real) {
      return real.value();
    }
    return value instanceof Value.Whole whole ? whole.value() : otherwise;
  }
}
