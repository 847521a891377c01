/**
 * Learning phases: what a network is subject to, how strongly, for how long. Imports random,
 * setting.
 */
@NullMarked
package io.phasesweep.core.phase;

import org.jspecify.annotations.NullMarked;
