package io.phasesweep.core.synapse;

import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a rule or assay takes the group {@code ladder-*}: the preset gives the defaults. */
public final class LadderUses {
  /** A ladder exists only where the dissipation is a number. */
  public static final Use.Condition FINITE =
      new Use.Condition(
          "dissipation is a number",
          earlier -> earlier.find(LadderSettings.DISSIPATION.name()) instanceof Value.Real);

  private LadderUses() {}

  /**
   * The uses of the group, after that of {@link LadderSettings#DISSIPATION}.
   *
   * @param preset the ladder where the file names none
   */
  public static List<Use> of(String preset) {
    return List.of(
        Use.of(LadderSettings.PRESET, preset).where(FINITE),
        Use.of(LadderSettings.LEVELS, earlier -> new Value.Whole(preset(earlier).ladder().levels()))
            .where(FINITE),
        use(LadderSettings.MIDPOINT, ladder -> ladder.ladder().midpoint()),
        use(LadderSettings.BACKGROUND, LadderSynapse::background),
        use(LadderSettings.STEP, LadderSynapse::step),
        use(LadderSettings.FLIP_RATE, ladder -> ladder.ladder().flipRate()));
  }

  private static Use use(Setting setting, ToDoubleFunction<LadderSynapse> ofPreset) {
    return Use.of(setting, earlier -> new Value.Real(ofPreset.applyAsDouble(preset(earlier))))
        .where(FINITE);
  }

  private static LadderSynapse preset(Values earlier) {
    return switch (earlier.word(LadderSettings.PRESET)) {
      case "mid" -> LadderSynapse.mid();
      case "centred" -> LadderSynapse.centred();
      default -> LadderSynapse.published();
    };
  }
}
