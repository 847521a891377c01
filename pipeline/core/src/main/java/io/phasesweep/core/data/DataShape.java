package io.phasesweep.core.data;

/**
 * What a plan must know of data.
 *
 * @param inputs inputs of an example
 * @param classes number of classes
 * @param train training examples
 * @param validation validation examples, possibly none
 * @param test test examples
 */
public record DataShape(int inputs, int classes, int train, int validation, int test) {}
