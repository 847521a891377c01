package io.phasesweep.core.engine;

import java.util.List;
import java.util.Map;

/** What must be set for a setting of the memory synapse to apply and to matter. */
final class MemoryTable {
  private MemoryTable() {}

  static void needs(String setting, Map<String, Object> given) {
    boolean ladder = setting.startsWith("ladder-");
    List<String> area =
        List.of(
            "dissipation-coupling", "threshold-scope", "setpoint", "rates-per-period", "area-cap");
    if (ladder || area.contains(setting)) {
      given.put("dissipation", 2.0);
    }
    if (setting.equals("setpoint")) {
      given.put("dissipation-coupling", "setpoint-subtraction");
    }
    if (setting.equals("kernel-rate")) {
      given.put("memory-kernel", "ecoli");
    }
    if (setting.startsWith("integrator-") || setting.equals("response-time")) {
      given.put("memory-kernel", "integral-feedback");
      given.put("thresholds", new double[] {0, 0, 0, 0});
    }
    if (setting.equals("jitter-law") || setting.equals("jitter-target")) {
      given.put("phase-jitter", .5);
    }
    if (List.of("thresholds", "range-margin").contains(setting)) {
      given.put("dissipation", "ideal");
    }
  }
}
