package io.phasesweep.sweeps.spec;

import java.util.List;

/**
 * One part of a sweep; the plan is the union of the parts in order.
 *
 * @param parts the rules in order
 * @param exclusions points to drop
 * @param design how points are taken
 * @param dimensions coordinates of a sampled design, the same for all rules so that they share
 *     their points
 * @param place where the block begins
 */
public record Block(
    List<RulePart> parts, List<Exclusion> exclusions, Design design, int dimensions, Place place) {
  public Block {
    parts = List.copyOf(parts);
    exclusions = List.copyOf(exclusions);
  }
}
