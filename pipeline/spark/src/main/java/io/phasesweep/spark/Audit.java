package io.phasesweep.spark;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes stored trials again in a plain loop and compares. The stored rows stay as they are. */
public final class Audit {

  private Audit() {}

  /**
   * Computes the stored trials among {@code members} again.
   *
   * @return the findings, one per stored trial, computed as the stream is consumed
   */
  public static Stream<Finding> of(ResultStore store, List<Member> members) {
    return Pending.body();
  }

  /**
   * What was found about one trial.
   *
   * @param member the trial
   * @param difference the first difference, empty if the result digests are equal
   * @param storedWith what computed the stored row, for example {@code 0.1.0 (1f0c9ab), JDK
   *     17.0.12, kernel vector 8, linux-amd64}
   * @param now the same of this process
   * @param cause what differs between the two, one sentence; empty if nothing does
   */
  public record Finding(
      Member member,
      Optional<Difference> difference,
      String storedWith,
      String now,
      String cause) {}

  /**
   * A difference between a stored row and the row computed now.
   *
   * @param place for example {@code test_error at epoch 3}
   * @param stored stored value
   * @param now value computed now
   */
  public record Difference(String place, String stored, String now) {}
}
