package io.phasesweep.spark;

import io.phasesweep.core.trial.Trial;
import java.time.Duration;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How a sweep is run; nothing here moves a number.
 *
 * @param limit at most so many trials
 * @param maxFailed stop when so many trials have failed; 1 = at the first
 * @param retry outcomes to compute again whatever was tried before: {@code failed}, {@code
 *     timed-out}
 * @param grace how long trials in work may go on after a stop was asked for
 * @param cost predicted seconds of a trial
 */
public record RunOptions(
    long limit,
    int maxFailed,
    Set<String> retry,
    Duration grace,
    ToDoubleFunction<? super Trial> cost) {
  public RunOptions {
    retry = Set.copyOf(retry);
  }

  /** No limit, stop after 10 failures, 30 s of grace. */
  public static RunOptions standard(ToDoubleFunction<? super Trial> cost) {
    return new RunOptions(Long.MAX_VALUE, 10, Set.of(), Duration.ofSeconds(30), cost);
  }

  /** The same with at most so many trials. */
  public RunOptions limitedTo(long trials) {
    return new RunOptions(trials, maxFailed, retry, grace, cost);
  }

  /** The same, stopping when so many trials have failed. */
  public RunOptions stoppingAfter(int failures) {
    return new RunOptions(limit, failures, retry, grace, cost);
  }

  /** The same, computing trials with these outcomes again. */
  public RunOptions retrying(Set<String> outcomes) {
    return new RunOptions(limit, maxFailed, outcomes, grace, cost);
  }
}
