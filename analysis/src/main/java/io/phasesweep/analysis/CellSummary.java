package io.phasesweep.analysis;

/**
 * A cell of a sweep in short.
 *
 * @param rule the rule's name
 * @param setting the swept settings of the cell as written, for example {@code nudging-strength
 *     0.02, phase-jitter 1}; empty if the rule has one cell
 * @param error mean error of all its finished trials, a share; a diverged trial counts as chance
 * @param low lower end of the 95 % t interval over seeds, at least 0
 * @param high upper end, at most 1; as {@code low}, NaN with one seed
 * @param n finished trials, the seeds behind the mean
 * @param trained those of them that ended trained
 */
public record CellSummary(
    String rule, String setting, double error, double low, double high, int n, int trained) {}
