package io.phasesweep.core.setting;

/**
 * Settings that are each allowed but do not go together. The planner adds the place in the file.
 */
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * @param setting name of the setting to point at
   * @param message what is wrong; what is allowed
   */
  public InvalidSetting(String setting, String message) {
    super(message);
    this.setting = setting;
  }

  /** Name of the setting to point at. */
  public String setting() {
    return setting;
  }
}
