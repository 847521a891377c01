package io.phasesweep.bench;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;

/** Free phase of a net 784-H-H-10 from zero, after a weight change. */
final class DeepRelaxation {
  private static final int SWEEPS = 20;

  private final Kernels kernels;
  private final int batch;
  private final int hidden;
  private final PackedWeights[] weights = new PackedWeights[3];
  private final Panel input;
  private final Panel drive;
  private final Panel below;
  private final Panel[][] states = new Panel[3][2];
  private final Epilogue[][] leaks = new Epilogue[3][2];
  private final Epilogue store = new Epilogue.Store();

  DeepRelaxation(Kernels kernels, int batch, int hidden) {
    this.kernels = kernels;
    this.batch = batch;
    this.hidden = hidden;
    int[] sizes = {784, hidden, hidden, 10};
    Layout layout = kernels.layout(batch, sizes);
    for (int l = 0; l < 3; l++) {
      weights[l] = kernels.pack(layout, Shapes.uniform(l, sizes[l], sizes[l + 1]));
      for (int which = 0; which < 2; which++) {
        Panel panel = kernels.panel(layout, sizes[l + 1]);
        states[l][which] = panel;
        leaks[l][which] = new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, panel, 0f, null);
      }
    }
    input = kernels.panel(layout, 784);
    input.load(Shapes.uniform(9, batch, 784));
    drive = kernels.panel(layout, hidden);
    below = kernels.panel(layout, hidden);
  }

  double operations() {
    double perSweep = 2.0 * hidden * hidden + 2.0 * hidden * 10;
    return 2.0 * batch * (784.0 * hidden + SWEEPS * perSweep);
  }

  void run() {
    for (int l = 0; l < 3; l++) {
      weights[l].changed();
      kernels.repack(weights[l]);
      states[l][0].zero();
    }
    kernels.apply(weights[0], Direction.UP, input, null, drive, store);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      int now = sweep % 2;
      int next = 1 - now;
      Panel first = states[0][now];
      Panel second = states[1][now];
      kernels.apply(weights[1], Direction.DOWN, second, drive, states[0][next], leaks[0][now]);
      kernels.apply(weights[1], Direction.UP, first, null, below, store);
      kernels.apply(
          weights[2], Direction.DOWN, states[2][now], below, states[1][next], leaks[1][now]);
      kernels.apply(weights[2], Direction.UP, second, null, states[2][next], leaks[2][now]);
    }
  }
}
