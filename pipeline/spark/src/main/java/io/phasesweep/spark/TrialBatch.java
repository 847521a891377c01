package io.phasesweep.spark;

import io.phasesweep.core.trial.Digest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Trials that share a task and a part. Which trials share one changes no number.
 *
 * @param trials the trials, dearest first
 */
record TrialBatch(List<Assignment> trials) implements Serializable {
  private static final double MOST_SECONDS = 20;
  private static final int BATCHES_PER_SLOT = 4;
  private static final int MOST_TRIALS = 512;
  private static final int NAME_DIGITS = 16;

  TrialBatch {
    trials = List.copyOf(trials);
  }

  /**
   * Groups trials, dearest first: batches of at most 20 s and 512 trials, at least four per slot
   * where there are so many trials; a dearer trial is a batch of its own.
   */
  static List<TrialBatch> group(List<Assignment> missing, int slots) {
    List<Assignment> sorted = new ArrayList<>(missing);
    sorted.sort(
        Comparator.comparingDouble(Assignment::predictedSeconds)
            .reversed()
            .thenComparing(assignment -> assignment.member().trialId()));
    double total = sorted.stream().mapToDouble(Assignment::predictedSeconds).sum();
    double most = Math.min(MOST_SECONDS, total / (BATCHES_PER_SLOT * (double) slots));
    List<TrialBatch> batches = new ArrayList<>();
    List<Assignment> open = new ArrayList<>();
    double seconds = 0;
    for (Assignment next : sorted) {
      boolean full = seconds + next.predictedSeconds() > most || open.size() == MOST_TRIALS;
      if (full && !open.isEmpty()) {
        batches.add(new TrialBatch(open));
        open.clear();
        seconds = 0;
      }
      open.add(next);
      seconds += next.predictedSeconds();
    }
    if (!open.isEmpty()) {
      batches.add(new TrialBatch(open));
    }
    return batches;
  }

  /** Name of a batch: it depends on its trials only. */
  static String name(List<String> trialIds) {
    String lines = trialIds.stream().sorted().map(id -> id + "\n").collect(Collectors.joining());
    return Digest.hex(lines).substring(0, NAME_DIGITS);
  }
}
