package io.phasesweep.core.trial;

/**
 * The name of a trial: SHA-256 of its {@link CanonicalText}, 64 hex digits.
 *
 * @param hex 64 hex digits
 */
public record TrialId(String hex) {

  /**
   * The name of {@code trial}.
   *
   * @param semantics version of the numbers of its rule or assay
   */
  public static TrialId of(Trial trial, int semantics) {
    return new TrialId(CanonicalText.of(trial, semantics).trialId(trial.seed()));
  }

  /** The name that {@code trial} shares with its replicates. */
  public static TrialId ofCell(Trial trial, int semantics) {
    return new TrialId(CanonicalText.of(trial, semantics).cellId());
  }
}
