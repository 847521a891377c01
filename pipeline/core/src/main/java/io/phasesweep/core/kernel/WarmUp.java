package io.phasesweep.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Runs every direction, epilogue and update until the compiler is done with them: before C2 each
 * vector is an object and a product takes a hundred times longer. Reads the clock; changes no
 * result.
 */
final class WarmUp {
  /** No round may begin after this. */
  static final long LIMIT_NANOS = 3_000_000_000L;

  private static final int ROUNDS_ALIKE = 3;
  private static final double ALIKE = 1.5;
  private static final int PASSES = 10;

  private final Kernels kernels;
  private final List<Net> nets = new ArrayList<>();

  private WarmUp(Kernels kernels) {
    this.kernels = kernels;
    // Five and six rows at a time, whole and broken panels, and the path for few columns.
    nets.add(new Net(20, 64, 10));
    nets.add(new Net(24, 70, 100));
    nets.add(new Net(1, 64, 10));
  }

  /** One layer with operands of all kinds. */
  private final class Net {
    final FMatrixRMaj matrix;
    final FMatrixRMaj bias;
    final PackedWeights weights;
    final Panel below;
    final Panel above;
    final Panel belowNext;
    final Panel aboveNext;
    final List<Term> terms;
    final Panel[] dyads;

    Net(int batch, int inputs, int outputs) {
      Layout layout = kernels.layout(batch, new int[] {inputs, outputs});
      matrix = new FMatrixRMaj(inputs, outputs);
      bias = new FMatrixRMaj(1, outputs);
      Arrays.fill(matrix.data, .01f);
      weights = kernels.pack(layout, matrix);
      below = kernels.panel(layout, inputs);
      above = kernels.panel(layout, outputs);
      belowNext = kernels.panel(layout, inputs);
      aboveNext = kernels.panel(layout, outputs);
      dyads = new Panel[] {kernels.panel(layout, outputs), kernels.panel(layout, outputs)};
      FMatrixRMaj ones = new FMatrixRMaj(batch, inputs);
      Arrays.fill(ones.data, .5f);
      below.load(ones);
      terms = List.of(new Term(below, above, 1e-6f), new Term(belowNext, aboveNext, -1e-6f));
    }

    void pass() {
      for (Activation f : Activation.values()) {
        products(Direction.UP, below, above, aboveNext, f);
        products(Direction.DOWN, above, below, belowNext, f);
      }
      kernels.accumulate(matrix, terms);
      kernels.accumulateBias(bias, terms);
      weights.changed();
      kernels.repack(weights);
      kernels.squaredNorm(above);
      kernels.squaredDistance(above, aboveNext);
      for (Activation f : Activation.values()) {
        Dyad law = new Dyad(f, .5f, 0f, 1f);
        kernels.dyad(law, 0f, above, aboveNext, dyads[0], dyads[1]);
        kernels.dyad(law, .5f, above, aboveNext, dyads[0], dyads[1]);
      }
      float[] flat = new float[100];
      kernels.adam(flat, flat.clone(), flat.clone(), flat.clone(), flat.length, 1e-3f, 1);
      kernels.momentum(flat, flat.clone(), flat.clone(), flat.length, 1e-3f);
    }

    private void products(Direction direction, Panel in, Panel state, Panel out, Activation f) {
      for (Epilogue epilogue :
          List.of(
              new Epilogue.Store(),
              new Epilogue.Activate(f),
              new Epilogue.Leak(f, .5f, state, 0f, null),
              new Epilogue.Leak(f, .5f, state, .1f, state),
              new Epilogue.Minimise(f, .1f, state),
              new Epilogue.Derivative(f, state))) {
        kernels.apply(weights, direction, in, state, out, epilogue);
        kernels.apply(weights, direction, in, null, out, epilogue);
      }
    }
  }

  /** Rounds until three in a row are alike; the nanoseconds it took. */
  static long of(Kernels kernels) {
    WarmUp warmUp = new WarmUp(kernels);
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    int alike = 0;
    while (alike < ROUNDS_ALIKE && System.nanoTime() - begin < LIMIT_NANOS) {
      long start = System.nanoTime();
      warmUp.round();
      long took = System.nanoTime() - start;
      alike = took < ALIKE * best && best < ALIKE * took ? alike + 1 : 0;
      best = Math.min(best, took);
    }
    return System.nanoTime() - begin;
  }

  private void round() {
    for (int i = 0; i < PASSES; i++) {
      for (Net net : nets) {
        net.pass();
      }
    }
  }
}
