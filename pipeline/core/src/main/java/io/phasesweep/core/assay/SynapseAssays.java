package io.phasesweep.core.assay;

import io.phasesweep.core.trial.AssayEntry;
import java.util.List;

/** The assays of one synapse and of its ladder, in the order of plans and reports. */
public final class SynapseAssays {
  private SynapseAssays() {}

  /** Their registrations. */
  public static List<AssayEntry> entries() {
    return List.of(
        SynapseResponse.entry(),
        SynapseRange.entry(),
        SynapseAreaOffset.entry(),
        SynapseDissipationOffset.entry(),
        SynapseRampTime.entry(),
        SynapseJitter.entry(),
        LadderAssay.entry());
  }
}
