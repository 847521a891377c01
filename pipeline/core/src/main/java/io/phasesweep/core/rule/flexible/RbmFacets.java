package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * A Boltzmann machine as what it can be asked for: labels need label units, exact gradients few
 * visible units.
 */
final class RbmFacets {
  private RbmFacets() {}

  /** The learner with the facets that its shape allows. */
  static Learner of(RbmLearner rbm) {
    if (rbm.labels() == null) {
      return rbm.exact() ? new Exact(rbm) : rbm;
    }
    return rbm.exact() ? new ExactLabelled(rbm) : new Labelled(rbm);
  }

  /** What all of them pass on. */
  interface Passing extends Learner {
    RbmLearner rbm();

    @Override
    default void step() {
      rbm().step();
    }

    @Override
    default Progress progress() {
      return rbm().progress();
    }

    @Override
    default Primary primary() {
      return rbm().primary();
    }

    @Override
    default Facts facts() {
      return rbm().facts();
    }

    @Override
    default List<Measurement> measure(Probe probe) {
      return rbm().measure(probe);
    }

    @Override
    default Parameters parameters() {
      return rbm().parameters();
    }

    @Override
    default Snapshot snapshot() {
      return rbm().snapshot();
    }
  }

  /** Few visible units. */
  interface Probing extends Passing, UpdateProbe {
    @Override
    default UpdatePair updates(Minibatch probe) {
      return rbm().updates();
    }
  }

  /** Label units. */
  interface Labelling extends Passing, Predictor {
    private RbmLabels labels() {
      return Objects.requireNonNull(rbm().labels());
    }

    @Override
    default void scores(Minibatch in, FMatrixRMaj out) {
      labels().scores(in, out);
    }

    @Override
    default double loss(Minibatch in, FMatrixRMaj scores) {
      return labels().loss(in, scores);
    }

    @Override
    default long macsPerExample() {
      return labels().macsPerExample();
    }
  }

  record Exact(RbmLearner rbm) implements Probing {}

  record Labelled(RbmLearner rbm) implements Labelling {}

  record ExactLabelled(RbmLearner rbm) implements Probing, Labelling {}
}
