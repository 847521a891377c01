/**
 * One synapse with a memory of its own, in double: molecular ladders and what they dissipate,
 * memory kernels, dead zones, the update over one period of a ramped signal. Imports settings only.
 *
 * <p>M. Falk, A. Strupp, B. Scellier, A. Murugan, "Temporal contrastive learning through implicit
 * non-equilibrium memory", Nature Communications 16, 2025.
 */
@NullMarked
package io.phasesweep.core.synapse;

import org.jspecify.annotations.NullMarked;
