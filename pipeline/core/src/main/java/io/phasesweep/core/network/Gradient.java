package io.phasesweep.core.network;

import java.util.List;

/**
 * A direction in the space of theta, one array per block of {@link Parameters}, same order,
 * row-major, in double because it is reported.
 *
 * @param blocks one array per block
 */
public record Gradient(List<double[]> blocks) {
  public Gradient {
    blocks = List.copyOf(blocks);
  }
}
