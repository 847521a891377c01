package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.network.LearningRate;
import io.phasesweep.core.phase.PhaseSchedule;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Measurements;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;

/**
 * Lets the phases of a schedule pass over a model. Phase k, of type phi and T steps:
 *
 * <pre>
 *   begin; step 1 .. T, after step t, if it is a learning event, theta += w (G - c); end
 *   w = alpha(k) s(phi)/(E[n] gain)
 * </pre>
 *
 * Paired, one call is both phases of a pair. Mutable, not thread-safe.
 */
final class PhaseDriver {
  private final FlexiblePlan plan;
  private final PhaseSchedule schedule;
  private final Budget budget;
  private final Progress progress = new Progress();
  private Polarity last = Polarity.NEGATIVE;
  private final Realised realised = new Realised();
  private long running;

  PhaseDriver(FlexiblePlan plan, PhaseSchedule schedule, Budget budget) {
    this.plan = plan;
    this.schedule = schedule;
    this.budget = budget;
  }

  Progress progress() {
    return progress;
  }

  /** Type of the phase before. */
  Polarity last() {
    return last;
  }

  /** One phase, or one pair; nothing after a divergence. Modified: this, {@code model}. */
  void step(PhaseModel model) {
    if (!progress.healthy()) {
      return;
    }
    if (progress.epoch != running) {
      progress.startEpoch();
      running = progress.epoch;
    }
    double rate = rate(model);
    if (plan.paired()) {
      pair(model, rate);
    } else {
      phase(model, rate);
    }
    progress.epoch = model.epoch();
    progress.presentations = model.presentations();
    progress.macs = model.macs();
    progress.epochMinibatches++;
    model.score(progress);
  }

  private double rate(PhaseModel model) {
    double epochs = model.epoch() + model.intoEpoch();
    double share =
        budget.unit() == Budget.Unit.EPOCHS ? epochs / budget.amount() : budget.share(progress, 1);
    return plan.schedule() == LearningRate.Schedule.LINEAR
        ? plan.rate() * Math.max(0, 1 - share)
        : plan.rate();
  }

  private void phase(PhaseModel model, double rate) {
    long k = progress.phases;
    PhaseTiming timing = schedule.timing();
    Polarity type = schedule.type(k, last);
    int length = schedule.length(k, type);
    int silent = timing.silent(length);
    float weight = (float) (rate * (plan.perEvent() ? schedule.weight(type) : timing.sign(type)));
    model.begin(type, k);
    for (int t = 1; t <= length; t++) {
      model.step(type, t);
      if (t > silent) {
        model.learn(weight);
      }
    }
    progress.updateSum = model.end(type, length - silent);
    realised.add(type, length, length - silent, k > 0 && type == last);
    last = type;
    progress.phases++;
    progress.minibatches++;
    progress.networkSteps += length;
    progress.updates += length - silent;
  }

  private void pair(PhaseModel model, double rate) {
    int steps = schedule.timing().positive().longest();
    progress.updateSum = model.pair(progress.minibatches, steps, (float) rate);
    realised.add(Polarity.POSITIVE, steps, 1, false);
    realised.add(Polarity.NEGATIVE, steps, 1, false);
    progress.phases += 2;
    progress.minibatches++;
    progress.networkSteps += 2L * steps;
    progress.updates++;
  }

  /** Columns of the schedule, planned and realised. */
  Facts facts() {
    PhaseTiming timing = schedule.timing();
    Facts facts = new Facts();
    if (!plan.paired()) {
      facts
          .put("phase_disorder", timing.disorder())
          .put("phase_jitter_realised", timing.lengthVariation())
          .put("common_mode_gain", timing.commonModeGain())
          .put("skipped_phases", realised.skipped());
    }
    return facts;
  }

  /** Realised lengths and shares since the start of training. */
  void measure(Measurements all) {
    realised.measure(all);
  }

  void save(Snapshot to) {
    progress.save(to);
    to.put("phase/last", last == Polarity.POSITIVE ? 1 : 0, running);
    realised.save(to);
  }

  void restore(Snapshot from) {
    progress.restore(from);
    last = from.longs("phase/last")[0] == 1 ? Polarity.POSITIVE : Polarity.NEGATIVE;
    running = from.longs("phase/last")[1];
    realised.restore(from);
  }
}
