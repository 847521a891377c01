package io.phasesweep.core.trial;

import io.phasesweep.core.data.ImageShape;
import java.util.List;

/**
 * A learning rule with its typed settings. Implementations are records in a register; they are
 * built inside the task and hold no state.
 */
public interface Rule {

  /**
   * A learner before its first step.
   *
   * @throws IllegalArgumentException if shapes do not fit the data
   */
  Learner begin(LearningTrial trial, Materials materials);

  /** The learner that gave {@code snapshot}. */
  Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot);

  /**
   * Says before a trial begins that data do not fit, where sizes mean more than inputs and classes.
   *
   * @throws io.phasesweep.core.setting.InvalidSetting if they do not
   */
  default void requireFit(ImageShape data, int classes) {}

  /** What a reader of the plan should know about these settings; one sentence each. */
  default List<String> warnings() {
    return List.of();
  }
}
