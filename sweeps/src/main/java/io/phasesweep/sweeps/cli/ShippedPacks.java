package io.phasesweep.sweeps.cli;

import io.phasesweep.analysis.Pack;
import io.phasesweep.sweeps.plan.SweepPlan;
import io.phasesweep.sweeps.spec.ExpectedReader;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The replication packs inside the jar, or one of the user's: a folder with the same two files. */
final class ShippedPacks {
  private static final String FOLDER = "/io/phasesweep/sweeps/packs/";
  private static final List<String> NAMES =
      List.of("digits-rules", "persistent-states", "nudging-noise", "dual-mnist", "memory-digits");

  private ShippedPacks() {}

  /** Their names; a test compares them with the folder {@code packs}. */
  static List<String> names() {
    return NAMES;
  }

  /** The sweep of a pack: a shipped name, or a folder. */
  static OpenSweep sweep(String pack) throws SpecException, IOException {
    String label = label(pack, "spec.yaml");
    return new OpenSweep(
        label,
        SweepPlan.of(new SweepSpecReader().read(label, bytes(pack, "spec.yaml"), base(pack))));
  }

  /** What a pack expects. */
  static Pack expected(String pack) throws SpecException, IOException {
    return ExpectedReader.read(label(pack, "expected.yaml"), bytes(pack, "expected.yaml"));
  }

  private static Path base(String pack) {
    return NAMES.contains(pack) ? Path.of("") : Path.of(pack);
  }

  private static String label(String pack, String file) {
    return pack + "/" + file;
  }

  private static byte[] bytes(String pack, String file) throws IOException {
    if (!NAMES.contains(pack)) {
      Path own = Path.of(pack, file);
      if (!Files.isRegularFile(own)) {
        throw new UsageProblem(
            pack
                + ": no such pack; "
                + String.join(", ", NAMES)
                + " are shipped, or name a folder with spec.yaml and expected.yaml");
      }
      return Files.readAllBytes(own);
    }
    try (InputStream in = ShippedPacks.class.getResourceAsStream(FOLDER + pack + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException(label(pack, file) + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
