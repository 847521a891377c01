/**
 * Dual propagation: dyadic units, one inference phase, local differences. Imports all of core but
 * other rules, assays and the engine.
 */
@NullMarked
package io.phasesweep.core.rule.dual;

import org.jspecify.annotations.NullMarked;
