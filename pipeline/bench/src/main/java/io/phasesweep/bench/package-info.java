/** Benchmarks of the compute core and the gates that they must pass. Imports core. */
@NullMarked
package io.phasesweep.bench;

import org.jspecify.annotations.NullMarked;
