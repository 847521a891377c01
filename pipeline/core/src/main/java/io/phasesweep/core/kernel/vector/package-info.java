/**
 * The provider on {@code jdk.incubator.vector}. Compiled apart and loaded by name, since the module
 * may be absent. One vector width per JVM: a second one would mix the type profiles of the vector
 * methods and box every vector. Imports {@code core.kernel}.
 */
@NullMarked
package io.phasesweep.core.kernel.vector;

import org.jspecify.annotations.NullMarked;
