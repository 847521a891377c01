/**
 * Trials that train nothing: one synapse with a memory of its own, and the molecular ladder behind
 * it, in double. Imports synapses and trials.
 *
 * <p>M. Falk, A. Strupp, B. Scellier, A. Murugan, "Temporal contrastive learning through implicit
 * non-equilibrium memory", Nature Communications 16, 2025.
 */
@NullMarked
package io.phasesweep.core.assay;

import org.jspecify.annotations.NullMarked;
