/**
 * Trials to tasks to rows to Parquet: the only place where trials meet Spark tasks. Signatures that
 * the command line sees show no Spark.
 */
@NullMarked
package io.phasesweep.spark;

import org.jspecify.annotations.NullMarked;
