package io.phasesweep.core.kernel.vector;

import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.RowArithmetic;
import io.phasesweep.core.kernel.RowLayout;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.RowWeights;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** {@link RowArithmetic} in registers of 256 or 512 bit. */
public final class VectorArithmetic implements RowArithmetic {
  static final int LANES = FloatVector.SPECIES_PREFERRED.length();
  private static final boolean WIDE = LANES == 16;

  /** Where theta with its moments outgrows the second cache. */
  private static final int BLOCKWISE = 32768;

  private static final RowWeights.Packing PACKING = Panels::pack;

  /**
   * Beyond so many floats, rows that are a multiple of 256 bytes apart push each other out of the
   * first cache: panels are then copied before they are used.
   */
  private static final int IN_CACHE = 4096;

  @Override
  public int lanes() {
    return LANES;
  }

  /** Five rows where that pads clearly less than six, which keep the adders busier. */
  @Override
  public int rowBlock(int batchSize) {
    int five = RowLayout.roundUp(batchSize, 5);
    int six = RowLayout.roundUp(batchSize, 6);
    int rows = 23 * five < 20 * six ? 5 : 6;
    return WIDE ? 2 * rows : rows;
  }

  @Override
  public void product(RowWeights weights, Direction direction, RowPanel in, RowPanel out) {
    if (!weights.layout().few()) {
      walk(weights, direction, in, out, null, null);
    } else if (direction == Direction.UP) {
      FewColumns.up(weights.matrix(), in, out);
    } else {
      FewColumns.down(weights.matrix(), in, out);
    }
  }

  @Override
  public void product(
      RowWeights weights,
      Direction direction,
      RowPanel in,
      @Nullable RowPanel add,
      RowPanel out,
      Epilogue epilogue) {
    if (add != null
        && epilogue instanceof Epilogue.Leak leak
        && leak.nudge() == 0
        && Clip.is(leak.activation())
        && !weights.layout().few()) {
      walk(weights, direction, in, out, add, leak);
    } else {
      product(weights, direction, in, out);
      finish(out, add, out, epilogue);
    }
  }

  /** A product, joined to the leaky step if there is one. */
  private static void walk(
      RowWeights weights,
      Direction direction,
      RowPanel in,
      RowPanel out,
      @Nullable RowPanel add,
      Epilogue.@Nullable Leak leak) {
    int depth = weights.depth(direction);
    int width = weights.width(direction);
    int panels = RowLayout.roundUp(width, 16) / 16;
    if (!WIDE && leak == null && direction == Direction.UP && in.sparse()) {
      pick(weights, depth, width, panels, in, out);
      return;
    }
    boolean once = !weights.reused(direction) && width >= 16;
    if (!once || direction == Direction.DOWN && depth * width <= IN_CACHE) {
      walk(
          depth, weights.panels(direction, PACKING), 16 * depth, 16, 0, panels, in, out, add, leak);
      return;
    }
    if (direction == Direction.DOWN) {
      for (int p = 0; p < panels; p++) {
        float[] panel = weights.panelScratch();
        Panels.transpose(weights.matrix(), 16 * p, panel, 0);
        walk(depth, panel, 0, 16, p, 1, in, out, add, leak);
      }
      return;
    }
    int full = width / 16;
    if (!WIDE && width % 64 == 0 && depth * width > IN_CACHE) {
      float[] panel = weights.panelScratch();
      for (int p = 0; p < full; p += 4) {
        Panels.copy4(weights.matrix(), 16 * p, panel);
        walk(depth, panel, 16 * depth, 16, p, 4, in, out, add, leak);
      }
    } else {
      walk(depth, weights.matrix().data, 16, width, 0, full, in, out, add, leak);
    }
    if (full < panels) {
      walk(depth, weights.tail(), 0, 16, full, 1, in, out, add, leak);
    }
  }

