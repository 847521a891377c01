package io.phasesweep.spark;

/** Names of stored trials. Immutable, thread-safe. */
public interface StoredIds {

  /** Whether a row of that trial is stored. */
  boolean contains(String trialId);

  /** Number of names. */
  long size();
}
