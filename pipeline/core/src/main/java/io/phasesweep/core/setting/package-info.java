/**
 * Settings: declared once, used by rules. A {@link Setting} names a quantity with its type, unit
 * and range; {@link Values} is a sorted map of them; a {@link Use} says how one rule takes one.
 * Imports nothing of the project.
 */
@NullMarked
package io.phasesweep.core.setting;

import org.jspecify.annotations.NullMarked;
