/**
 * Sweep files: a small, strict YAML, read with the registers of rules at hand, so that every value
 * has its type from its setting and every mistake its place. Imports core, never Spark; the only
 * package that sees the YAML library.
 */
@NullMarked
package io.phasesweep.sweeps.spec;

import org.jspecify.annotations.NullMarked;
