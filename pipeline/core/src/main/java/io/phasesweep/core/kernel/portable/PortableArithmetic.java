package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.CanonicalSum;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Dyad;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Recall;
import io.phasesweep.core.kernel.RowArithmetic;
import io.phasesweep.core.kernel.RowLayout;
import io.phasesweep.core.kernel.RowPanel;
import io.phasesweep.core.kernel.RowWeights;
import io.phasesweep.core.kernel.Term;
import io.phasesweep.core.kernel.UpdateOperands;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** {@link RowArithmetic} in plain Java; also the reference that other providers equal. */
public final class PortableArithmetic implements RowArithmetic {
  private static final int LANES = RowLayout.LANES;

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public int rowBlock(int batchSize) {
    return 1;
  }

  @Override
  public void product(RowWeights weights, Direction direction, RowPanel in, RowPanel out) {
    if (!weights.layout().few()) {
      dense(weights, direction, in, out);
    } else if (direction == Direction.UP) {
      addRows(weights.matrix(), in, out);
    } else {
      dotRows(weights.matrix(), in, out);
    }
  }

  private static void dense(RowWeights weights, Direction direction, RowPanel in, RowPanel out) {
    float[][] rows = weights.rows(direction);
    float[][] sums = out.scratchRows(in.columns());
    float[] x = in.values();
    int depth = weights.depth(direction);
    int width = weights.width(direction);
    for (int b = 0; b < in.columns(); b++) {
      Arrays.fill(sums[b], 0f);
    }
    int k = 0;
    for (; k + 3 < depth; k += 4) {
      for (int b = 0; b < in.columns(); b++) {
        int at = b * in.stride() + k;
        Chains.add4(
            width,
            x[at],
            rows[k],
            x[at + 1],
            rows[k + 1],
            x[at + 2],
            rows[k + 2],
            x[at + 3],
            rows[k + 3],
            sums[b]);
      }
    }
    for (; k < depth; k++) {
      for (int b = 0; b < in.columns(); b++) {
        Chains.add1(width, x[b * in.stride() + k], rows[k], sums[b]);
      }
    }
    for (int b = 0; b < in.columns(); b++) {
      System.arraycopy(sums[b], 0, out.values(), b * out.stride(), width);
    }
  }

  /** UP with few columns: rows of W whose input is not zero are added in order. */
  private static void addRows(FMatrixRMaj w, RowPanel in, RowPanel out) {
    float[] sums = out.scratchRows(1)[0];
    for (int b = 0; b < in.columns(); b++) {
      Arrays.fill(sums, 0f);
      for (int k = 0; k < w.numRows; k++) {
        float x = in.values()[b * in.stride() + k];
        if (x != 0f) {
          Chains.addAt(w.numCols, x, w.data, k * w.numCols, sums);
        }
      }
      System.arraycopy(sums, 0, out.values(), b * out.stride(), w.numCols);
    }
  }

  /** DOWN with few columns: canonical sums along the rows of W. */
  private static void dotRows(FMatrixRMaj w, RowPanel in, RowPanel out) {
    float[] partial = out.partials();
    for (int b = 0; b < in.columns(); b++) {
      for (int k = 0; k < w.numRows; k++) {
        Arrays.fill(partial, 0, LANES, 0f);
        CanonicalSum.multiply(
            w.data, k * w.numCols, in.values(), b * in.stride(), 0, w.numCols, partial, 0);
        out.values()[b * out.stride() + k] = CanonicalSum.total(partial, 0);
      }
    }
  }

  @Override
  public void finish(RowPanel u, @Nullable RowPanel add, RowPanel out, Epilogue epilogue) {
    Epilogues.finish(u, add, out, epilogue);
  }

