/**
 * Contrastive learning in which each phase learns by itself, whatever the order and length of
 * phases: restricted Boltzmann machine, Forward-Forward, equilibrium propagation. Imports random,
 * setting, kernel, data, network, phase, dynamics, medium, trial.
 */
@NullMarked
package io.phasesweep.core.rule.flexible;

import org.jspecify.annotations.NullMarked;
