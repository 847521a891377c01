package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.sweeps.spec.JsonText;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a sweep was made from, as JSON: data and their digest, versions of rules and product. */
final class ManifestText {
  private ManifestText() {}

  static String of(SweepPlan plan, String version) {
    SweepSpec spec = plan.spec();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("format", "1");
    entries.put("name", JsonText.quoted(spec.name()));
    entries.put("question", JsonText.quoted(spec.question()));
    entries.put("digest", JsonText.quoted(plan.summary().digest()));
    entries.put("product_version", JsonText.quoted(version));
    entries.put("random", JsonText.quoted(CanonicalText.RANDOM_SCHEME));
    entries.put("data", data(spec));
    entries.put("data_digest", JsonText.quoted(spec.data().key().digest()));
    entries.put("semantics", semantics(spec));
    entries.put("cells", Long.toString(plan.summary().cells()));
    entries.put("trials", Long.toString(plan.summary().trials()));
    return object(entries) + "\n";
  }

  private static String data(SweepSpec spec) {
    Map<String, String> lines = new LinkedHashMap<>();
    spec.data()
        .key()
        .values()
        .forEach((name, value) -> lines.put(name, JsonText.quoted(value.text())));
    return object(lines);
  }

  private static String semantics(SweepSpec spec) {
    Map<String, String> versions = new TreeMap<>();
    spec.blocks()
        .forEach(
            block ->
                block
                    .parts()
                    .forEach(
                        part ->
                            versions.put(
                                part.rule().name(), Integer.toString(part.rule().semantics()))));
    return object(versions);
  }

  private static String object(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> JsonText.quoted(e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