  @Override
  public double accumulate(FMatrixRMaj w, List<Term> terms) {
    if (terms.isEmpty()) {
      return 0;
    }
    UpdateOperands operands = UpdateOperands.of(terms, PortableArithmetic::scale);
    RowPanel first = (RowPanel) terms.get(0).out();
    float[][] rows = first.scratchRows(operands.depth() + 1);
    for (int b = 0; b < operands.depth(); b++) {
      for (int j = 0; j < first.units(); j += LANES) {
        int from = j * operands.depth() + LANES * b;
        System.arraycopy(operands.out(), from, rows[b], j, Math.min(LANES, first.units() - j));
      }
    }
    double health = 0;
    for (int k = 0; k < w.numRows; k += RowLayout.SKIP) {
      int to = Math.min(k + RowLayout.SKIP, w.numRows);
      if (operands.select(k, to)) {
        for (int row = k; row < to; row++) {
          health += accumulateRow(w, row, operands, rows);
        }
      }
    }
    return health;
  }

  private static void scale(
      RowPanel from, float coefficient, boolean add, float[] to, int at, int apart) {
    for (int b = 0; b < from.columns(); b++) {
      for (int j = 0; j < from.units(); j++) {
        float value = from.values()[b * from.stride() + j];
        int i = at + j / LANES * apart + LANES * b + j % LANES;
        to[i] = add ? Math.fma(coefficient, value, to[i]) : coefficient * value;
      }
    }
  }

  private static double accumulateRow(
      FMatrixRMaj w, int row, UpdateOperands operands, float[][] out) {
    int count = operands.count();
    int[] active = operands.active();
    float[] sums = out[operands.depth()];
    Arrays.fill(sums, 0f);
    float[] x = operands.in();
    int stride = operands.inStride();
    int i = 0;
    for (; i + 3 < count; i += 4) {
      int a = active[i];
      int b = active[i + 1];
      int c = active[i + 2];
      int d = active[i + 3];
      Chains.add4(
          w.numCols,
          x[a * stride + row],
          out[a],
          x[b * stride + row],
          out[b],
          x[c * stride + row],
          out[c],
          x[d * stride + row],
          out[d],
          sums);
    }
    for (; i < count; i++) {
      Chains.add1(w.numCols, x[active[i] * stride + row], out[active[i]], sums);
    }
    return addTo(w.data, row * w.numCols, sums, w.numCols);
  }

  private static double addTo(float[] w, int at, float[] change, int count) {
    float health = 0;
    for (int j = 0; j < count; j++) {
      w[at + j] += change[j];
    }
    for (int j = 0; j < count; j++) {
      health = Math.fma(0f, change[j], health);
    }
    return health;
  }

  @Override
  public double accumulateBias(FMatrixRMaj bias, List<Term> terms) {
    if (terms.isEmpty()) {
      return 0;
    }
    float[] sums = ((RowPanel) terms.get(0).out()).scratchRows(1)[0];
    Arrays.fill(sums, 0f);
    for (int i = 0; i < terms.size(); i++) {
      RowPanel out = (RowPanel) terms.get(i).out();
      for (int b = 0; b < out.columns(); b++) {
        int at = b * out.stride();
        for (int j = 0; j < out.units(); j++) {
          sums[j] += terms.get(i).coefficient() * out.values()[at + j];
        }
      }
    }
    return addTo(bias.data, 0, sums, bias.getNumElements());
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
    for (int i = 0; i < count; i++) {
      float g = gradient[i];
      float m = Math.fma(.1f, g - first[i], first[i]);
      float v = Math.fma(.001f, Math.fma(g, g, -second[i]), second[i]);
      first[i] = m;
      second[i] = v;
      theta[i] = Math.fma(-step, m / Math.fma((float) Math.sqrt(v), root, 1e-8f), theta[i]);
    }
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
    for (int i = 0; i < count; i++) {
      velocity[i] = Math.fma(.9f, velocity[i], gradient[i]);
    }
    for (int i = 0; i < count; i++) {
      theta[i] = Math.fma(-rate, velocity[i], theta[i]);
    }
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
    float[] partial = a.partials();
    Arrays.fill(partial, 0, LANES, 0f);
    for (int row = 0; row < a.columns(); row++) {
      int at = row * a.stride();
      for (int unit = 0; unit < a.units(); unit++) {
        float x = a.values()[at + unit];
        if (b != null) {
          x -= b.values()[at + unit];
        }
        partial[unit % LANES] = Math.fma(x, x, partial[unit % LANES]);
      }
    }
    return CanonicalSum.total(partial, 0);
  }
}
