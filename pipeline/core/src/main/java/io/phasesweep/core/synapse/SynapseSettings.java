package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;

/** The settings of a synapse's memory that its assays and the network rule share. */
public final class SynapseSettings {
  private static final String NONE = "-";
  private static final String TIME = "time unit";
  private static final String PER_TIME = "1/time unit";
  private static final double LONGEST = 1e4;

  public static final Setting MEMORY_KERNEL =
      new Setting(
          "memory-kernel",
          Kind.WORD,
          NONE,
          Range.oneOf("ecoli", "sine", "ladder", "integral-feedback"),
          "How a synapse weighs the past of its signal.");

  public static final Setting KERNEL_AREA =
      real(
          "kernel-area",
          PER_TIME,
          Range.between(0, 1e3),
          "Area I of the kernel where no ladder gives it; 0 only compares.");

  public static final Setting KERNEL_RATE =
      real(
          "kernel-rate",
          PER_TIME,
          Range.aboveTo(0, 1e6),
          "Rate B of the three stages of the kernel ecoli.");

  public static final Setting INTEGRATOR_LEAK =
      real(
          "integrator-leak",
          NONE,
          Range.between(0, 1e3),
          "Leak eps of the integrator of integral feedback; 0 remembers for ever.");

  public static final Setting INTEGRATOR_GAIN =
      real(
          "integrator-gain",
          NONE,
          Range.between(0, 1e3),
          "Strength k with which the integrator feeds back.");

  public static final Setting INTEGRATOR_TIME =
      real("integrator-time", TIME, Range.aboveTo(0, LONGEST), "Time tau_m of the integrator.");

  public static final Setting RESPONSE_TIME =
      real(
          "response-time",
          TIME,
          Range.aboveTo(0, LONGEST),
          "Time tau_u of the response of integral feedback.");

  public static final Setting FAST_TIME =
      real("fast-time", TIME, Range.aboveTo(0, LONGEST), "Length tau_f of the fast ramp, upwards.");

  public static final Setting SLOW_TIME =
      real("slow-time", TIME, Range.aboveTo(0, LONGEST), "Length tau_s of the slow ramp, back.");

  public static final Setting DEAD_ZONE =
      new Setting(
          "dead-zone",
          Kind.WORD,
          NONE,
          Range.oneOf("hard", "cubic"),
          "What passes of a response u: all of it from the threshold on, or u^3 over the threshold.");

  public static final Setting JITTER_LAW =
      new Setting(
          "jitter-law",
          Kind.WORD,
          NONE,
          Range.oneOf("gamma", "lognormal"),
          "Distribution of the ramp times of mean 1 and coefficient of variation phase-jitter.");

  public static final Setting JITTER_TARGET =
      new Setting(
          "jitter-target",
          Kind.WORD,
          NONE,
          Range.oneOf("both", "fast", "slow"),
          "Which ramp times vary.");

  private SynapseSettings() {}

  private static Setting real(String name, String unit, Range range, String meaning) {
    return new Setting(name, Kind.REAL, unit, range, meaning);
  }
}
