package io.phasesweep.sweeps.spec;

/**
 * How points are taken from the axes.
 *
 * @param kind which design
 * @param samples points of a sampled design; 0 for the grid
 * @param seed seed of the design itself, not of a trial
 * @param shift whether sobol points are moved by one random vector, modulo 1
 */
public record Design(Kind kind, int samples, long seed, Shift shift) {
  /** Every combination of listed values. */
  public static final Design GRID = new Design(Kind.GRID, 0, 1, Shift.NONE);

  /** The designs of this version. */
  public enum Kind {
    GRID("grid"),
    RANDOM("random"),
    LATIN_HYPERCUBE("latin-hypercube"),
    SOBOL("sobol");

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
  public enum Shift {
    NONE,
    RANDOM
  }
}
