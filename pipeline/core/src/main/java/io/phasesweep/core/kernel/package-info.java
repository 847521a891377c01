/**
 * The compute core: every product and elementwise pass of network mathematics goes through {@link
 * Kernels}. Imports nothing of the project.
 */
@NullMarked
package io.phasesweep.core.kernel;

import org.jspecify.annotations.NullMarked;
