/**
 * Energy-based networks: the problem (energy and cost) and the engine that lowers it (relaxation);
 * passes up and down a feed-forward net. Imports random, setting, data, network, kernel, phase,
 * medium.
 */
@NullMarked
package io.phasesweep.core.dynamics;

import org.jspecify.annotations.NullMarked;
