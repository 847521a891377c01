package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.sweeps.spec.JsonText;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.Training;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a sweep was made from, as JSON: data and their digest, versions of rules and product. */
final class ManifestText {
  private ManifestText() {}

  static String of(SweepPlan plan, String version) {
    SweepSpec spec = plan.spec();
    Map<String, Object> entries = new TreeMap<>();
    entries.put("format", 1);
    entries.put("name", spec.name());
    entries.put("question", spec.question());
    entries.put("digest", plan.summary().digest());
    entries.put("product_version", version);
    entries.put("random", CanonicalText.RANDOM_SCHEME);
    spec.training()
        .ifPresent(
            training -> {
              entries.put("data", data(training));
              entries.put("data_digest", training.data().key().digest());
            });
    entries.put("semantics", semantics(spec));
    List<Map<String, Object>> designs = DesignRecord.of(spec);
    if (!designs.isEmpty()) {
      entries.put("designs", designs);
    }
    entries.put("cells", plan.summary().cells());
    entries.put("trials", plan.summary().trials());
    return JsonText.of(entries) + "\n";
  }

  private static Map<String, String> data(Training training) {
    Map<String, String> lines = new TreeMap<>();
    training.data().key().values().forEach((name, value) -> lines.put(name, value.text()));
    return lines;
  }

  private static Map<String, Integer> semantics(SweepSpec spec) {
    Map<String, Integer> versions = new TreeMap<>();
    spec.blocks().stream()
        .flatMap(block -> block.parts().stream())
        .forEach(part -> versions.put(part.entry().name(), part.entry().semantics()));
    return versions;
  }
}
