package io.phasesweep.core.data;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Values;

/**
 * How each training image is moved and mirrored, addressed by epoch (lane, from 0) and example n in
 * file order:
 *
 * <pre>
 *   augment/crop   top, left = integers 2n, 2n + 1 below the number of places
 *   augment/flip   mirrored iff double n is below 1/2
 * </pre>
 *
 * Immutable and thread-safe.
 */
public final class Augmentation {
  private final boolean moves;
  private final boolean mirrors;
  private final Stream crop;
  private final Stream flip;

  /**
   * @param data lines of the data block; {@code data.crop} and {@code data.flip} are read
   * @param seed the trial's seed
   */
  public Augmentation(Values data, long seed) {
    this.moves = data.find("data.crop") != null;
    this.mirrors = Framing.on(data, "flip");
    this.crop = new Stream(seed, "augment/crop");
    this.flip = new Stream(seed, "augment/flip");
  }

  int top(long epoch, int row, Framing framing) {
    return moves ? (int) crop.below(epoch, 2L * row, framing.places()) : 0;
  }

  int left(long epoch, int row, Framing framing) {
    return moves ? (int) crop.below(epoch, 2L * row + 1, framing.placesAcross()) : 0;
  }

  boolean mirrored(long epoch, int row) {
    return mirrors && flip.real64(epoch, row) < .5;
  }

  /** Whether examples differ between epochs. */
  boolean on() {
    return moves || mirrors;
  }
}
