package io.phasesweep.sweeps.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The sweep files inside the product. */
public final class ShippedSpecs {
  private static final String FOLDER = "/io/phasesweep/sweeps/specs/";
  private static final List<String> NAMES = List.of("quickstart", "robustness-map", "smoke");
  private static final String STARTER = "starter";

  private ShippedSpecs() {}

  /** Names of the shipped sweeps. */
  public static List<String> names() {
    return NAMES;
  }

  /** The file of a shipped sweep, named with or without {@code .yaml}. */
  public static Optional<byte[]> find(String name) {
    String bare = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    return NAMES.contains(bare) ? Optional.of(bytes(bare)) : Optional.empty();
  }

  /** A commented file to begin with. */
  public static byte[] starter() {
    return bytes(STARTER);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ShippedSpecs.class.getResourceAsStream(FOLDER + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException(name + ".yaml is missing in this build of phasesweep");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
