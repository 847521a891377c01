package io.phasesweep.sweeps.cli;

import io.phasesweep.sweeps.spec.SpecException;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/** A command about one sweep file. */
abstract class SpecCommand extends SweepCommand {

  @Parameters(index = "0", paramLabel = "SPEC")
  private String spec = "";

  SpecCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** The sweep file as the user named it. */
  final String spec() {
    return spec;
  }

  /** Reads and plans the sweep. */
  final OpenSweep open() throws SpecException, IOException {
    return OpenSweep.read(spec);
  }
}
