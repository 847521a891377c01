package io.phasesweep.spark;

import io.phasesweep.core.trial.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes stored trials again in a plain loop and compares. The stored rows stay as they are. */
public final class Audit {
  /** Trials whose stored rows are in memory at once. */
  private static final int CHUNK = 64;

  private Audit() {}

  /**
   * Computes the stored trials among {@code members} again; those without a result, because they
   * failed, are left out.
   *
   * @return the findings in the order of {@code members}, computed as the stream is consumed
   */
  public static Stream<Finding> of(ResultStore store, List<Member> members) {
    return of(store, members, new EngineConductor());
  }

  static Stream<Finding> of(ResultStore store, List<Member> members, Conductor conductor) {
    int chunks = (members.size() + CHUNK - 1) / CHUNK;
    return IntStream.range(0, chunks)
        .mapToObj(i -> members.subList(i * CHUNK, Math.min(members.size(), (i + 1) * CHUNK)))
        .flatMap(chunk -> compare(store, chunk, conductor));
  }

  private static Stream<Finding> compare(
      ResultStore store, List<Member> members, Conductor conductor) {
    Map<String, StoredTrial> stored = new HashMap<>();
    for (StoredTrial trial :
        store.read(members.stream().map(Member::trialId).collect(Collectors.toSet()))) {
      if (trial.row().find("result_digest") != null) {
        stored.put(trial.trialId(), trial);
      }
    }
    return members.stream()
        .flatMap(
            member ->
                Stream.ofNullable(stored.get(member.trialId()))
                    .map(before -> compare(member, before, conductor)));
  }

  private static Finding compare(Member member, StoredTrial before, Conductor conductor) {
    TrialResult now = PlainLoop.conduct(Stream.of(member), conductor).findFirst().orElseThrow();
    RowOrigin then = RowOrigin.of(before.row());
    RowOrigin here =
        RowOrigin.of(Provenance.here(BuildInfo.read(), "loop", null, 1, conductor.kernels()));
    Optional<Difference> difference = AuditComparison.first(before, now);
    return new Finding(
        member,
        difference,
        then.label(),
        here.label(),
        difference.isPresent() ? then.against(here) : "");
  }

  /**
   * What was found about one trial.
   *
   * @param member the trial
   * @param difference the first difference, empty if the result digests are equal
   * @param storedWith what computed the stored row, for example {@code 0.1.0 (1f0c9ab), JDK
   *     17.0.12, kernel vector 8, linux-amd64}
   * @param now the same of this process
   * @param cause what differs between the two, one sentence; empty without a difference
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
