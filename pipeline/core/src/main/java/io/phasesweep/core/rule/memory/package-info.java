/**
 * Learning by synapses that remember: the nudge is ramped, and each synapse compares its signal
 * with the past. Imports all of core but other rules, assays and the engine.
 */
@NullMarked
package io.phasesweep.core.rule.memory;

import org.jspecify.annotations.NullMarked;
