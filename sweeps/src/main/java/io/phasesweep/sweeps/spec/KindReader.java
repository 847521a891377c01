package io.phasesweep.sweeps.spec;

import io.phasesweep.core.trial.TrialEntry;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether a file sweeps rules or assays; it never does both. */
final class KindReader {
  /** What trains, and so has no place in a sweep of assays. */
  private static final List<String> TRAINING = List.of("data", "budget", "measure", "stop");

  private final Problems problems;

  KindReader(Problems problems) {
    this.problems = problems;
  }

  /** The kind of the file; a file that names none counts as one of rules. */
  TrialEntry.Kind kind(SpecNode.Mapping root) {
    List<SpecNode.Entry> rules = naming(root, TrialEntry.Kind.RULE);
    List<SpecNode.Entry> assays = naming(root, TrialEntry.Kind.ASSAY);
    if (assays.isEmpty()) {
      return TrialEntry.Kind.RULE;
    }
    if (!rules.isEmpty()) {
      problems.add(
          assays.get(0).place(),
          "an assay is named, and a rule on line "
              + rules.get(0).place().line()
              + "; a sweep names rules or assays, never both");
      return TrialEntry.Kind.RULE;
    }
    for (String key : TRAINING) {
      root.find(key)
          .ifPresent(
              e ->
                  problems.add(
                      e.place(),
                      "'" + key + "' does not apply to assays, which train nothing; leave it out"));
    }
    return TrialEntry.Kind.ASSAY;
  }

  private static List<SpecNode.Entry> naming(SpecNode.Mapping root, TrialEntry.Kind kind) {
    List<SpecNode.Mapping> places = new ArrayList<>(List.of(root));
    root.find("blocks")
        .ifPresent(
            blocks -> {
              if (blocks.value() instanceof SpecNode.Sequence list) {
                list.items().stream()
                    .filter(SpecNode.Mapping.class::isInstance)
                    .forEach(block -> places.add((SpecNode.Mapping) block));
              }
            });
    List<SpecNode.Entry> found = new ArrayList<>();
    for (SpecNode.Mapping place : places) {
      for (String part : SpecKeys.WHEN) {
        BlockMerger.block(place, part).flatMap(m -> m.find(kind.key())).ifPresent(found::add);
      }
    }
    return found;
  }
}
