package io.phasesweep.core.rule.flexible;

/** Bars and stripes, written down a second time. */
final class BarsAndStripesRows {
  private BarsAndStripesRows() {}

  /** All rows of a side as states: bit i is pixel i. */
  static int[] states(int side) {
    int half = 1 << side;
    int[] states = new int[2 * half];
    for (int pattern = 0; pattern < half; pattern++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int bit = 1 << (y * side + x);
          states[pattern] |= (pattern >> y & 1) == 1 ? bit : 0;
          states[half + pattern] |= (pattern >> x & 1) == 1 ? bit : 0;
        }
      }
    }
    return states;
  }
}
