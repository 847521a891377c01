package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Values;

/**
 * Where the moments of a trial come from: two views of an image, each shifted by itself, or a grid
 * of patches.
 *
 * @param patches which of the two
 * @param maxShift s, pixels along each axis; two views
 * @param size side of a patch
 * @param stride from a patch to its neighbour
 * @param steps K
 * @param skip rows left out between context and the nearest target
 */
record MomentPlan(boolean patches, int maxShift, int size, int stride, int steps, int skip) {

  static MomentPlan of(Values values) {
    return new MomentPlan(
        values.is(ClappUses.MOMENTS, ClappUses.PATCHES),
        ClappUses.whole(values, ClappUses.MAX_SHIFT, 0),
        ClappUses.whole(values, ClappUses.PATCH_SIZE, 0),
        ClappUses.whole(values, ClappUses.PATCH_STRIDE, 0),
        ClappUses.whole(values, ClappUses.PREDICTION_STEPS, 1),
        ClappUses.whole(values, ClappUses.CONTEXT_SKIP, 0));
  }

  /**
   * Moments of an image and their pairs.
   *
   * @throws InvalidSetting if the data are no images, or too small for the grid
   */
  MomentGrid grid(ImageShape data) {
    if (!patches) {
      return MomentGrid.twoViews();
    }
    if (!data.image()) {
      throw new InvalidSetting(
          ClappUses.MOMENTS.name(),
          "moments is patches; the data have "
              + data.units()
              + " inputs without height and width, so only two-views is allowed");
    }
    int side = Math.min(data.height(), data.width());
    if (size > side) {
      throw new InvalidSetting(
          ClappUses.PATCH_SIZE.name(),
          "patch-size is " + size + "; the images are " + data.text() + ", no smaller");
    }
    int rows = (data.height() - size) / stride + 1;
    if (steps + skip > rows - 1) {
      throw new InvalidSetting(
          ClappUses.PREDICTION_STEPS.name(),
          "prediction-steps is "
              + steps
              + " and context-skip "
              + skip
              + "; together at most "
              + (rows - 1)
              + " is allowed, for the grid has "
              + rows
              + " rows of patches");
    }
    return new MomentGrid(rows, (data.width() - size) / stride + 1, steps, skip);
  }

  /**
   * Shape of a moment.
   *
   * @throws InvalidSetting if views are to be shifted and the data have no rows and columns
   */
  ImageShape shape(ImageShape data) {
    if (patches) {
      return new ImageShape(size, size, data.channels());
    }
    if (!data.image() && maxShift > 0) {
      throw new InvalidSetting(
          ClappUses.MAX_SHIFT.name(),
          "max-shift is "
              + maxShift
              + "; the data have "
              + data.units()
              + " inputs without height and width, so only 0 is allowed");
    }
    return data;
  }

  /**
   * The net on a moment, the read-out's classes as its last layer.
   *
   * @throws InvalidSetting if it does not fit
   */
  Architecture net(LayerList layers, ImageShape data, int classes) {
    if (layers.convolutional() && !data.image()) {
      return layers.on(data, classes);
    }
    ImageShape moment = shape(data);
    int inputs = layers.inputs().orElse(moment.units());
    if (patches && inputs != moment.units()) {
      throw new InvalidSetting(
          "architecture",
          "architecture starts with "
              + inputs
              + " inputs; a patch of "
              + moment.text()
              + " has "
              + moment.units());
    }
    return layers.on(moment, classes);
  }

  /**
   * The stream of moments.
   *
   * @param prefix of its random streams: empty, or {@code probe/}
   */
  Moments of(ImageShape data, long seed, String prefix) {
    return patches
        ? new Patches(data, size, stride, grid(data))
        : new TwoViews(shape(data), maxShift, seed, prefix);
  }
}
