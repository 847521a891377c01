/** What measures and never teaches. Imports random, setting, data, network, kernel. */
@NullMarked
package io.phasesweep.core.readout;

import org.jspecify.annotations.NullMarked;
