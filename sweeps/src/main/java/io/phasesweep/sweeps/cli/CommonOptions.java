package io.phasesweep.sweeps.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {

  /** Where trials run. */
  enum Profile {
    local,
    cluster
  }

  @Option(names = "--store", paramLabel = "URI")
  private String store = "results";

  @Option(names = "--profile", paramLabel = "local|cluster")
  private Profile profile = Profile.local;

  @Option(names = "--conf", paramLabel = "FILE")
  private @Nullable Path conf;

  @Option(names = "--shared-path")
  private boolean sharedPath;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = "--json")
  private boolean json;

  /** The store as the user wrote it. */
  String store() {
    return store;
  }

  /** Where trials run. */
  Profile profile() {
    return profile;
  }

  /** Further properties, or null. */
  @Nullable Path conf() {
    return conf;
  }

  /** Whether the user says that all hosts see the path of the store. */
  boolean sharedPath() {
    return sharedPath;
  }

  /** Whether only results and errors are printed. */
  boolean quiet() {
    return quiet;
  }

  /** Whether the result is one JSON document. */
  boolean json() {
    return json;
  }
}
