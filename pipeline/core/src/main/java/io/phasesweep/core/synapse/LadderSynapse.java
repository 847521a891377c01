package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Values;

/**
 * A ladder with the two ligand levels between which its signal moves.
 *
 * @param ladder the ladder
 * @param background s0, uM: the ligand it rests at; its dissipation is counted there
 * @param step s1, uM: the ligand after the step that defines its kernel
 */
public record LadderSynapse(Ladder ladder, double background, double step) {
  public LadderSynapse {
    if (background == step) {
      throw new InvalidSetting(
          "ladder-step",
          "ladder-step is "
              + (float) step
              + ", which is also ladder-background; the kernel needs another level");
    }
  }

  /** The ladder of the group {@code ladder-*}. */
  public static LadderSynapse of(Values values) {
    return new LadderSynapse(
        new Ladder(
            values.whole(LadderSettings.LEVELS),
            values.real(LadderSettings.MIDPOINT),
            values.real(LadderSettings.FLIP_RATE)),
        values.real(LadderSettings.BACKGROUND),
        values.real(LadderSettings.STEP));
  }

  /** M 4, m0 1, 0 -&gt; 200 uM: as in the published code. */
  public static LadderSynapse published() {
    return new LadderSynapse(new Ladder(4, 1, 25), 0, 200);
  }

  /** M 4, m0 1, 100 -&gt; 200 uM. */
  public static LadderSynapse mid() {
    return new LadderSynapse(new Ladder(4, 1, 25), 100, 200);
  }

  /** M 8, m0 4, 100 -&gt; 110 uM: its ends lie far from where it works. */
  public static LadderSynapse centred() {
    return new LadderSynapse(new Ladder(8, 4, 25), 100, 110);
  }

  /** The memory at a given driving. */
  public LadderMemory at(double gamma) {
    return new LadderMemory(this, gamma);
  }

  /**
   * The memory that dissipates {@code entropyRate} at the background, k_BT per 1/k_R.
   *
   * @throws io.phasesweep.core.setting.InvalidSetting if the ladder cannot
   */
  public LadderMemory dissipating(double entropyRate) {
    return at(ladder.gammaFor(background, entropyRate));
  }
}
