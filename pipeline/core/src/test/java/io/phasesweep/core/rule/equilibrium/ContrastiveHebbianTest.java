package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.setting.Values;

class ContrastiveHebbianTest extends EquilibriumContract {
  @Override
  protected String rule() {
    return "contrastive-hebbian";
  }

  @Override
  Contrast contrast(Values settings) {
    return new ContrastiveHebbian.Clamping();
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
