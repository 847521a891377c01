/**
 * Stored rows to answers with intervals: views over the two tables of a store, statistics, tables,
 * figures and one report. Imports Spark SQL, hipparchus and commons-statistics; never a rule or its
 * dynamics. The command line sees {@link io.phasesweep.analysis.Report} and {@link
 * io.phasesweep.analysis.SweepSummary}, whose signatures show no Spark.
 */
@NullMarked
package io.phasesweep.analysis;

import org.jspecify.annotations.NullMarked;
