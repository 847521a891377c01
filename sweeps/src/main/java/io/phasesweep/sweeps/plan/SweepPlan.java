package io.phasesweep.sweeps.plan;

import io.phasesweep.spark.Member;
import io.phasesweep.spark.SweepRecord;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.stream.Stream;

/**
 * The trials of a sweep: a stream that can be had again and again, never a list in memory, and what
 * it amounts to. Immutable and thread-safe.
 *
 * @param spec the sweep
 * @param summary counts, cost, warnings
 */
public record SweepPlan(SweepSpec spec, PlanSummary summary) {

  /**
   * Looks at every cell of a sweep once.
   *
   * @throws SpecException if settings of some cell do not go together, or no cell is left
   */
  public static SweepPlan of(SweepSpec spec) throws SpecException {
    return new SweepPlan(spec, new Survey(spec).take());
  }

  /** The trials in order: blocks, rules, points, seeds. Each call gives a new stream. */
  public Stream<Member> members() {
    return Members.of(spec);
  }

  /**
   * The sweep as the store remembers it.
   *
   * @param version version of the product
   */
  public SweepRecord record(String version) {
    return new SweepRecord(
        spec.name(),
        summary.digest(),
        spec.text(),
        ResolvedText.of(this),
        ManifestText.of(this, version));
  }

  /** Predicts the seconds of these trials. */
  public CostModel cost() {
    return new CostModel(spec);
  }
}
