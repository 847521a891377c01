package io.phasesweep.core.kernel;

/**
 * One learning phase's share of a weight update: {@code coefficient * sum over columns of in outT}.
 *
 * @param in activity below, [columns x inputs]
 * @param out activity above, [columns x outputs]
 * @param coefficient factor, folded into {@code out} with one rounding
 */
public record Term(Panel in, Panel out, float coefficient) {}
