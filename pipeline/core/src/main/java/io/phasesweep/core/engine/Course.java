package io.phasesweep.core.engine;

import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Outcome;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.TrialResult;
import org.jspecify.annotations.Nullable;

/** One learning trial from its first weights to its row. One use, one thread. */
final class Course {
  private static final int SCAN_STEPS = 1_000;

  private final LearningTrial trial;
  private final RuleEntry entry;
  private final Materials materials;
  private final Watch watch;
  private final Learner learner;
  private final Progress progress;
  private final Health health;
  private final Observer observer;
  private long steps;
  private long epochStart;
  private long perEpoch;
  private long pointsTaken;
  private Outcome.@Nullable Diverged diverged;
  private Outcome.@Nullable TimedOut timedOut;
  private boolean over;

  Course(LearningTrial trial, RuleEntry entry, Materials materials, Watch watch) {
    this.trial = trial;
    this.entry = entry;
    this.materials = materials;
    this.watch = watch;
    this.learner = entry.factory().apply(trial.settings()).begin(trial, materials);
    this.progress = learner.progress();
    this.health = new Health(learner.parameters());
    this.observer = new Observer(trial, learner, materials.data(), health.depth());
    this.perEpoch = expectedPerEpoch();
  }

  /** Presentations of an epoch, until the first one has shown it. */
  private long expectedPerEpoch() {
    int size = materials.data().train().size();
    boolean drops =
        new Value.Name("drop").equals(trial.data().values().find("data.last-batch"))
            && trial.settings().find(Settings.BATCH_SIZE.name()) instanceof Value.Whole;
    return drops ? size - size % trial.settings().whole(Settings.BATCH_SIZE) : size;
  }

  TrialResult conduct() {
    measure(Probe.Moment.START);
    while (!over) {
      step();
    }
    Outcome outcome = outcome();
    Facts facts = new Facts();
    if (diverged == null && timedOut == null) {
      observer.takeTestError(epoch(), facts);
    } else if (materials.data().validation().size() == 0) {
      facts.put("test_error", observer.lastWholeTestError());
    }
    facts.putAll(observer.facts()).putAll(learner.facts()).putAll(counters()).putAll(shape());
    facts.put(
        "result_digest",
        ResultDigest.of(outcome, facts, observer.measurements(), learner.parameters()));
    return new TrialResult(
        trial, outcome, facts, observer.measurements(), watch.wallSeconds(), watch.cpuSeconds());
  }

  private void step() {
    long epochBefore = progress.epoch;
    long minibatchesBefore = progress.minibatches;
    long presentationsBefore = progress.presentations;
    learner.step();
    steps++;
    boolean epochEnded = progress.epoch > epochBefore;
    if (epochEnded) {
      this.perEpoch = progress.presentations - epochStart;
      this.epochStart = progress.presentations;
    }
    note(Health.ofStep(progress));
    if (steps % SCAN_STEPS == 0) {
      note(health.scan());
    }
    if (progress.minibatches == minibatchesBefore) {
      // A diverged learner stands still; a healthy one must not.
      if (diverged == null) {
        throw new IllegalStateException(trial.rule() + ": a step that does not count itself");
      }
      this.over = true;
    }
    boolean spent = spent(epochEnded);
    if (!over && (spent || due(epochEnded, presentationsBefore))) {
      measure(spent ? Probe.Moment.END : Probe.Moment.BETWEEN);
    }
    if (!over && (epochEnded || steps % SCAN_STEPS == 0)) {
      heed();
    }
  }

  private void heed() {
    if (watch.interrupted()) {
      throw new TrialInterrupted(epoch());
    }
    if (watch.wallSeconds() > trial.stop().maxWallSeconds()) {
      this.timedOut = new Outcome.TimedOut(epoch());
      this.over = true;
    }
  }

  /** Records the first divergence. Modified: this. */
  private void note(@Nullable String why) {
    if (why != null && diverged == null) {
      this.diverged = new Outcome.Diverged(epoch(), progress.minibatches, why);
      this.over = trial.stop().onDivergence();
    }
  }

  private void measure(Probe.Moment asked) {
    double epoch = epoch();
    note(health.scan());
    if (over) {
      return;
    }
    Observer.Sight sight = observer.errors(epoch);
    note(sight.divergence());
    boolean stops =
        asked == Probe.Moment.END
            || over
            || (sight.collapsed() && trial.stop().onCollapse() && epoch > 0);
    observer.look(epoch, done() / trial.budget().amount(), stops ? Probe.Moment.END : asked);
    this.over = stops;
  }

  /** Finished epochs and the share of the present one. */
  private double epoch() {
    long into = progress.presentations - epochStart;
    return into == 0 ? progress.epoch : progress.epoch + Math.min(1, (double) into / perEpoch);
  }

  private double done() {
    return switch (trial.budget().unit()) {
      case EPOCHS -> epoch();
      case PRESENTATIONS -> progress.presentations;
      case MACS -> progress.macs;
      case NETWORK_STEPS -> progress.networkSteps;
    };
  }

  private boolean spent(boolean epochEnded) {
    Budget budget = trial.budget();
    if (budget.unit() == Budget.Unit.EPOCHS) {
      return progress.epoch >= budget.amount();
    }
    double done = done();
    if (epochEnded && done == 0) {
      throw new IllegalStateException(
          "budget: " + trial.rule() + " counts no " + budget.unit().key());
    }
    return done >= budget.amount();
  }

  private boolean due(boolean epochEnded, long presentationsBefore) {
    Cadence cadence = trial.cadence();
    return switch (cadence.every()) {
      case EPOCH -> epochEnded;
      case PRESENTATIONS ->
          progress.presentations / cadence.amount() > presentationsBefore / cadence.amount();
      case POINTS -> {
        long points = (long) (done() / trial.budget().amount() * cadence.amount());
        boolean more = points > pointsTaken;
        this.pointsTaken = points;
        yield more;
      }
    };
  }

  private Outcome outcome() {
    if (diverged != null) {
      return diverged;
    }
    return timedOut != null
        ? timedOut
        : observer.curve().outcome(progress.unsettled, progress.minibatches);
  }

  private Facts counters() {
    return new Facts()
        .put("epochs", epoch())
        .put("presentations", progress.presentations)
        .put("updates", progress.updates)
        .put("phases", progress.phases)
        .put("network_steps", progress.networkSteps)
        .put("macs", progress.macs);
  }

  private Facts shape() {
    Parameters theta = learner.parameters();
    long units = 0;
    for (Parameters.Block block : theta.blocks()) {
      units += block.name().startsWith("W") ? block.matrix().numCols : 0;
    }
    Locality locality = entry.locality().apply(trial.settings());
    return new Facts()
        .put("layers", health.depth())
        .put("units", units)
        .put("parameters", theta.count())
        .put("synapses", theta.synapses())
        .put("train_size", materials.data().train().size())
        .put("validation_size", materials.data().validation().size())
        .put("test_size", materials.data().test().size())
        .put("classes", materials.data().train().classes())
        .put("nonlocal_reads", locality.nonlocalReads())
        .put("states_per_neuron", locality.statesPerNeuron())
        .put("states_per_synapse", locality.statesPerSynapse())
        .put("phases_per_update", locality.phasesPerUpdate())
        .put("global_signals", locality.globalSignals())
        .put("weight_transport", locality.weightTransport());
  }
}
