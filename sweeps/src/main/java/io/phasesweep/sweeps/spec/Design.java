package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Value;
import java.util.List;
import java.util.Map;

/** How points are taken from the axes. */
public sealed interface Design {
  /** Every combination of listed values. */
  Design GRID = new Grid();

  /** Which design. */
  Kind kind();

  /** Every combination of listed values. */
  record Grid() implements Design {
    @Override
    public Kind kind() {
      return Kind.GRID;
    }
  }

  /**
   * Points spread over the axes, each a trial.
   *
   * @param kind random, latin-hypercube or sobol
   * @param samples number of points
   * @param seed seed of the design itself, not of a trial
   * @param shift whether sobol points are moved by one random vector, modulo 1
   */
  record Sampled(Kind kind, int samples, long seed, Shift shift) implements Design {}

  /**
   * A base point, and from it every other value of each axis alone.
   *
   * @param base the value of the base point by axis; an axis without one starts at its first value
   */
  record OneAtATime(Map<String, Placed> base) implements Design {
    public OneAtATime {
      base = Map.copyOf(base);
    }

    @Override
    public Kind kind() {
      return Kind.ONE_AT_A_TIME;
    }

    /** Which value of the factor the base point has; -1 if the factor does not list it. */
    public int baseOf(Factor factor) {
      for (int i = 0; i < factor.size(); i++) {
        int at = i;
        if (factor.axes().stream().allMatch(axis -> isBase(axis, at))) {
          return i;
        }
      }
      return -1;
    }

    private boolean isBase(Axis axis, int at) {
      Placed wanted = base.get(axis.name());
      List<Value> values = ((Axis.Listed) axis).values();
      return wanted == null || wanted.value().equals(values.get(at));
    }
  }

  /**
   * Walks through a lattice: each moves every axis once, by half of the levels.
   *
   * @param trajectories number of walks r
   * @param levels levels p of every axis, even
   * @param seed seed of the design itself, not of a trial
   */
  record Morris(int trajectories, int levels, long seed) implements Design {
    @Override
    public Kind kind() {
      return Kind.MORRIS;
    }
  }

  /**
   * Two sets of Sobol points, and each point of the first with one axis taken from the second.
   *
   * @param samples points N of either set
   * @param skip first point of the Sobol sequence that is used
   * @param order whether also each point of the second set gets one axis from the first
   */
  record Saltelli(int samples, int skip, Order order) implements Design {
    @Override
    public Kind kind() {
      return Kind.SALTELLI;
    }
  }

  /** The designs of this version. */
  enum Kind {
    GRID("grid"),
    RANDOM("random"),
    LATIN_HYPERCUBE("latin-hypercube"),
    SOBOL("sobol"),
    ONE_AT_A_TIME("one-at-a-time"),
    MORRIS("morris"),
    SALTELLI("saltelli");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The word of sweep files. */
    public String key() {
      return key;
    }
  }

  /** What is added to sobol points. */
  enum Shift {
    NONE,
    RANDOM
  }

  /** Which indices a Saltelli design estimates. */
  enum Order {
    FIRST,
    SECOND
  }
}
