/**
 * Data sets, their readers and their parts. Imports {@code core.random} and {@code core.setting}.
 */
@NullMarked
package io.phasesweep.core.data;

import org.jspecify.annotations.NullMarked;
