package io.phasesweep.core.trial;

/** A measurement without learning, with its typed settings. */
public interface Assay {

  /** Conducts the measurement. */
  AssayResult conduct(AssayTrial trial, Materials materials);
}
