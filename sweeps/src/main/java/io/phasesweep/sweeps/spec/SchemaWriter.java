package io.phasesweep.sweeps.spec;

import static io.phasesweep.sweeps.spec.SchemaForms.described;
import static io.phasesweep.sweeps.spec.SchemaForms.form;
import static io.phasesweep.sweeps.spec.SchemaForms.map;
import static io.phasesweep.sweeps.spec.SchemaForms.object;
import static io.phasesweep.sweeps.spec.SchemaForms.properties;
import static io.phasesweep.sweeps.spec.SchemaForms.reference;
import static io.phasesweep.sweeps.spec.SchemaForms.text;
import static io.phasesweep.sweeps.spec.SchemaForms.value;

import io.phasesweep.core.data.CatalogEntry;
import io.phasesweep.core.data.DataSettings;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.TrialEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The JSON Schema (draft 7) of sweep files, from the registers: editors complete and check with it.
 * It says what a key may hold; what only goes wrong together, the reader says.
 */
public final class SchemaWriter {
  private final EntryIndex index;
  private final List<String> sets;

  /**
   * @param rules the rules that a file may name
   * @param assays the assays that a file may name
   * @param sets the data sets that a file may name
   */
  public SchemaWriter(List<RuleEntry> rules, List<AssayEntry> assays, List<CatalogEntry> sets) {
    this.index = new EntryIndex(rules, assays);
    this.sets = sets.stream().map(CatalogEntry::name).toList();
  }

