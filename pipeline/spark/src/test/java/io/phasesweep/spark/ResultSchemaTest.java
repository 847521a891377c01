package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultSchemaTest {
  @Test
  void namesAreUniqueAndSnakeCase() {
    for (List<Column> table :
        List.of(ResultSchema.trials(), ResultSchema.measurements(), ResultSchema.members())) {
      assertThat(table)
          .extracting(Column::name)
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }
  }

  @Test
  void everyColumnHasAUnitAndAMeaning() {
    assertThat(
            Stream.of(ResultSchema.trials(), ResultSchema.measurements(), ResultSchema.members())
                .flatMap(List::stream))
        .allMatch(column -> !column.unit().isBlank() && !column.meaning().isBlank())
        // A bar would end the cell of the dictionary.
        .noneMatch(column -> (column.unit() + column.meaning()).contains("|"));
  }

  @Test
  void everySharedSettingIsATypedColumnUnlessAResultHasItsName() {
    List<String> names = ResultSchema.trials().stream().map(Column::name).toList();
    List<String> shared =
        Rules.all().stream()
            .flatMap(entry -> entry.uses().stream().map(Use::setting))
            .filter(
                setting ->
                    Rules.all().stream().filter(e -> e.use(setting.name()).isPresent()).count() > 1)
            .map(setting -> setting.column())
            .toList();
    assertThat(names).containsAll(shared);
    assertThat(ResultSchema.trials())
        .contains(new Column("batch_size", Column.Type.LONG, "examples", "Examples of a minibatch"))
        .filteredOn(column -> column.name().equals(Settings.LOSS.column()))
        .extracting(Column::type)
        .containsExactly(Column.Type.DOUBLE);
  }

  @Test
  void theDictionaryHasEveryColumn() {
    String dictionary = ResultSchema.dictionary();
    for (Column column : ResultSchema.trials()) {
      assertThat(dictionary)
          .contains("| `" + column.name() + "` | " + column.type().word() + " | ");
    }
  }
}
