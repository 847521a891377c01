package io.phasesweep.core.engine;

import io.phasesweep.core.assay.SynapseAssays;
import io.phasesweep.core.trial.AssayEntry;
import java.util.List;
import java.util.Optional;

/** The register of assays: the only list of them. */
public final class Assays {
  private static final List<AssayEntry> ALL = SynapseAssays.entries();

  private Assays() {}

  /** All assays, in the order of plans and reports. */
  public static List<AssayEntry> all() {
    return ALL;
  }

  /** The assay of that name, if there is one. */
  public static Optional<AssayEntry> find(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
