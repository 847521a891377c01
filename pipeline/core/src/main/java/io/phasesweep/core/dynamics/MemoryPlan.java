package io.phasesweep.core.dynamics;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.synapse.LadderMemory;
import io.phasesweep.core.synapse.LadderSettings;
import io.phasesweep.core.synapse.LadderSynapse;
import io.phasesweep.core.synapse.MemoryKernel;
import io.phasesweep.core.synapse.RampOperator;
import io.phasesweep.core.synapse.TapKernel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the synapses of a network remember.
 *
 * @param kernel of the memory, area included; {@code sine} lies on the grid
 * @param ladder what dissipates, or null for a kernel without one
 * @param coupling how the kernel's area meets the dead zone
 * @param scope whose mean signal a rescaled threshold follows
 * @param setpoint what setpoint-subtraction subtracts
 * @param thresholds dead zones of W1, b1, W2, ..; none = from the first minibatches
 * @param rangeMargin largest undisturbed signal in rms signals, where thresholds are automatic
 * @param ratesPerPeriod slow rate of the ladder times the period; 0 without one
 * @param ramp times, samples, grid, gain and dead zone
 */
public record MemoryPlan(
    MemoryKernel kernel,
    @Nullable LadderMemory ladder,
    Coupling coupling,
    Scope scope,
    Setpoint setpoint,
    List<Double> thresholds,
    double rangeMargin,
    double ratesPerPeriod,
    Ramp ramp) {

  /** How the area of a kernel meets the dead zone. */
  public enum Coupling {
    RESCALED_THRESHOLD,
    SETPOINT_SUBTRACTION,
    FLOOR_FREE,
    FIXED_THRESHOLD
  }

  /** Whose mean signal a rescaled threshold follows. */
  public enum Scope {
    LAYER,
    SYNAPSE
  }

  /** What setpoint-subtraction subtracts. */
  public enum Setpoint {
    PERIOD_MEAN,
    FREE_STATE
  }

  /**
   * The ramp that writes into the memory.
   *
   * @param fast tau_f, time units
   * @param slow tau_s
   * @param last index K of the last sample
   * @param grid points per time unit
   * @param gain factor of the integral of g(u)
   * @param cubic whether g is u^3/theta
   */
  public record Ramp(double fast, double slow, int last, int grid, double gain, boolean cubic) {
    /** The published network's: .1 up, .9 down, nine samples, a hundred grid points. */
    public static Ramp published() {
      return new Ramp(.1, .9, 8, 100, 5000, false);
    }
  }

  /** Thresholds of the published network, W1, b1, W2, b2. */
  private static final List<Double> PUBLISHED = List.of(1.2e-6, 1e-5, 2e-5, 2e-4);

  /** I at no dissipation, k_R, and cycles per 1/k_R of the law {@code floor-free}. */
  private static final double FLOOR_FREE_AREA = .54;

  private static final double FLOOR_FREE_FLUX = .5;

  /** The plan of a trial that reads two phases: the published kernel and ramp. */
  public static MemoryPlan twoPhase(Values values) {
    LadderMemory ladder = ladder(values);
    double area = ladder == null ? 0 : area(values, ladder);
    Ramp ramp = Ramp.published();
    return of(values, ladder, TapKernel.sine(area, 1.0 / ramp.grid()), ramp);
  }

  /** The plan of a trial with a kernel and a ramp of its own. */
  public static MemoryPlan of(
      Values values, @Nullable LadderMemory ladder, MemoryKernel kernel, Ramp ramp) {
    return new MemoryPlan(
        kernel,
        ladder,
        coupling(values),
        says(values, MemorySettings.SCOPE, "synapse") ? Scope.SYNAPSE : Scope.LAYER,
        says(values, MemorySettings.SETPOINT, "free-state")
            ? Setpoint.FREE_STATE
            : Setpoint.PERIOD_MEAN,
        thresholds(values),
        values.has(MemorySettings.RANGE_MARGIN) ? values.real(MemorySettings.RANGE_MARGIN) : 0,
        ladder == null ? 0 : values.real(MemorySettings.RATES_PER_PERIOD),
        ramp);
  }

  /** The ladder that dissipates what the trial says; null where {@code dissipation} is a word. */
  public static @Nullable LadderMemory ladder(Values values) {
    if (values.is(LadderSettings.DISSIPATION, "ideal")) {
      return null;
    }
    return LadderSynapse.of(values).dissipating(values.real(LadderSettings.DISSIPATION));
  }

  /** I of a ladder per period, {@code area-cap} at most and where it does not compare. */
  public static double area(Values values, LadderMemory ladder) {
    double cap = values.real(MemorySettings.AREA_CAP);
    double rates = values.real(MemorySettings.RATES_PER_PERIOD);
    if (coupling(values) == Coupling.FLOOR_FREE) {
      double sigma = values.real(LadderSettings.DISSIPATION);
      double law = FLOOR_FREE_AREA * StrictMath.exp(-sigma / (2 * FLOOR_FREE_FLUX));
      return Math.min(cap, rates * law);
    }
    return ladder.contrastive() ? Math.min(cap, rates * ladder.area()) : cap;
  }

  private static boolean says(Values values, Setting setting, String word) {
    return values.has(setting) && values.is(setting, word);
  }

  /** A kernel without area has nothing to couple. */
  private static Coupling coupling(Values values) {
    if (!values.has(MemorySettings.COUPLING)) {
      return Coupling.FIXED_THRESHOLD;
    }
    return switch (values.word(MemorySettings.COUPLING)) {
      case "setpoint-subtraction" -> Coupling.SETPOINT_SUBTRACTION;
      case "floor-free" -> Coupling.FLOOR_FREE;
      case "fixed-threshold" -> Coupling.FIXED_THRESHOLD;
      default -> Coupling.RESCALED_THRESHOLD;
    };
  }

  private static List<Double> thresholds(Values values) {
    if (values.is(MemorySettings.THRESHOLDS, "auto")) {
      return List.of();
    }
    if (values.is(MemorySettings.THRESHOLDS, "published")) {
      if (!MemorySettings.publishedFits(values)) {
        throw new InvalidSetting(
            MemorySettings.THRESHOLDS.name(),
            "thresholds published belong to 784-500-10 with minibatches of 20; auto or a list is"
                + " allowed for other nets");
      }
      return PUBLISHED;
    }
    double[] list = values.reals(MemorySettings.THRESHOLDS);
    int blocks = 2 * (values.items(Settings.ARCHITECTURE).size() - 1);
    if (list.length != blocks) {
      throw new InvalidSetting(
          MemorySettings.THRESHOLDS.name(),
          "thresholds has "
              + list.length
              + " numbers; "
              + blocks
              + " are allowed, one for each of W1, b1, W2, b2 and so on");
    }
    return Arrays.stream(list).boxed().toList();
  }

  /** I, per period. */
  public double areaPerPeriod() {
    return new RampOperator(kernel, ramp.last(), ramp.grid()).area()
        / moment()
        * (ramp.fast() + ramp.slow());
  }

  /** |M1| of the memory's scale. */
  public double moment() {
    return RampOperator.sineMoment(ramp.grid());
  }
}
