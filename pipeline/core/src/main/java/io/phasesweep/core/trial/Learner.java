package io.phasesweep.core.trial;

import io.phasesweep.core.network.Parameters;
import java.util.List;

/** One network in training under one rule. Not thread-safe. Allocates nothing in {@link #step}. */
public interface Learner {

  /** One minibatch or one phase. Modified: this. After a divergence it changes nothing. */
  void step();

  /** Counters and health; the same mutable object each time. */
  Progress progress();

  /** What is scored. */
  Primary primary();

  /** Columns of the row that only this rule fills; totals once the trial ends. */
  Facts facts();

  /** What is peculiar to this rule. Not modified: this, to the bit. */
  List<Measurement> measure(Probe probe);

  /** Live parameters in canonical order, not to be modified by the caller. */
  Parameters parameters();

  /** All that a step or a measurement depends on. */
  Snapshot snapshot();
}
