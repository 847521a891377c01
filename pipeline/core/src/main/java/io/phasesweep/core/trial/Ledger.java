package io.phasesweep.core.trial;

import io.phasesweep.core.synapse.LadderMemory;

/**
 * What the memory of a synapse dissipates, as columns of a row. Only the simulated synapse
 * dissipates here; what computes it does not count.
 *
 * <pre>
 *   entropy_per_update = sigma N_R     entropy_total = entropy_per_update x synapses x updates
 *   joules_300k = entropy_total k_B 300 K
 * </pre>
 */
public final class Ledger {
  private static final double JOULES_PER_KBT = 1.380649e-23 * 300;

  private Ledger() {}

  /**
   * The columns of a ladder.
   *
   * @param memory the ladder
   * @param ratesPerPeriod N_R: length of a period in 1/k_R
   * @param updates synapses times updates that it went through
   */
  public static Facts of(LadderMemory memory, double ratesPerPeriod, long updates) {
    double rate = memory.entropyRate();
    double perUpdate = rate * ratesPerPeriod;
    return new Facts()
        .put("gamma", memory.gamma())
        .put("affinity", memory.affinity())
        .put("entropy_rate", rate)
        .put("entropy_per_update", perUpdate)
        .put("entropy_per_update_ln2", perUpdate / StrictMath.log(2))
        .put("entropy_total", perUpdate * (double) updates)
        .put("joules_300k", perUpdate * (double) updates * JOULES_PER_KBT)
        .put("area_imbalance", memory.imbalance())
        .put("kernel_contrastive", memory.contrastive())
        .put("area_halving_cost", memory.areaHalvingCost());
  }
}
