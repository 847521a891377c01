package io.phasesweep.sweeps.plan;

import io.phasesweep.core.setting.Value;
import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Design;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.RulePart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of one rule in one block, one after the other: every combination of a grid, the last
 * factor fastest, or the samples of a design. Mutable, not thread-safe.
 */
final class Points {
  private final List<Factor> factors;
  private final @Nullable Sampler sampler;
  private final double[] coordinates;
  private final int[] choice;
  private final int[] put;
  private final long count;
  private long at = -1;

  Points(Block block, RulePart part) {
    this.factors = part.factors();
    this.sampler = sampler(block);
    this.coordinates = new double[block.dimensions()];
    this.choice = new int[factors.size()];
    this.put = new int[factors.size()];
    Arrays.fill(put, -1);
    this.count = count(block, part);
  }

  private static @Nullable Sampler sampler(Block block) {
    Design design = block.design();
    int k = block.dimensions();
    if (design.kind() == Design.Kind.GRID || k == 0) {
      return null;
    }
    return switch (design.kind()) {
      case LATIN_HYPERCUBE -> new LatinHypercubeSampler(k, design.samples(), design.seed());
      case SOBOL -> new SobolSampler(k, design.seed(), design.shift());
      default -> new RandomSampler(design.seed());
    };
  }

  /** Number of points, {@code Long.MAX_VALUE} if they are more. */
  static long count(Block block, RulePart part) {
    if (block.design().kind() != Design.Kind.GRID) {
      return part.factors().isEmpty() ? 1 : block.design().samples();
    }
    long product = 1;
    for (Factor factor : part.factors()) {
      long size = factor.size();
      product = product > Long.MAX_VALUE / size ? Long.MAX_VALUE : product * size;
    }
    return product;
  }

  /** Moves to the next point. Modified: this. Returns whether there is one. */
  boolean next() {
    at++;
    if (at >= count) {
      return false;
    }
    if (sampler != null) {
      sampler.next(coordinates);
      choose();
    } else if (at > 0) {
      advance();
    }
    return true;
  }

  private void advance() {
    for (int i = choice.length - 1; i >= 0; i--) {
      choice[i]++;
      if (choice[i] < factors.get(i).size()) {
        return;
      }
      choice[i] = 0;
    }
  }

  /** Listed values of a sampled design are categories of equal width. */
  private void choose() {
    for (int i = 0; i < choice.length; i++) {
      Factor factor = factors.get(i);
      choice[i] = (int) (coordinates[factor.dimension()] * factor.size());
    }
  }

  /** Index of the present point, from 0. */
  long index() {
    return at;
  }

  /** Sets the swept settings that moved since the last call. Modified: this, {@code out}. */
  void putInto(Map<String, Value> out) {
    for (int i = 0; i < choice.length; i++) {
      Factor factor = factors.get(i);
      if (choice[i] != put[i] || factor.size() == 0) {
        put[i] = choice[i];
        for (Axis axis : factor.axes()) {
          out.put(axis.name(), value(axis, factor, choice[i]));
        }
      }
    }
  }

  private Value value(Axis axis, Factor factor, int chosen) {
    return axis instanceof Axis.Listed listed
        ? listed.values().get(chosen)
        : ((Axis.Ranged) axis).at(coordinates[factor.dimension()]);
  }
}