  /** The schema as text. */
  public String write() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "PhaseSweep sweep file");
    root.putAll(object(top()));
    root.put("required", List.of("schema-version", "name", "question"));
    // Both with rules, neither with assays.
    root.put("dependencies", map("data", List.of("budget"), "budget", List.of("data")));
    root.put("definitions", definitions());
    return JsonText.indented(root);
  }

  private Map<String, Object> top() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("schema-version", described(SpecKeys.SCHEMA_VERSION, map("const", 1)));
    keys.put(
        "name",
        text("Names the sweep's folder in the store.", map("pattern", "^[a-z0-9-]{1,64}$")));
    keys.put("question", text("The question that the sweep answers, one sentence.", map()));
    keys.put("data", data());
    for (String part : SpecKeys.BLOCK) {
      keys.put(part, reference(part));
    }
    keys.put("blocks", map("type", "array", "minItems", 1, "items", reference("block")));
    keys.put("replicates", replicates());
    keys.put("budget", budget());
    keys.put("measure", measure());
    keys.put("stop", object(properties(SpecKeys.STOP)));
    keys.put("inapplicable", value(SpecKeys.INAPPLICABLE));
    return keys;
  }

  private Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    List<Setting> all = index.settingNames().stream().map(this::joined).toList();
    definitions.put("fixed", settings(all, this::valueOf, named(Function.identity())));
    definitions.put("axes", axes(all, named(SchemaWriter::some)));
    Map<String, Object> when = new LinkedHashMap<>();
    for (TrialEntry entry : index.entries()) {
      List<Setting> own = entry.uses().stream().map(Use::setting).toList();
      Map<String, Object> parts = new LinkedHashMap<>();
      parts.put("fixed", settings(own, this::valueOf, map()));
      parts.put("axes", axes(own, map()));
      when.put(entry.name(), object(parts));
    }
    definitions.put("when", object(when));
    definitions.put("exclude", exclude(all));
    definitions.put("within", within());
    definitions.put("design", design(all));
    Map<String, Object> block = new LinkedHashMap<>();
    SpecKeys.BLOCK.forEach(part -> block.put(part, reference(part)));
    definitions.put("block", object(block));
    Map<String, Object> pair =
        map("type", "array", "items", map("type", "number"), "minItems", 2, "maxItems", 2);
    definitions.put("bounds", pair);
    definitions.put("log", form(map("log", reference("bounds")), SpecKeys.POINTS));
    definitions.put(
        "linear", form(map("linear", reference("bounds")), SpecKeys.POINTS, SpecKeys.STEP));
    definitions.put("range", form(map("range", reference("bounds")), SpecKeys.SCALE));
    all.forEach(s -> definitions.put("setting-" + s.name(), value(s)));
    all.forEach(s -> definitions.put("axis-" + s.name(), axis(s)));
    return definitions;
  }

  private Setting joined(String name) {
    return index.joined(name, List.of());
  }

  /** The keys that name rules or assays. */
  private Map<String, Object> named(Function<Map<String, Object>, Map<String, Object>> form) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (TrialEntry.Kind kind : TrialEntry.Kind.values()) {
      keys.put(kind.key(), form.apply(map("enum", index.names(kind))));
    }
    return keys;
  }

  private static Map<String, Object> some(Map<String, Object> name) {
    return map("type", "array", "minItems", 1, "items", name);
  }

  /** The value of a setting: where a rule narrows its range, spelled out, else by reference. */
  private Map<String, Object> valueOf(Setting setting) {
    return setting.equals(joined(setting.name()))
        ? reference("setting-" + setting.name())
        : value(setting);
  }

  private Map<String, Object> axisOf(Setting setting) {
    return setting.equals(joined(setting.name()))
        ? reference("axis-" + setting.name())
        : axis(setting);
  }

  private static Map<String, Object> settings(
      List<Setting> settings,
      Function<Setting, Map<String, Object>> form,
      Map<String, Object> first) {
    Map<String, Object> keys = new LinkedHashMap<>(first);
    settings.forEach(s -> keys.put(s.name(), form.apply(s)));
    return object(keys);
  }

  private Map<String, Object> axes(List<Setting> settings, Map<String, Object> first) {
    Map<String, Object> keys = new LinkedHashMap<>(first);
    Map<String, Object> zipped = settings(settings, this::axisOf, map());
    keys.put("zip", map("type", "array", "items", zipped));
    return settings(settings, this::axisOf, keys);
  }

  /** A list of values, or bounds where numbers are allowed. */
  private static Map<String, Object> axis(Setting setting) {
    Map<String, Object> list = map("type", "array", "minItems", 1, "items", value(setting));
    boolean numeric =
        (setting.kind() == Setting.Kind.REAL || setting.kind() == Setting.Kind.WHOLE)
            && setting.range().allowsNumbers();
    if (!numeric) {
      return described(setting, list);
    }
    List<Map<String, Object>> forms =
        List.of(list, reference("log"), reference("linear"), reference("range"));
    return described(setting, map("anyOf", forms));
  }

  private Map<String, Object> data() {
    Map<String, Object> catalog = dataKeys(DataSettings.ofCatalog());
    catalog.put("set", map("enum", sets));
    Map<String, Object> own = dataKeys(DataSettings.ofFiles());
    Map<String, Object> first = object(catalog);
    first.put("required", List.of("set"));
    Map<String, Object> second = object(own);
    second.put("required", List.of("reader", "train", "test", "classes"));
    return map("anyOf", List.of(first, second));
  }

  private static Map<String, Object> dataKeys(List<Setting> settings) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (Setting setting : settings) {
      boolean text = setting.kind() == Setting.Kind.WORD && setting.range().words().isEmpty();
      keys.put(setting.name(), text ? described(setting, map("type", "string")) : value(setting));
    }
    return keys;
  }

  private static Map<String, Object> replicates() {
    Map<String, Object> block = object(properties(List.of(SpecKeys.COUNT, SpecKeys.FIRST_SEED)));
    block.put("required", List.of("count"));
    return map("anyOf", List.of(value(SpecKeys.REPLICATES), block));
  }

  private static Map<String, Object> budget() {
    Map<String, Object> units = new LinkedHashMap<>();
    for (Budget.Unit unit : Budget.Unit.values()) {
      units.put(unit.key(), value(SpecKeys.budget(unit)));
    }
    Map<String, Object> budget = object(units);
    budget.put("minProperties", 1);
    budget.put("maxProperties", 1);
    return budget;
  }

  private static Map<String, Object> measure() {
    Map<String, Object> metric = map("type", "string", "pattern", "^[a-z][a-z0-9_]{0,63}$");
    Map<String, Object> every =
        object(properties(List.of(SpecKeys.EVERY_PRESENTATIONS, SpecKeys.EVERY_POINTS)));
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("every", map("anyOf", List.of(value(SpecKeys.EVERY_EPOCH), every)));
    keys.put("primary", metric);
    keys.put("metrics", map("type", "array", "items", metric));
    keys.putAll(properties(List.of(SpecKeys.PROBE_EXAMPLES, SpecKeys.TEST_EXAMPLES)));
    return object(keys);
  }

  private Map<String, Object> design(List<Setting> all) {
    Map<String, Object> keys =
        properties(
            List.of(
                SpecKeys.KIND,
                SpecKeys.SAMPLES,
                SpecKeys.DESIGN_SEED,
                SpecKeys.SHIFT,
                SpecKeys.TRAJECTORIES,
                SpecKeys.LEVELS,
                SpecKeys.SKIP,
                SpecKeys.SECOND_ORDER));
    Map<String, Object> base = new LinkedHashMap<>();
    all.forEach(s -> base.put(s.name(), reference("setting-" + s.name())));
    keys.put("base", object(base));
    Map<String, Object> block = object(keys);
    block.put("required", List.of("kind"));
    List<String> alone =
        List.of(Design.Kind.GRID.key(), Design.Kind.ONE_AT_A_TIME.key(), Design.Kind.MORRIS.key());
    return map("anyOf", List.of(map("enum", alone), block));
  }

  private Map<String, Object> exclude(List<Setting> all) {
    Map<String, Object> keys = named(SchemaForms::oneOrMore);
    for (Setting setting : all) {
      List<Map<String, Object>> forms = new ArrayList<>();
      forms.add(reference("setting-" + setting.name()));
      forms.add(map("type", "array", "items", reference("setting-" + setting.name())));
      if (setting.kind() == Setting.Kind.REAL || setting.kind() == Setting.Kind.WHOLE) {
        forms.add(reference("within"));
      }
      keys.put(setting.name(), map("anyOf", forms));
    }
    return map("type", "array", "items", object(keys));
  }

  /** Bounds of an exclusion. */
  private Map<String, Object> within() {
    List<String> names = List.copyOf(index.settingNames());
    Map<String, Object> times =
        object(map("times", map("type", "number"), "of", map("enum", names)));
    Map<String, Object> bound = map("anyOf", List.of(map("type", "number"), times));
    Map<String, Object> sides = new LinkedHashMap<>();
    for (Exclusion.Side side : Exclusion.Side.values()) {
      sides.put(side.key(), bound);
    }
    return object(sides);
  }
}
