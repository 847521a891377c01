package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Values;

/**
 * Where the moments of a trial come from: two views of an image, each shifted by itself.
 *
 * @param maxShift s, pixels along each axis
 */
record MomentPlan(int maxShift) {

  static MomentPlan of(Values values) {
    return new MomentPlan(ClappUses.whole(values, ClappUses.MAX_SHIFT, 0));
  }

  /** Whether moments are patches, so that there is an offset to shift. */
  boolean patches() {
    return false;
  }

  MomentGrid grid() {
    return MomentGrid.twoViews();
  }

  /**
   * Shape of the images.
   *
   * @throws InvalidSetting if views are to be shifted and the data have no rows and columns
   */
  ImageShape image(ImageShape data) {
    if (data.image() || maxShift == 0) {
      return data;
    }
    throw new InvalidSetting(
        ClappUses.MAX_SHIFT.name(),
        "max-shift is "
            + maxShift
            + "; the data have "
            + data.units()
            + " inputs without height and width, so only 0 is allowed");
  }
}
