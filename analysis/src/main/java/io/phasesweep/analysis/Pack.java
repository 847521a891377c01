package io.phasesweep.analysis;

import java.util.List;

/**
 * What a replication pack expects of its sweep.
 *
 * @param name name of the pack
 * @param source where its numbers come from
 * @param digest SHA-256 of the file that states them, hex
 * @param expectations its lines
 */
public record Pack(String name, String source, String digest, List<Expectation> expectations) {
  public Pack {
    expectations = List.copyOf(expectations);
  }
}