  /** A product that leaves zero inputs out. */
  private static void pick(
      RowWeights weights, int depth, int width, int panels, RowPanel in, RowPanel out) {
    ActiveInputs lists = ActiveInputs.of(in, depth, in.layout().rowBlock());
    if (weights.reused(Direction.UP) || width < 16) {
      float[] packed = weights.panels(Direction.UP, PACKING);
      Products8.pick(lists, packed, 16 * depth, 16, 0, panels, depth, out);
      return;
    }
    int full = width / 16;
    if (width % 64 == 0 && depth * width > IN_CACHE) {
      float[] panel = weights.panelScratch();
      for (int p = 0; p < full; p += 4) {
        Panels.copy4(weights.matrix(), 16 * p, panel);
        Products8.pick(lists, panel, 16 * depth, 16, p, 4, depth, out);
      }
    } else {
      Products8.pick(lists, weights.matrix().data, 16, width, 0, full, depth, out);
    }
    if (full < panels) {
      Products8.pick(lists, weights.tail(), 0, 16, full, 1, depth, out);
    }
  }

  /**
   * Panels {@code first .. first + panels}, {@code apart} floats from one to the next, {@code
   * stride} from one depth to the next.
   */
  private static void walk(
      int depth,
      float[] w,
      int apart,
      int stride,
      int first,
      int panels,
      RowPanel in,
      RowPanel out,
      @Nullable RowPanel add,
      Epilogue.@Nullable Leak leak) {
    if (leak == null || add == null) {
      if (WIDE) {
        Products16.store(depth, w, apart, stride, first, panels, in, out);
      } else {
        Products8.store(depth, w, apart, stride, first, panels, in, out);
      }
    } else if (WIDE) {
      Products16.leak(depth, w, apart, stride, first, panels, in, out, add, leak);
    } else {
      Products8.leak(depth, w, apart, stride, first, panels, in, out, add, leak);
    }
  }

  @Override
  public void finish(RowPanel u, @Nullable RowPanel add, RowPanel out, Epilogue epilogue) {
    Epilogues.finish(u, add, out, epilogue);
  }

  @Override
  public double accumulate(FMatrixRMaj w, List<Term> terms) {
    return terms.isEmpty() ? 0 : Updates.accumulate(w, terms);
  }

  @Override
  public double accumulateBias(FMatrixRMaj bias, List<Term> terms) {
    return terms.isEmpty() ? 0 : Updates.accumulateBias(bias, terms);
  }

  @Override
  public double remember(FMatrixRMaj w, Recall recall) {
    return Recalls.remember(w, recall);
  }

  @Override
  public void adam(
      float[] theta,
      float[] gradient,
      float[] first,
      float[] second,
      int count,
      float step,
      float root) {
    Optimizers.adam(theta, 0, gradient, first, second, count, step, root);
  }

  /** Block by block of rows, so that the gradient stays in the first cache. */
  @Override
  public double adam(
      FMatrixRMaj theta,
      List<Term> terms,
      FMatrixRMaj gradient,
      float[] first,
      float[] second,
      float step,
      float root) {
    return theta.data.length < BLOCKWISE || terms.isEmpty()
        ? RowArithmetic.super.adam(theta, terms, gradient, first, second, step, root)
        : Updates.adam(theta, terms, gradient, first, second, step, root);
  }

  @Override
  public void sigmoid(float[] u, float[] z, int count) {
    Rows.sigmoid(u, z, count);
  }

  @Override
  public void addRows(float[] w, int width, int[] rows, int count, float[] sum) {
    Rows.addRows(w, width, rows, count, sum);
  }

  @Override
  public void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight) {
    Rows.moveRows(w, width, rows, count, by, weight);
  }

  @Override
  public void momentum(float[] theta, float[] gradient, float[] velocity, int count, float rate) {
    Optimizers.momentum(theta, gradient, velocity, count, rate);
  }

  @Override
  public int dyad(
      Dyad law,
      float inertia,
      RowPanel drive,
      RowPanel feedback,
      RowPanel mean,
      RowPanel difference) {
    return Dyads.apply(law, inertia, drive, feedback, mean, difference);
  }

  @Override
  public float squares(RowPanel a, @Nullable RowPanel b) {
    return b == null ? Squares.norm(a) : Squares.distance(a, b);
  }
}
