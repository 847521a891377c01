package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.kernel.CanonicalSum;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The loss of one layer on the vectors of a minibatch, and the directions that lower it.
 *
 * <pre>
 *   u = c' M z      P = C M      T = g+ Z + sum g- Zn      g = gamma w / (n_k K)
 *   dM += C' T
 *   prediction    dz += g+ P, dzn += g- P
 *   retrodiction  dc += T M'
 * </pre>
 *
 * both with one M, or each with its own, coin and gate. Mutable, not thread-safe.
 */
final class Contrast {
  private static final Epilogue STORE = new Epilogue.Store();

  private final ClappPlan plan;
  private final MomentGrid grid;
  private final Kernels kernels;
  private final PairWeights weights;
  private final int units;
  private final Panel context;
  private final Panel dendrite;
  private final Panel third;
  private final Panel back;
  private final List<Term> terms;
  private final FMatrixRMaj prefix = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj p = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj t = new FMatrixRMaj(0, 0);
  private final FMatrixRMaj down = new FMatrixRMaj(0, 0);
  private final float[] partials = new float[16];
  private final double[] scores;
  private final int[] rows;
  private final Tally tally = new Tally();

  Contrast(ClappPlan plan, MomentGrid grid, Kernels kernels, PairWeights weights) {
    this.plan = plan;
    this.grid = grid;
    this.kernels = kernels;
    this.weights = weights;
    this.units = weights.units();
    this.context = kernels.panel(weights.layout(), units);
    this.dendrite = kernels.panel(weights.layout(), units);
    this.third = kernels.panel(weights.layout(), units);
    this.back = kernels.panel(weights.layout(), units);
    this.terms = List.of(new Term(context, third, -1f));
    this.scores = new double[1 + plan.negatives()];
    this.rows = new int[1 + plan.negatives()];
  }

  /** What the last minibatch gave. */
  Tally tally() {
    return tally;
  }

  /**
   * One minibatch.
   *
   * @param v vectors of the moments [rows B columns x units]
   * @param images B
   * @param draws of this minibatch
   * @param gv Modified: minus the gradient of the loss by {@code v}, reshaped
   * @param adam Modified: the gradient by M, from matrix {@code first} on
   */
  void run(FMatrixRMaj v, int images, Draws draws, FMatrixRMaj gv, Adam adam, int first) {
    gv.reshape(v.numRows, units);
    Arrays.fill(gv.data, 0, v.numRows * units, 0f);
    tally.clear();
    for (int side = 0; side < plan.sides(); side++) {
      for (int k = 1; k <= grid.steps(); k++) {
        step(side, k, v, images, draws, gv, adam.gradient(first + weights.index(side, k)));
      }
    }
    tally.scale(1.0 / plan.sides());
  }

  private void step(
      int side, int k, FMatrixRMaj v, int images, Draws draws, FMatrixRMaj gv, FMatrixRMaj dm) {
    int offset = draws.offset(side, k);
    int pairs = grid.pairs(offset) * images;
    int shift = offset * images * grid.columns();
    boolean current = side == 0;
    boolean contextLearns = (side == 1 || !plan.separate()) && !plan.controls().detachContext();
    predict(side, k, v, pairs);
    t.reshape(pairs, units);
    Arrays.fill(t.data, 0, pairs * units, 0f);
    double scale = 1.0 / ((double) grid.pairs(offset) * grid.steps());
    for (int pair = 0; pair < pairs; pair++) {
      candidates(pair, shift, images, draws.negatives(side, k));
      int image = pair / grid.columns() % images;
      judge(pair, v, draws.positive(side)[image] * scale, draws.negative(side)[image] * scale);
      merge();
      spread(pair, v, gv, current, contextLearns);
    }
    third.load(t);
    kernels.accumulate(dm, terms);
    if (contextLearns && !plan.controls().noPred()) {
      kernels.apply(weights.packed(side, k), Direction.DOWN, third, null, back, STORE);
      back.store(down);
      for (int i = 0; i < pairs * units; i++) {
        gv.data[i] += down.data[i];
      }
    }
  }

