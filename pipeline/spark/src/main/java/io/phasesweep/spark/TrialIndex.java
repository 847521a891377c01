package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of trials with how they ended, in a compact open-addressed table: 128 bits of a name, which
 * is a SHA-256, tell it from all others. Not thread-safe while it is filled.
 */
final class TrialIndex implements StoredIds {
  private static final int FIRST_CAPACITY = 1024;

  /** Rows with these outcomes may be superseded, the later the word in this list the better. */
  private static final List<String> UNFINISHED = List.of("failed", "timed-out", "pruned");

  private final List<String> outcomeWords = new ArrayList<>();
  private long[] keys = new long[2 * FIRST_CAPACITY];
  private byte[] outcomes = new byte[FIRST_CAPACITY];
  private byte[] attempts = new byte[FIRST_CAPACITY];

  /** Only of trials for which expensive metrics were asked: few sweeps do. */
  private final Map<String, Set<String>> metrics = new HashMap<>();

  private int size;

  /** Whether {@code text} is 64 hex digits. */
  static boolean isTrialId(String text) {
    if (text.length() != 64) {
      return false;
    }
    for (int i = 0; i < 64; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds a trial; of two rows of one trial the better outcome stays, with the higher attempt.
   *
   * @return whether the name is new
   */
  boolean add(String trialId, String outcome, int attempt) {
    if (2 * (size + 1) > outcomes.length) {
      grow();
    }
    long high = word(trialId, 0);
    long low = word(trialId, 16);
    int slot = slot(high, low);
    byte tried = (byte) Math.min(attempt, Byte.MAX_VALUE);
    if (attempts[slot] == 0) {
      place(slot, high, low, code(outcome), tried);
      size++;
      return true;
    }
    if (rank(outcome) > rank(outcomeWords.get(outcomes[slot]))) {
      outcomes[slot] = code(outcome);
    }
    attempts[slot] = (byte) Math.max(attempts[slot], tried);
    return false;
  }

  @Override
  public boolean contains(String trialId) {
    return attempts[slot(trialId)] != 0;
  }

  @Override
  public Optional<String> outcome(String trialId) {
    int slot = slot(trialId);
    return attempts[slot] == 0 ? Optional.empty() : Optional.of(outcomeWords.get(outcomes[slot]));
  }

  /** Notes the expensive metrics of a stored trial, beside those that other rows of it have. */
  void measured(String trialId, List<String> names) {
    if (!names.isEmpty()) {
      metrics.computeIfAbsent(trialId, id -> new TreeSet<>()).addAll(names);
    }
  }

  /** The expensive metrics that rows of the trial have, sorted. */
  Set<String> metrics(String trialId) {
    return metrics.getOrDefault(trialId, Set.of());
  }

  /** Whether rows of the trial have all these expensive metrics. */
  boolean hasMetrics(String trialId, List<String> names) {
    return names.isEmpty() || metrics(trialId).containsAll(names);
  }

  /** How often the trial was tried; 0 if it is not stored. */
  int attempts(String trialId) {
    return attempts[slot(trialId)];
  }

  @Override
  public long size() {
    return size;
  }

  private static int rank(String outcome) {
    int unfinished = UNFINISHED.indexOf(outcome);
    return unfinished < 0 ? UNFINISHED.size() : unfinished;
  }

  private byte code(String outcome) {
    int code = outcomeWords.indexOf(outcome);
    if (code < 0) {
      code = outcomeWords.size();
      outcomeWords.add(outcome);
    }
    return (byte) code;
  }

  private int slot(String trialId) {
    return slot(word(trialId, 0), word(trialId, 16));
  }

  // An occupied slot has at least one attempt. Half of the table stays empty, so the search ends.
  private int slot(long high, long low) {
    int mask = outcomes.length - 1;
    int slot = (int) high & mask;
    while (attempts[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void place(int slot, long high, long low, byte outcome, byte attempt) {
    keys[2 * slot] = high;
    keys[2 * slot + 1] = low;
    outcomes[slot] = outcome;
    attempts[slot] = attempt;
  }

  private void grow() {
    long[] oldKeys = keys;
    byte[] oldOutcomes = outcomes;
    byte[] oldAttempts = attempts;
    keys = new long[2 * oldKeys.length];
    outcomes = new byte[2 * oldOutcomes.length];
    attempts = new byte[2 * oldAttempts.length];
    for (int old = 0; old < oldOutcomes.length; old++) {
      if (oldAttempts[old] != 0) {
        long high = oldKeys[2 * old];
        long low = oldKeys[2 * old + 1];
        place(slot(high, low), high, low, oldOutcomes[old], oldAttempts[old]);
      }
    }
  }

  private static long word(String trialId, int from) {
    return Long.parseUnsignedLong(trialId, from, from + 16, 16);
  }
}
