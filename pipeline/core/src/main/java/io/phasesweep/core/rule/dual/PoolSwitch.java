package io.phasesweep.core.rule.dual;

import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Convolution;
import io.phasesweep.core.network.Layer;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.PoolWinners;
import org.ejml.data.FMatrixRMaj;

/**
 * Where the feedback through a pooled map goes: to the winners of its last drive, or, as published,
 * to those of the positive state below, {@code s+ = m + (1 - alpha) d}, which takes one more
 * convolution. Mutable, not thread-safe.
 */
final class PoolSwitch {
  private final Convolution map;
  private final boolean moves;
  private final float rest;
  private final PoolWinners winners;
  private final Panel positive;
  private final Panel drive;
  private final FMatrixRMaj sum = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj apart = new FMatrixRMaj(0, 0);

  private PoolSwitch(Convolution map, boolean moves, float rest, LayeredNetwork network, int k) {
    this.map = map;
    this.moves = moves;
    this.rest = rest;
    this.winners = map.winners(moves ? network.layout().capacity() : 0);
    this.positive = network.panel(k - 1);
    this.drive = network.panel(k);
  }

  /** The switch of convolutional layer {@code k}. */
  static PoolSwitch of(DualPlan plan, LayeredNetwork network, int k) {
    Architecture shape = network.architecture();
    Convolution map = network.convolution(k);
    if (map == null) {
      throw new IllegalArgumentException("layer " + k + " is dense");
    }
    boolean pooled = shape.layer(k) instanceof Layer.Plane plane && plane.pooled();
    boolean moves = pooled && plan.poolSwitch() == DualPlan.Switch.PLUS && k > 1;
    return new PoolSwitch(map, moves, (float) (1 - plan.alpha()), network, k);
  }

  /** Whether the winners follow the states below. */
  boolean moves() {
    return moves;
  }

  /** The winners at the positive state below. Modified: this. */
  PoolWinners at(Panel mean, Panel difference, PackedWeights weights, FMatrixRMaj bias) {
    mean.store(sum);
    difference.store(apart);
    for (int i = 0; i < sum.getNumElements(); i++) {
      sum.data[i] = Math.fma(rest, apart.data[i], sum.data[i]);
    }
    positive.load(sum);
    map.drive(weights, bias, positive, winners, drive);
    return winners;
  }
}
