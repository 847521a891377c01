/**
 * Addressed randomness: a number is a function of seed, purpose, lane and index. Imports nothing of
 * the project.
 */
@NullMarked
package io.phasesweep.core.random;

import org.jspecify.annotations.NullMarked;
