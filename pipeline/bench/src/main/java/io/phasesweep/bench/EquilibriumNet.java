package io.phasesweep.bench;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Minibatches of equilibrium propagation on a net with one hidden layer, through the seam alone:
 * input drive, free and nudged synchronous sweeps from zero, update.
 */
final class EquilibriumNet implements Trained {
  private static final int FREE = 20;
  private static final int NUDGED = 4;
  private static final float BETA = .5f;

  private final Kernels kernels;
  private final FMatrixRMaj[] matrix = new FMatrixRMaj[3];
  private final FMatrixRMaj[] bias = new FMatrixRMaj[3];
  private final PackedWeights[] weights = new PackedWeights[3];
  private final Panel input;
  private final Panel inputBias;
  private final Panel drive;
  private final Panel outputBias;
  private final Panel target;
  private final Panel[] free = new Panel[3];
  private final State state;
  private final List<List<Term>> terms;

  /** Double-buffered activity with the epilogues that read each buffer. */
  private static final class State {
    final Panel[][] layers = new Panel[3][2];
    final Epilogue[][][] leaks = new Epilogue[2][3][2];
    int now;
  }

  EquilibriumNet(Kernels kernels, int batch, int inputs, int hidden, int outputs) {
    this.kernels = kernels;
    int[] sizes = {inputs, hidden, outputs};
    Layout layout = kernels.layout(batch, sizes);
    input = kernels.panel(layout, inputs);
    inputBias = kernels.panel(layout, hidden);
    drive = kernels.panel(layout, hidden);
    outputBias = kernels.panel(layout, outputs);
    target = kernels.panel(layout, outputs);
    state = new State();
    for (int l = 1; l <= 2; l++) {
      matrix[l] = Shapes.uniform(l, sizes[l - 1], sizes[l]);
      for (int i = 0; i < matrix[l].data.length; i++) {
        matrix[l].data[i] *= (float) Math.sqrt(6.0 / (sizes[l - 1] + sizes[l]));
      }
      bias[l] = new FMatrixRMaj(1, sizes[l]);
      weights[l] = kernels.pack(layout, matrix[l]);
      free[l] = kernels.panel(layout, sizes[l]);
      for (int which = 0; which < 2; which++) {
        Panel panel = kernels.panel(layout, sizes[l]);
        state.layers[l][which] = panel;
        state.leaks[0][l][which] = new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, panel, 0f, null);
        state.leaks[1][l][which] =
            l == 1
                ? state.leaks[0][l][which]
                : new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, panel, BETA, target);
      }
    }
    terms = List.of(List.of(), terms(input, input, 1, .1f / batch), outTerms(.05f / batch));
  }

  private List<Term> terms(Panel nudged, Panel settled, int layer, float rate) {
    return List.of(
        new Term(nudged, state.layers[layer][0], rate / BETA),
        new Term(settled, free[layer], -rate / BETA));
  }

  private List<Term> outTerms(float rate) {
    return terms(state.layers[1][0], free[1], 2, rate);
  }

  @Override
  public void step(FMatrixRMaj x, FMatrixRMaj t) {
    input.load(x);
    target.load(t);
    inputBias.columns(x.numRows);
    inputBias.broadcast(bias[1]);
    kernels.apply(weights[1], Direction.UP, input, inputBias, drive, new Epilogue.Store());
    outputBias.columns(x.numRows);
    outputBias.broadcast(bias[2]);
    for (int l = 1; l <= 2; l++) {
      state.layers[l][0].columns(x.numRows);
      state.layers[l][0].zero();
    }
    state.now = 0;
    relax(FREE, 0);
    free[1].copy(state.layers[1][state.now]);
    free[2].copy(state.layers[2][state.now]);
    relax(NUDGED, 1);
    for (int l = 1; l <= 2; l++) {
      kernels.accumulate(matrix[l], terms.get(l));
      kernels.accumulateBias(bias[l], terms.get(l));
      weights[l].changed();
      kernels.repack(weights[l]);
    }
  }

  private void relax(int sweeps, int nudged) {
    for (int i = 0; i < sweeps; i++) {
      int now = state.now;
      Panel[] hidden = state.layers[1];
      Panel[] output = state.layers[2];
      kernels.apply(
          weights[2],
          Direction.DOWN,
          output[now],
          drive,
          hidden[1 - now],
          state.leaks[nudged][1][now]);
      kernels.apply(
          weights[2],
          Direction.UP,
          hidden[now],
          outputBias,
          output[1 - now],
          state.leaks[nudged][2][now]);
      state.now = 1 - now;
    }
  }

  @Override
  public float digest() {
    return matrix[1].data[0] + matrix[2].data[0];
  }
}
