package io.phasesweep.core.kernel;

import java.util.List;

/**
 * Which provider computes, and why not another: a value that drivers log once per JVM.
 *
 * @param provider {@code vector} or {@code portable}
 * @param lanes floats per vector; 1 for portable
 * @param c2 whether the optimising compiler is on
 * @param refusals why better providers were refused, one sentence each
 */
public record KernelChoice(String provider, int lanes, boolean c2, List<String> refusals) {
  public KernelChoice {
    refusals = List.copyOf(refusals);
  }
}
