package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.ResultStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stores that may not exist yet. */
final class Stores {

  private Stores() {}

  /** The store at {@code uri}; empty if it is a path where nothing is. */
  static Optional<ResultStore> existing(String uri) {
    boolean path = !uri.matches("[a-z0-9]{2,}:.*");
    return path && !Files.exists(Path.of(uri))
        ? Optional.empty()
        : Optional.of(ResultStore.open(uri));
  }
}