  /** P = C M; the rows of C are the first ones of v. Modified: this. */
  private void predict(int side, int k, FMatrixRMaj v, int pairs) {
    prefix.data = v.data;
    prefix.numRows = pairs;
    prefix.numCols = units;
    if (plan.controls().noPred()) {
      ones(pairs);
    } else {
      context.load(prefix);
    }
    kernels.apply(weights.packed(side, k), Direction.UP, context, null, dendrite, STORE);
    dendrite.store(p);
  }

  private void ones(int pairs) {
    p.reshape(pairs, units);
    Arrays.fill(p.data, 0, pairs * units, 1f);
    context.load(p);
  }

  /** Rows of v of the positive and the negatives. Modified: this. */
  private void candidates(int pair, int shift, int images, int[] negatives) {
    rows[0] = pair + shift;
    if (plan.negatives() == 1) {
      int columns = grid.columns();
      int image = pair / columns % images;
      rows[1] = rows[0] + (negatives[image] - image) * columns;
      return;
    }
    for (int i = 1; i < rows.length; i++) {
      rows[i] = shift + negatives[pair * (rows.length - 1) + i - 1];
    }
  }

  /**
   * From scores to weighted third factors. Modified: this.
   *
   * @param plus weight of the positive term; 0 = it is not there
   * @param minus the same of the negative term
   */
  private void judge(int pair, FMatrixRMaj v, double plus, double minus) {
    double own = plan.controls().noPred() ? sum(v.data, pair * units) : 0;
    for (int i = 0; i < rows.length; i++) {
      boolean there = i == 0 ? plus != 0 : minus != 0;
      scores[i] = there ? own + dot(pair, v.data, rows[i]) : 0;
    }
    if (plan.variant().infoNce()) {
      tally.positive(scores[0], false);
      for (int i = 1; i < scores.length; i++) {
        tally.negative(scores[i], false);
      }
      tally.loss(plus * PairLoss.infoNce(scores));
      for (int i = 0; i < scores.length; i++) {
        scores[i] *= plus;
      }
      return;
    }
    if (plus != 0) {
      scores[0] = hinge(1, scores[0], plus);
    }
    for (int i = 1; i < scores.length && minus != 0; i++) {
      scores[i] = hinge(-1, scores[i], minus / (scores.length - 1));
    }
  }

  /**
   * A negative that is the positive itself joins its factor: what cancels does so before anything
   * is rounded. Modified: this.
   */
  private void merge() {
    for (int i = 1; i < rows.length; i++) {
      if (rows[i] == rows[0]) {
        scores[0] += scores[i];
        scores[i] = 0;
      }
    }
  }

  /** Third factor of one pair, weighted. Modified: this. */
  private double hinge(int y, double u, double weight) {
    boolean free = plan.controls().noGamma();
    double gamma = free ? 1 : PairLoss.gamma(y, u);
    if (y > 0) {
      tally.positive(u, gamma != 0);
    } else {
      tally.negative(u, gamma != 0);
    }
    tally.loss(weight * (free ? 1 - u : PairLoss.hinge(y, u)));
    return weight * gamma;
  }

  private double dot(int pair, float[] vectors, int row) {
    Arrays.fill(partials, 0f);
    CanonicalSum.multiply(p.data, pair * units, vectors, row * units, 0, units, partials, 0);
    return CanonicalSum.total(partials, 0);
  }

  private double sum(float[] vectors, int at) {
    double sum = 0;
    for (int j = 0; j < units; j++) {
      sum += vectors[at + j];
    }
    return sum;
  }

  /** T and the current side; of no-pred the context side too. Modified: {@code gv}, this. */
  private void spread(
      int pair, FMatrixRMaj v, FMatrixRMaj gv, boolean current, boolean contextLearns) {
    double all = 0;
    for (int i = 0; i < rows.length; i++) {
      float g = (float) scores[i];
      if (g != 0) {
        add(g, v.data, rows[i] * units, t.data, pair * units);
        if (current) {
          add(g, p.data, pair * units, gv.data, rows[i] * units);
        }
        all += scores[i];
      }
    }
    if (contextLearns && plan.controls().noPred()) {
      for (int j = 0; j < units; j++) {
        gv.data[pair * units + j] += (float) all;
      }
    }
  }

  private void add(float g, float[] from, int at, float[] to, int start) {
    for (int j = 0; j < units; j++) {
      to[start + j] = Math.fma(g, from[at + j], to[start + j]);
    }
  }
}
