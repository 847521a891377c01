package io.phasesweep.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.Assays;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.RuleEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped schema is the one that the registers give; {@code -Dgolden.update=true} rewrites. */
class SchemaWriterTest {
  private static final Path SHIPPED = Path.of("schema", "sweep.schema.json");

  private final String schema =
      new SchemaWriter(Rules.all(), Assays.all(), Catalog.ofMachine().entries()).write();

  @Test
  void theShippedCopyIsTheOneOfTheRegisters() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SHIPPED, schema);
    }
    assertThat(Files.readString(SHIPPED)).isEqualTo(schema);
  }

  @Test
  void everySettingOfEveryRuleIsInIt() {
    for (RuleEntry rule : Rules.all()) {
      assertThat(schema).contains("\"" + rule.name() + "\": {");
      for (Use use : rule.uses()) {
        assertThat(schema)
            .contains("\"setting-" + use.setting().name() + "\": {")
            .contains("\"axis-" + use.setting().name() + "\": {");
      }
    }
  }
}
