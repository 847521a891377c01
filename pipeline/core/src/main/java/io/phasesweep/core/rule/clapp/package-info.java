/**
 * CLAPP: layers that learn alone, without labels, by contrasting two moments. Imports what lies
 * below {@code core.trial} and that; no other family.
 */
@NullMarked
package io.phasesweep.core.rule.clapp;

import org.jspecify.annotations.NullMarked;
