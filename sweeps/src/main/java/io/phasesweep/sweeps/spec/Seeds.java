package io.phasesweep.sweeps.spec;

/**
 * The replicates of every cell.
 *
 * @param count how many
 * @param first the first seed; the others follow it
 */
public record Seeds(int count, long first) {
  /** The seed of a replicate, counted from 0. */
  public long seed(int replicate) {
    return first + replicate;
  }
}
