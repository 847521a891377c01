package io.phasesweep.core.network;

/**
 * Which of the four positions of each pool window of a minibatch was the first maximum: 0..3 in
 * row-major order, one per unit above. {@link Convolution#drive} writes them, {@link
 * Convolution#feedback} and {@link Convolution#addWeights} read them; a rule keeps as many of these
 * as it has drives to remember. Empty without pooling. Mutable, not thread-safe.
 */
public final class PoolWinners {
  /** Of a map without pooling. */
  static final PoolWinners NONE = new PoolWinners(0);

  private final byte[] places;

  PoolWinners(int units) {
    this.places = new byte[units];
  }

  byte[] places() {
    return places;
  }

  /** Place of the winner of window unit {@code i}, example-major; for tests. */
  public int place(int i) {
    return places[i];
  }
}
