package io.phasesweep.core.data;

/**
 * Between what values inputs lie after scaling: what black and white became. One entry for all
 * inputs, one per channel, or one per input; input i has entry i modulo their number. Immutable and
 * thread-safe.
 */
public final class InputRange {
  private static final InputRange UNIT = new InputRange(new float[] {0}, new float[] {1});

  private final float[] low;
  private final float[] high;

  /** Shares the arrays: the scaled values of the least and of the largest input. */
  InputRange(float[] low, float[] high) {
    this.low = low;
    this.high = high;
  }

  /** Inputs from 0 to 1. */
  public static InputRange unit() {
    return UNIT;
  }

  /** {@code x} moved by that share of the range and kept inside it. */
  public float moved(float x, int input, float share) {
    int j = input % low.length;
    return Math.min(Math.max(x + share * (high[j] - low[j]), low[j]), high[j]);
  }
}
