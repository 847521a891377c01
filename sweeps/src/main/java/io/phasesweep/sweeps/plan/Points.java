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
 * factor fastest, the base point of one-at-a-time and each other value alone, or the samples of a
 * design. Mutable, not thread-safe.
 */
final class Points {
  private final List<Factor> factors;
  private final @Nullable Sampler sampler;
  private final double[] coordinates;
  private final int[] choice;
  private final int[] put;
  private final int[] base;
  private final Walk walk;
  private final long count;
  private long at = -1;

  Points(Block block, RulePart part) {
    this.factors = part.factors();
    this.sampler = sampler(block, part);
    this.coordinates = new double[block.dimensions()];
    this.choice = new int[factors.size()];
    this.put = new int[factors.size()];
    Arrays.fill(put, -1);
    this.count = count(block, part);
    this.base = new int[factors.size()];
    this.walk = block.design() instanceof Design.OneAtATime single ? startAt(single) : Walk.GRID;
  }

  /** How listed values are gone through. */
  private enum Walk {
    GRID,
    ONE_AT_A_TIME
  }

  /** Puts all factors on the base point. Modified: this. */
  private Walk startAt(Design.OneAtATime design) {
    for (int i = 0; i < base.length; i++) {
      base[i] = design.baseOf(factors.get(i));
      choice[i] = base[i];
    }
    return Walk.ONE_AT_A_TIME;
  }

  private static @Nullable Sampler sampler(Block block, RulePart part) {
    int k = block.dimensions();
    int[] used = part.factors().stream().mapToInt(Factor::dimension).toArray();
    if (used.length == 0) {
      return null;
    }
    if (block.design() instanceof Design.Morris morris) {
      return new MorrisSampler(used, morris.levels(), morris.seed());
    }
    if (block.design() instanceof Design.Saltelli saltelli) {
      return new SaltelliSampler(k, used, saltelli.skip(), saltelli.order());
    }
    return block.design() instanceof Design.Sampled sampled ? sampler(k, sampled) : null;
  }

  private static Sampler sampler(int k, Design.Sampled design) {
    return switch (design.kind()) {
      case LATIN_HYPERCUBE -> new LatinHypercubeSampler(k, design.samples(), design.seed());
      case SOBOL -> new SobolSampler(k, design.seed(), design.shift());
      default -> new RandomSampler(design.seed());
    };
  }

  /** Number of points, {@code Long.MAX_VALUE} if they are more. */
  static long count(Block block, RulePart part) {
    List<Factor> factors = part.factors();
    long k = factors.size();
    if (k == 0) {
      return 1;
    }
    if (block.design() instanceof Design.Sampled sampled) {
      return sampled.samples();
    }
    if (block.design() instanceof Design.Morris morris) {
      return morris.trajectories() * (k + 1);
    }
    if (block.design() instanceof Design.Saltelli saltelli) {
      return saltelli.samples() * (saltelli.order() == Design.Order.SECOND ? 2 * k + 2 : k + 2);
    }
    if (block.design() instanceof Design.OneAtATime) {
      return 1 + factors.stream().mapToLong(f -> f.size() - 1L).sum();
    }
    long product = 1;
    for (Factor factor : factors) {
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
    } else if (at > 0 && walk == Walk.ONE_AT_A_TIME) {
      leaveBase();
    } else if (at > 0) {
      advance();
    }
    return true;
  }

  /** Back to the base point but for the value whose turn it is. */
  private void leaveBase() {
    System.arraycopy(base, 0, choice, 0, base.length);
    long turn = at - 1;
    for (int i = 0; i < choice.length; i++) {
      int others = factors.get(i).size() - 1;
      if (turn < others) {
        choice[i] = (int) turn < base[i] ? (int) turn : (int) turn + 1;
        return;
      }
      turn -= others;
    }
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
      int cut = (int) (coordinates[factor.dimension()] * factor.size());
      choice[i] = Math.max(0, Math.min(cut, factor.size() - 1));
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
