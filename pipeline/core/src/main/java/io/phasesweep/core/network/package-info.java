/** Shape, parameters and optimisers of layered networks. Imports random, setting, data, kernel. */
@NullMarked
package io.phasesweep.core.network;

import org.jspecify.annotations.NullMarked;
