package io.phasesweep.core.kernel;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The seam over batch-major rows: checks shapes and versions, then lets a provider compute. */
public final class RowKernels implements Kernels {
  private final KernelChoice choice;
  private final RowArithmetic arithmetic;

  /** Kernels that compute with {@code arithmetic}. */
  public RowKernels(KernelChoice choice, RowArithmetic arithmetic) {
    this.choice = choice;
    this.arithmetic = arithmetic;
  }

  @Override
  public KernelChoice choice() {
    return choice;
  }

  @Override
  public Layout layout(int batchSize, int[] sizes) {
    return new RowLayout(batchSize, batchSize < RowLayout.FEW ? 1 : arithmetic.rowBlock(batchSize));
  }

  @Override
  public Panel panel(Layout layout, int units) {
    return new RowPanel((RowLayout) layout, units);
  }

  @Override
  public PackedWeights pack(Layout layout, FMatrixRMaj weights) {
    return new RowWeights((RowLayout) layout, weights);
  }

  @Override
  public void repack(PackedWeights weights) {
    ((RowWeights) weights).refresh();
  }

  @Override
  public void apply(
      PackedWeights weights,
      Direction direction,
      Panel in,
      @Nullable Panel add,
      Panel out,
      Epilogue epilogue) {
    RowWeights packed = (RowWeights) weights;
    RowPanel from = (RowPanel) in;
    RowPanel to = (RowPanel) out;
    packed.requireFresh();
    requireUnits("in", from, packed.depth(direction));
    requireUnits("out", to, packed.width(direction));
    requireLayout("in", from, packed.layout());
    requireLayout("out", to, packed.layout());
    if (in == out) {
      throw new IllegalArgumentException("apply: in and out are one panel; they must differ");
    }
    to.columns(from.columns());
    requireLike("add", add, to);
    requireOperands(epilogue, to);
    arithmetic.product(packed, direction, from, (RowPanel) add, to, epilogue);
  }

  @Override
  public void apply(Panel add, Panel out, Epilogue epilogue) {
    RowPanel to = (RowPanel) out;
    RowPanel from = (RowPanel) add;
    requireUnits("out", to, from.units());
    requireLayout("out", to, from.layout());
    to.columns(from.columns());
    requireOperands(epilogue, to);
    arithmetic.finish(from, null, to, epilogue);
  }

  @Override
  public double accumulate(FMatrixRMaj w, List<Term> terms) {
    requireTerms(w, terms);
    return arithmetic.accumulate(w, terms);
  }

  private static void requireTerms(FMatrixRMaj w, List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      requireUnits("term in", term.in(), w.numRows);
      requireUnits("term out", term.out(), w.numCols);
      if (term.in().columns() != term.out().columns()) {
        throw new IllegalArgumentException(
            "accumulate: "
                + term.in().columns()
                + " columns in, "
                + term.out().columns()
                + " columns out; both must agree");
      }
    }
  }

  @Override
  public double accumulateBias(FMatrixRMaj bias, List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      requireUnits("term out", terms.get(i).out(), bias.getNumElements());
    }
    return arithmetic.accumulateBias(bias, terms);
  }

  @Override
  public double remember(FMatrixRMaj w, Recall recall) {
    int columns = recall.above(0).columns();
    for (int k = 0; k <= recall.rows().last(); k++) {
      requireUnits("sample below", recall.below(k), w.numRows);
      requireUnits("sample above", recall.above(k), w.numCols);
      if (recall.below(k).columns() != columns || recall.above(k).columns() != columns) {
        throw new IllegalArgumentException("remember: all samples have the same columns");
      }
    }
    recall.prepare();
    return arithmetic.remember(w, recall);
  }

  @Override
  public void adam(
      float[] theta,
      float[] gradient,
      float[] first,
      float[] second,
      int count,
      float rate,
      long t) {
    arithmetic.adam(theta, gradient, first, second, count, step(rate, t), root(t));
  }

  @Override
  public double adam(
      FMatrixRMaj theta,
      List<Term> terms,
      FMatrixRMaj gradient,
      float[] first,
      float[] second,
      float rate,
      long t) {
    requireTerms(theta, terms);
    return arithmetic.adam(theta, terms, gradient, first, second, step(rate, t), root(t));
  }

  private static float step(float rate, long t) {
    if (t < 1) {
      throw new IllegalArgumentException("adam: step " + t + "; the first step is 1");
    }
    return (float) (rate / (1 - StrictMath.pow(.9, (double) t)));
  }

  private static float root(long t) {
    return (float) (1 / Math.sqrt(1 - StrictMath.pow(.999, (double) t)));
  }

  @Override
  public void sigmoid(float[] u, float[] z, int count) {
    arithmetic.sigmoid(u, z, count);
  }

  @Override
  public void addRows(float[] w, int width, int[] rows, int count, float[] sum) {
    arithmetic.addRows(w, width, rows, count, sum);
  }

  @Override
  public void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight) {
    arithmetic.moveRows(w, width, rows, count, by, weight);
  }

  @Override
  public void momentum(float[] theta, float[] gradient, float[] velocity, int count, float rate) {
    arithmetic.momentum(theta, gradient, velocity, count, rate);
  }

  @Override
  public int dyad(
      Dyad law, float inertia, Panel drive, Panel feedback, Panel mean, Panel difference) {
    RowPanel like = (RowPanel) drive;
    requireLike("feedback", feedback, like);
    requireLike("mean", mean, like);
    requireLike("difference", difference, like);
    return arithmetic.dyad(
        law, inertia, like, (RowPanel) feedback, (RowPanel) mean, (RowPanel) difference);
  }

  @Override
  public float squaredNorm(Panel a) {
    return arithmetic.squares((RowPanel) a, null);
  }

  @Override
  public float squaredDistance(Panel a, Panel b) {
    requireLike("b", b, (RowPanel) a);
    return arithmetic.squares((RowPanel) a, (RowPanel) b);
  }

  private static void requireOperands(Epilogue epilogue, RowPanel out) {
    if (epilogue instanceof Epilogue.Leak leak) {
      requireLike("state", leak.state(), out);
      if (leak.state() == out) {
        throw new IllegalArgumentException("leak: state and out are one panel; they must differ");
      }
      requireTarget(leak.nudge(), leak.target(), out);
    } else if (epilogue instanceof Epilogue.Minimise minimise) {
      requireTarget(minimise.nudge(), minimise.target(), out);
    } else if (epilogue instanceof Epilogue.Derivative derivative) {
      requireLike("activity", derivative.activity(), out);
    }
  }

  private static void requireTarget(float nudge, @Nullable Panel target, RowPanel out) {
    requireLike("target", target, out);
    if (nudge != 0 && target == null) {
      throw new IllegalArgumentException("nudge " + nudge + " without a target");
    }
  }

  private static void requireUnits(String name, Panel panel, int units) {
    if (panel.units() != units) {
      throw new IllegalArgumentException(name + ": " + panel.units() + " units, not " + units);
    }
  }

  private static void requireLayout(String name, RowPanel panel, RowLayout layout) {
    if (!panel.layout().equals(layout)) {
      throw new IllegalArgumentException(name + ": " + panel.layout() + ", not " + layout);
    }
  }

  private static void requireLike(String name, @Nullable Panel panel, RowPanel model) {
    if (panel == null) {
      return;
    }
    requireUnits(name, panel, model.units());
    requireLayout(name, (RowPanel) panel, model.layout());
    if (panel.columns() != model.columns()) {
      throw new IllegalArgumentException(
          name + ": " + panel.columns() + " columns, not " + model.columns());
    }
  }
}
