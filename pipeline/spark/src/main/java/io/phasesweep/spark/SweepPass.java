package io.phasesweep.spark;

import io.phasesweep.core.trial.LearningTrial;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The subtraction: what a plan asks for minus what is stored, counted in one pass and given out in
 * another, never held.
 *
 * <p>A stored trial counts as missing if it failed and was tried less than three times, if its
 * outcome is among those to be tried again, or if it lacks a metric that is asked for now: then the
 * union of stored and asked is measured, and the new row has more than the old one.
 */
final class SweepPass {
  private static final int MOST_ATTEMPTS = 3;
  private static final Set<String> RETRIED = Set.of("failed", "timed-out");

  private final TrialIndex stored;
  private final RunOptions options;
  private long planned;
  private long missing;
  private double predictedSeconds;

  SweepPass(TrialIndex stored, RunOptions options) {
    this.stored = stored;
    this.options = options;
  }

  /** Counts one member of the plan. */
  void count(Member member) {
    planned++;
    if (isMissing(member) && missing++ < options.limit()) {
      predictedSeconds += seconds(member);
    }
  }

  /** Trials of the plan. */
  long planned() {
    return planned;
  }

  /** Trials that need not be computed. */
  long stored() {
    return planned - missing;
  }

  /** Trials of the plan that are missing, beyond the limit too. */
  long missing() {
    return missing;
  }

  /** Predicted seconds of the trials of this run. */
  double predictedSeconds() {
    return predictedSeconds;
  }

  /** The missing trials, up to the limit, each once. */
  Iterator<Assignment> assignments(Stream<Member> plan) {
    TrialIndex given = new TrialIndex();
    Iterator<Member> members = plan.iterator();
    return new Iterator<>() {
      private @Nullable Assignment next = advance();

      private @Nullable Assignment advance() {
        while (given.size() < options.limit() && members.hasNext()) {
          Member member = members.next();
          if (isMissing(member) && given.add(member.trialId(), "", 1)) {
            return new Assignment(
                withStoredMetrics(member), stored.attempts(member.trialId()) + 1, seconds(member));
          }
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Assignment next() {
        Assignment result = next;
        if (result == null) {
          throw new NoSuchElementException();
        }
        next = advance();
        return result;
      }
    };
  }

  private boolean isMissing(Member member) {
    String outcome = stored.outcome(member.trialId()).orElse(null);
    return outcome == null
        || (RETRIED.contains(outcome) && options.retry().contains(outcome))
        || (outcome.equals("failed") && stored.attempts(member.trialId()) < MOST_ATTEMPTS)
        || !stored.hasMetrics(member.trialId(), Assignment.metrics(member));
  }

  private Member withStoredMetrics(Member member) {
    Set<String> union = new TreeSet<>(stored.metrics(member.trialId()));
    if (union.isEmpty() || !(member.trial() instanceof LearningTrial trial)) {
      return member;
    }
    union.addAll(trial.cadence().metrics());
    return new Member(
        trial.measuring(List.copyOf(union)),
        member.trialId(),
        member.cellId(),
        member.block(),
        member.point(),
        member.replicate());
  }

  private double seconds(Member member) {
    return options.cost().applyAsDouble(member.trial());
  }
}
