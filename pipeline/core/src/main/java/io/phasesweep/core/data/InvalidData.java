package io.phasesweep.core.data;

/** Data that are missing, damaged or not what a reader expects: one line, {@code where: what}. */
public final class InvalidData extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** {@code where: what; what is allowed}. */
  public InvalidData(String where, String what) {
    super(where + ": " + what);
  }
}
