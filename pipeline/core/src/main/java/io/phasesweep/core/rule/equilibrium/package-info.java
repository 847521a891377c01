/**
 * The classical two-phase rules on one energy-based network: equilibrium propagation, contrastive
 * Hebbian learning, coupled learning. Imports all of core but other rules, assays and the engine.
 */
@NullMarked
package io.phasesweep.core.rule.equilibrium;

import org.jspecify.annotations.NullMarked;
