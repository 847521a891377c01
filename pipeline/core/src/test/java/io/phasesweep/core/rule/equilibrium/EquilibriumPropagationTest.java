package io.phasesweep.core.rule.equilibrium;

import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class EquilibriumPropagationTest extends EquilibriumContract {
  @Override
  protected String rule() {
    return "equilibrium-propagation";
  }

  @Override
  Contrast contrast(Values settings) {
    return new EquilibriumPropagation.Nudging(Nudge.of(settings));
  }

  @Override
  int secondPhases() {
    return 2;
  }

  @Override
  int movingLayers(int depth) {
    return depth;
  }

  @Override
  protected List<Map<String, Object>> variants() {
    List<Map<String, Object>> all = new ArrayList<>(super.variants());
    all.add(Map.of("nudging-asymmetry", 1.0));
    all.add(Map.of("nudging-asymmetry", 0.0));
    all.add(Map.of("nudging-asymmetry", "random"));
    return all;
  }

  @Override
  protected Map<String, Object> everything() {
    Map<String, Object> all = super.everything();
    all.put("nudging-asymmetry", "random");
    all.put("nudging-strength", .3);
    return all;
  }
}
