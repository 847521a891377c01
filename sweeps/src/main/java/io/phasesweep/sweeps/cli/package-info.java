/**
 * The command line: words of the user to calls, results to text. The only package that knows
 * picocli and the terminal; of Spark it sees the doors {@code spark} and {@code analysis} leave
 * open.
 */
@NullMarked
package io.phasesweep.sweeps.cli;

import org.jspecify.annotations.NullMarked;
