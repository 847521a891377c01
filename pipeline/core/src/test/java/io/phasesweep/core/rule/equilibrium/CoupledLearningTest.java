package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Values;

class CoupledLearningTest extends EquilibriumContract {
  @Override
  protected String rule() {
    return "coupled-learning";
  }

  @Override
  Contrast contrast(Values settings) {
    return new CoupledLearning.Moving(settings.real(Settings.NUDGING_STRENGTH));
  }

  @Override
  int secondPhases() {
    return 1;
  }

  @Override
  int movingLayers(int depth) {
    return depth - 1;
  }
}
