package io.phasesweep.spark;

import java.util.Optional;

/** Names of stored trials, as they were when they were read. */
public interface StoredIds {

  /** Whether a row of that trial is stored. */
  boolean contains(String trialId);

  /** How that trial ended, such as "trained"; empty if it is not stored. */
  Optional<String> outcome(String trialId);

  /** Number of names. */
  long size();
}
