/**
 * What a trial is, what conducts it and what it gives: the seam between learning rules and
 * everything else. Imports all of core but rules, assays and the engine.
 */
@NullMarked
package io.phasesweep.core.trial;

import org.jspecify.annotations.NullMarked;
