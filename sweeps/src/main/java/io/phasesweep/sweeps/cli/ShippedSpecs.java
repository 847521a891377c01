package io.phasesweep.sweeps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The sweep files inside the jar. */
final class ShippedSpecs {
  private static final String FOLDER = "/io/phasesweep/sweeps/specs/";
  private static final List<String> STARTS =
      List.of("quickstart", "starter", "robustness-map", "four-approaches");

  private ShippedSpecs() {}

  /** Those that a sweep of one's own is best begun from. */
  static List<String> starts() {
    return STARTS;
  }

  /** The bytes of a file, asked for with or without {@code .yaml}. */
  static Optional<byte[]> find(String name) {
    String stem = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    if (!stem.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream in = ShippedSpecs.class.getResourceAsStream(FOLDER + stem + ".yaml")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
