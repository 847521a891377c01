package io.phasesweep.sweeps.spec;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.CatalogEntry;
import io.phasesweep.core.data.DataFolders;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.data.DataSettings;
import io.phasesweep.core.data.DataShape;
import io.phasesweep.core.data.InvalidData;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code data}: a set of the catalogue, or the user's own files. */
final class DataReader {
  private final Catalog catalog;
  private final Path base;
  private final Problems problems;

  /**
   * @param catalog where sets are looked up
   * @param base folder that relative paths start from
   */
  DataReader(Catalog catalog, Path base, Problems problems) {
    this.catalog = catalog;
    this.base = base;
    this.problems = problems;
  }

  /** The data, or null if they cannot be used; then the problem is noted. */
  @Nullable DataFacts read(SpecNode node) {
    boolean own = node instanceof SpecNode.Mapping mapping && mapping.find("reader").isPresent();
    List<Setting> known = own ? DataSettings.ofFiles() : DataSettings.ofCatalog();
    List<String> names = known.stream().map(Setting::name).toList();
    int before = problems.count();
    Fields fields = Fields.of(node, "data", names, problems);
    if (fields == null) {
      return null;
    }
    Map<String, Value> block = new TreeMap<>();
    for (Setting setting : known) {
      Value value = isText(setting) ? text(fields, setting) : fields.value(setting);
      if (value != null) {
        block.put(setting.name(), value);
      }
    }
    return problems.count() > before ? null : facts(block, fields);
  }

  private static boolean isText(Setting setting) {
    return setting.kind() == Setting.Kind.WORD && setting.range().words().isEmpty();
  }

  private @Nullable Value text(Fields fields, Setting setting) {
    SpecNode.Entry entry = fields.entry(setting.name()).orElse(null);
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof SpecNode.Scalar scalar
        && scalar.text().chars().noneMatch(Character::isISOControl)) {
      return new Value.Name(scalar.text());
    }
    problems.add(
        entry.value().place(),
        setting.name()
            + " is "
            + entry.value().shown()
            + "; text without control characters is allowed");
    return null;
  }

  private @Nullable DataFacts facts(Map<String, Value> block, Fields fields) {
    try {
      DataKey key = catalog.key(block, base);
      String set = block.getOrDefault("set", new Value.Name("")).text();
      CatalogEntry entry = catalog.entry(set).orElse(null);
      if (entry != null) {
        DataFolders.Presence presence = catalog.find(entry);
        if (presence.state() == DataFolders.State.MISSING) {
          throw new InvalidData("data set " + set, presence.advice());
        }
        return facts(key, set, catalog.shape(key), fields.place());
      }
      String label = block.getOrDefault("train", new Value.Name("own")).text();
      return facts(key, label, catalog.shape(key), fields.place());
    } catch (InvalidSetting e) {
      Place place = fields.entry(e.setting()).map(n -> n.value().place()).orElse(fields.place());
      problems.add(place, String.valueOf(e.getMessage()));
    } catch (InvalidData e) {
      problems.add(placeOf(e, fields), String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static DataFacts facts(DataKey key, String label, DataShape shape, Place place) {
    return new DataFacts(
        key,
        label,
        shape.image(),
        shape.classes(),
        shape.train(),
        shape.validation(),
        shape.test(),
        place);
  }

  /** The key whose file the message is about, else the set, else the block. */
  private Place placeOf(InvalidData problem, Fields fields) {
    String message = String.valueOf(problem.getMessage());
    for (String key : List.of("train", "train-labels", "test", "test-labels")) {
      SpecNode.Entry entry = fields.entry(key).orElse(null);
      if (entry != null && entry.value() instanceof SpecNode.Scalar path) {
        String resolved = base.resolve(path.text()).toAbsolutePath().normalize().toString();
        if (message.startsWith(resolved + ":")) {
          return path.place();
        }
      }
    }
    return fields
        .entry("set")
        .or(() -> fields.entry("reader"))
        .map(e -> e.value().place())
        .orElse(fields.place());
  }
}
