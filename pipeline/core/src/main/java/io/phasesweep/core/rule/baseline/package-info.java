/**
 * The controls of every comparison: backpropagation and a readout on frozen random features.
 * Imports all of core but other rules, assays and the engine.
 */
@NullMarked
package io.phasesweep.core.rule.baseline;

import org.jspecify.annotations.NullMarked;
