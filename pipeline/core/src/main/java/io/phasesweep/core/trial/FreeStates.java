package io.phasesweep.core.trial;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.dynamics.State;
import io.phasesweep.core.network.LayeredNetwork;
import org.ejml.data.FMatrixRMaj;

/** The last free state of every training example, in file order, 0 at first. Mutable. */
public final class FreeStates {
  private final FMatrixRMaj[] stored;
  private final FMatrixRMaj gathered = new FMatrixRMaj(0, 0);

  public FreeStates(LayeredNetwork network, int examples) {
    this.stored = new FMatrixRMaj[network.depth() + 1];
    for (int l = 1; l <= network.depth(); l++) {
      stored[l] = new FMatrixRMaj(examples, network.architecture().units(l));
    }
  }

  /** Loads the states of the minibatch's examples. Modified: {@code state}. */
  public void recall(Minibatch batch, State state) {
    for (int l = 1; l < stored.length; l++) {
      int units = stored[l].numCols;
      gathered.reshape(batch.size(), units);
      for (int i = 0; i < batch.size(); i++) {
        System.arraycopy(stored[l].data, batch.row(i) * units, gathered.data, i * units, units);
      }
      state.layer(l).load(gathered);
    }
  }

  /** Stores the states of the minibatch's examples. Modified: this. */
  public void keep(Minibatch batch, State state) {
    for (int l = 1; l < stored.length; l++) {
      int units = stored[l].numCols;
      state.layer(l).store(gathered);
      for (int i = 0; i < batch.size(); i++) {
        System.arraycopy(gathered.data, i * units, stored[l].data, batch.row(i) * units, units);
      }
    }
  }

  /** Writes all states. Modified: {@code to}. */
  public void save(Snapshot to) {
    for (int l = 1; l < stored.length; l++) {
      to.put("state/" + l, stored[l].data);
    }
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  public void restore(Snapshot from) {
    for (int l = 1; l < stored.length; l++) {
      stored[l].setTo(
          FMatrixRMaj.wrap(stored[l].numRows, stored[l].numCols, from.floats("state/" + l)));
    }
  }
}
