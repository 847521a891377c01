package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the footer of a part says about it.
 *
 * @param batch name of the batch
 * @param schemaVersion version of the columns
 * @param lease token under which it was written
 * @param trials its trials with how they ended
 */
record PartFooter(String batch, int schemaVersion, String lease, List<Entry> trials) {
  private static final String TRIAL_IDS = "phasesweep.trial_ids";
  private static final String OUTCOMES = "phasesweep.outcomes";
  private static final String METRICS = "phasesweep.metrics";
  private static final String BATCH = "phasesweep.batch";
  private static final String SCHEMA = "phasesweep.schema";
  private static final String VERSION = "phasesweep.version";
  private static final String COMMIT = "phasesweep.commit";
  private static final String HOST = "phasesweep.host";
  private static final String LEASE = "phasesweep.lease";

  PartFooter {
    trials = List.copyOf(trials);
  }

  /**
   * A trial in a part.
   *
   * @param trialId its name
   * @param outcome how it ended
   * @param attempt how often it was tried
   * @param metrics expensive metrics that were asked for, sorted
   */
  record Entry(String trialId, String outcome, int attempt, List<String> metrics) {
    Entry {
      metrics = List.copyOf(metrics);
    }
  }

  /** The footer as key-value pairs. */
  Map<String, String> pairs(Provenance provenance) {
    Map<String, String> pairs = new TreeMap<>();
    List<String> ids = new ArrayList<>();
    List<String> outcomes = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    for (Entry trial : trials) {
      ids.add(trial.trialId());
      outcomes.add(trial.outcome() + "/" + trial.attempt());
      metrics.add(String.join("+", trial.metrics()));
    }
    pairs.put(TRIAL_IDS, String.join(",", ids));
    pairs.put(OUTCOMES, String.join(",", outcomes));
    pairs.put(METRICS, String.join(",", metrics));
    pairs.put(BATCH, batch);
    pairs.put(SCHEMA, Integer.toString(schemaVersion));
    pairs.put(LEASE, lease);
    pairs.put(VERSION, provenance.build().version());
    pairs.put(COMMIT, provenance.build().commit());
    pairs.put(HOST, provenance.host());
    return pairs;
  }

  /**
   * Reads key-value pairs.
   *
   * @return null if they are no footer of a part
   */
  static @Nullable PartFooter of(Map<String, String> pairs) {
    String ids = pairs.get(TRIAL_IDS);
    String outcomes = pairs.get(OUTCOMES);
    String batch = pairs.get(BATCH);
    String schema = pairs.get(SCHEMA);
    if (ids == null || outcomes == null || batch == null || schema == null) {
      return null;
    }
    String[] names = ids.split(",", -1);
    String[] endings = outcomes.split(",", -1);
    String[] asked = pairs.getOrDefault(METRICS, ",".repeat(names.length - 1)).split(",", -1);
    if (names.length != endings.length
        || names.length != asked.length
        || !schema.matches("\\d{1,6}")) {
      return null;
    }
    List<Entry> trials = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      int slash = endings[i].indexOf('/');
      if (!TrialIndex.isTrialId(names[i])
          || slash < 0
          || !endings[i].substring(slash + 1).matches("\\d{1,6}")) {
        return null;
      }
      String outcome = endings[i].substring(0, slash);
      int attempt = Integer.parseInt(endings[i].substring(slash + 1));
      List<String> metrics = asked[i].isEmpty() ? List.of() : List.of(asked[i].split("\\+"));
      trials.add(new Entry(names[i], outcome, attempt, metrics));
    }
    return new PartFooter(batch, Integer.parseInt(schema), pairs.getOrDefault(LEASE, ""), trials);
  }
}
