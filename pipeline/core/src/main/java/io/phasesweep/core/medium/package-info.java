/** The imperfect carrier of a network: weight and state noise. Imports random, setting, kernel. */
@NullMarked
package io.phasesweep.core.medium;

import org.jspecify.annotations.NullMarked;
