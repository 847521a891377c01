package io.phasesweep.sweeps.spec;

import java.util.List;

/**
 * One factor of the cross product: an axis, or several that advance together.
 *
 * @param axes one axis, or zipped ones of equal length
 * @param dimension coordinate of a sampled design; outer axes have the same for every rule
 */
public record Factor(List<Axis> axes, int dimension) {
  public Factor {
    axes = List.copyOf(axes);
  }

  /** Number of values of a factor that is listed; 0 for a range. */
  public int size() {
    return axes.get(0) instanceof Axis.Listed listed ? listed.values().size() : 0;
  }
}
