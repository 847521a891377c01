/**
 * From a sweep file that was read to a stream of trials: designs, exclusions, names, counts, cost.
 * Imports core, {@code spark.Member} and {@code sweeps.spec}; nothing of Spark itself.
 */
@NullMarked
package io.phasesweep.sweeps.plan;

import org.jspecify.annotations.NullMarked;
