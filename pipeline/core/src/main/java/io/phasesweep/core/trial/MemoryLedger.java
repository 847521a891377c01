package io.phasesweep.core.trial;

import io.phasesweep.core.dynamics.MemoryPlan;
import io.phasesweep.core.synapse.LadderMemory;

/**
 * What the memory of a network's synapses costs: entropy production of its ladder, stationary at
 * the background ligand,
 *
 * <pre>
 *   per update = sigma N_R   [k_BT per synapse and period]      total = per update x parameters x updates
 * </pre>
 *
 * Only the simulated synapse dissipates; a memory without a ladder has no ledger, never 0.
 */
public final class MemoryLedger {
  private static final double JOULES_300K = 1.380649e-23 * 300;

  private MemoryLedger() {}

  /**
   * The columns of a trial, none without a ladder.
   *
   * @param plan of the memory
   * @param parameters adaptive parameters
   * @param updates so far
   */
  public static Facts of(MemoryPlan plan, long parameters, long updates) {
    Facts facts = new Facts();
    LadderMemory ladder = plan.ladder();
    if (ladder == null) {
      return facts;
    }
    double rate = ladder.entropyRate();
    double each = perUpdate(plan);
    double total = each * parameters * updates;
    return facts
        .put("gamma", ladder.gamma())
        .put("affinity", ladder.affinity())
        .put("entropy_rate", rate)
        .put("entropy_per_update", each)
        .put("entropy_per_update_ln2", each / StrictMath.log(2))
        .put("entropy_total", total)
        .put("joules_300k", total * JOULES_300K)
        .put("area_imbalance", ladder.imbalance())
        .put("kernel_area", plan.areaPerPeriod())
        .put("kernel_contrastive", ladder.contrastive())
        .put("area_halving_cost", ladder.areaHalvingCost());
  }

  /** k_BT per synapse and update; NaN without a ladder. */
  public static double perUpdate(MemoryPlan plan) {
    LadderMemory ladder = plan.ladder();
    return ladder == null ? Double.NaN : ladder.entropyRate() * plan.ratesPerPeriod();
  }
}
