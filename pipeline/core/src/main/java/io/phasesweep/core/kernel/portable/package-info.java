/**
 * The provider for every JVM: plain loops that C2 vectorises, one array per row. Imports {@code
 * core.kernel}.
 */
@NullMarked
package io.phasesweep.core.kernel.portable;

import org.jspecify.annotations.NullMarked;
