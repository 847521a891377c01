package io.phasesweep.core.rule.flexible;

/**
 * A label in an image: one-hot in place of the first pixels, or behind them. Mutable: one buffer.
 */
final class FfInput {
  private final int pixels;
  private final int classes;
  private final boolean replaces;
  private final float[] embedded;

  /**
   * @param replaces whether the label takes the place of the first pixels
   */
  FfInput(int pixels, int classes, boolean replaces) {
    this.pixels = pixels;
    this.classes = classes;
    this.replaces = replaces;
    this.embedded = new float[replaces ? pixels : pixels + classes];
  }

  /** Inputs of the first layer. */
  int width() {
    return embedded.length;
  }

  /** Where the units of the labels begin. */
  int at() {
    return replaces ? 0 : pixels;
  }

  /** The image of row {@code n} with a label in it; with none for -1. Modified: this. */
  float[] embed(float[] images, int n, int label) {
    System.arraycopy(images, n * pixels, embedded, 0, pixels);
    for (int y = 0; y < classes; y++) {
      embedded[at() + y] = y == label ? 1 : 0;
    }
    return embedded;
  }
}
