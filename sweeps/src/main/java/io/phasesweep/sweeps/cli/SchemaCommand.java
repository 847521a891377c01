package io.phasesweep.sweeps.cli;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.Assays;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.sweeps.spec.SchemaWriter;
import picocli.CommandLine.Command;

/** {@code schema}: the JSON Schema of sweep files, for editors. */
@Command(name = "schema")
final class SchemaCommand extends SweepCommand {

  SchemaCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    screen()
        .result(
            new SchemaWriter(Rules.all(), Assays.all(), Catalog.ofMachine().entries())
                .write()
                .stripTrailing());
    return ExitCode.DONE;
  }
}
