package io.phasesweep.core.dynamics;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.LayeredNetwork;

/**
 * Activity s_1 .. s_L of a minibatch, with a second panel per layer that a sweep writes and then
 * swaps in. Mutable, not thread-safe.
 */
public final class State {
  private static final double TINY = 1e-12;

  private final Kernels kernels;
  private final Panel[][] panels;
  private final int[] now;

  /** A zero state of {@code network}. */
  public State(LayeredNetwork network) {
    this.kernels = network.kernels();
    this.panels = new Panel[network.depth() + 1][2];
    this.now = new int[panels.length];
    for (int l = 1; l < panels.length; l++) {
      panels[l][0] = network.panel(l);
      panels[l][1] = network.panel(l);
    }
  }

  /** Number of layers L. */
  public int depth() {
    return panels.length - 1;
  }

  /** s_l. */
  public Panel layer(int l) {
    return panels[l][now[l]];
  }

  /** The panel that holds the next s_l once a sweep has written it. */
  public Panel next(int l) {
    return panels[l][1 - now[l]];
  }

  /** One of the two panels of a layer, 0 or 1. */
  Panel panel(int l, int which) {
    return panels[l][which];
  }

  /** Which of the two panels of a layer holds s_l. */
  int now(int l) {
    return now[l];
  }

  /** Makes the next s_l the present one. Modified: this. */
  void advance(int l) {
    now[l] = 1 - now[l];
  }

  /** All units 0. Modified: this, its columns included. */
  public void zero(int columns) {
    for (int l = 1; l < panels.length; l++) {
      layer(l).columns(columns);
      layer(l).zero();
    }
  }

  /** Copies a state. Modified: this, its columns included. */
  public void copy(State source) {
    for (int l = 1; l < panels.length; l++) {
      layer(l).copy(source.layer(l));
    }
  }

  /** Relative change {@code |s' - s| / (|s| + 1e-12)} of layer l, Frobenius norms. */
  double change(int l) {
    double distance = Math.sqrt(kernels.squaredDistance(next(l), layer(l)));
    return distance / (Math.sqrt(kernels.squaredNorm(layer(l))) + TINY);
  }
}
