package io.phasesweep.core.phase;

import io.phasesweep.core.random.Stream;

/**
 * The phases of one trial: type and length of phase k = 0, 1, .., one uniform each, whatever the
 * law.
 *
 * <pre>
 *   type     positive iff U_k &lt; P      U_k = double k of stream phase-type; P = P(+|type of phase k - 1)
 *            phase 0: positive iff U_0 &lt; b; for r = -1 it is the given first type
 *   length   smallest t of the type's table with H(t) &gt; u_k      u_k = double k of stream phase-length
 * </pre>
 *
 * Alternation in phases of one length is the corner r = -1, CV 0. Immutable.
 */
public final class PhaseSchedule {
  private final PhaseTiming timing;
  private final Polarity first;
  private final Stream types;
  private final Stream lengths;
  private final double afterPositive;
  private final double afterNegative;
  private final double weightPositive;
  private final double weightNegative;

  /**
   * @param timing its statistics
   * @param first type of phase 0 where types alternate strictly
   * @param seed the trial's seed
   * @param prefix of the streams' names: empty, or {@code probe/}
   */
  public PhaseSchedule(PhaseTiming timing, Polarity first, long seed, String prefix) {
    this.timing = timing;
    this.first = first;
    this.types = new Stream(seed, prefix + "phase-type");
    this.lengths = new Stream(seed, prefix + "phase-length");
    double b = timing.b();
    double r = timing.r();
    this.afterPositive = b + r * (1 - b);
    this.afterNegative = b * (1 - r);
    this.weightPositive = timing.weight(Polarity.POSITIVE);
    this.weightNegative = timing.weight(Polarity.NEGATIVE);
  }

  /** Its statistics. */
  public PhaseTiming timing() {
    return timing;
  }

  /**
   * Type of phase {@code k}.
   *
   * @param before type of phase k - 1; not read for k = 0
   */
  public Polarity type(long k, Polarity before) {
    if (k == 0 && timing.r() == -1) {
      return first;
    }
    double likely =
        k == 0 ? timing.b() : before == Polarity.POSITIVE ? afterPositive : afterNegative;
    return types.real64(0, k) < likely ? Polarity.POSITIVE : Polarity.NEGATIVE;
  }

  /** Steps of phase {@code k}. */
  public int length(long k, Polarity type) {
    PhaseLengths table = timing.lengths(type);
    // A table of one entry needs no draw: the draw is addressed, so leaving it out changes nothing.
    return table.fixed() ? table.longest() : table.length(lengths.real64(0, k));
  }

  /** Weight of a learning event for rate 1. */
  public double weight(Polarity type) {
    return type == Polarity.POSITIVE ? weightPositive : weightNegative;
  }
}
