package io.phasesweep.spark;

/**
 * A sweep as the store remembers it.
 *
 * @param name name in its file
 * @param digest 16 hex digits over the resolved sweep
 * @param spec the file as written
 * @param resolved the file with every default written out, YAML
 * @param manifest provenance and data digests, JSON
 */
public record SweepRecord(
    String name, String digest, String spec, String resolved, String manifest) {}
