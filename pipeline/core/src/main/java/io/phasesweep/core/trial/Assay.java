package io.phasesweep.core.trial;

import java.util.List;

/** A measurement without learning, with its typed settings. */
public interface Assay {

  /** Conducts the measurement. */
  AssayResult conduct(AssayTrial trial, Materials materials);

  /** What a reader of the plan should know about these settings; one sentence each. */
  default List<String> warnings() {
    return List.of();
  }
}
