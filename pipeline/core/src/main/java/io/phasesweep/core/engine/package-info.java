/** The registers and the runner: what drivers import. Imports all of core. */
@NullMarked
package io.phasesweep.core.engine;

import org.jspecify.annotations.NullMarked;
