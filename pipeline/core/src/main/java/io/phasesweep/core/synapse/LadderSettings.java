package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Setting.Kind;

/** The settings of a ladder synapse, shared by its assays and by the rules that read through it. */
public final class LadderSettings {
  private static final String NONE = "-";
  private static final double MOST_LIGAND = 1e6;

  public static final Setting DISSIPATION =
      new Setting(
          "dissipation",
          Kind.REAL,
          "k_BT per 1/k_R",
          Range.between(0, 55).orWords("ideal"),
          "Entropy production rate of the memory of a synapse; ideal is a perfect kernel of zero"
              + " area.");

  public static final Setting PRESET =
      new Setting(
          "ladder-preset",
          Kind.WORD,
          NONE,
          Range.oneOf("published", "mid", "centred"),
          "Which ladder the defaults of levels, midpoint, background and step describe.");

  public static final Setting LEVELS =
      new Setting(
          "ladder-levels",
          Kind.WHOLE,
          NONE,
          Range.between(1, 32),
          "Highest modification level M of the ladder; it has 2 M + 2 states.");

  public static final Setting MIDPOINT =
      new Setting(
          "ladder-midpoint",
          Kind.REAL,
          NONE,
          Range.between(0, 32),
          "Modification level m0 at which the unbound receptor is half active.");

  public static final Setting BACKGROUND =
      new Setting(
          "ladder-background",
          Kind.REAL,
          "uM",
          Range.between(0, MOST_LIGAND),
          "Ligand level s0 at rest; dissipation is counted there.");

  public static final Setting STEP =
      new Setting(
          "ladder-step",
          Kind.REAL,
          "uM",
          Range.between(0, MOST_LIGAND),
          "Ligand level s1 after the step that defines the kernel.");

  public static final Setting FLIP_RATE =
      new Setting(
          "ladder-flip-rate",
          Kind.REAL,
          "k_R",
          Range.aboveTo(0, 1e4),
          "Rate RF between active and inactive where no energy is in the way.");

  private LadderSettings() {}
}
