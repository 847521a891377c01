package io.phasesweep.sweeps.spec;

import java.util.List;

/** Everything that is wrong with a sweep file, in the order of its lines. */
public final class SpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String[] lines;

  /**
   * @param lines one message each, {@code file:line:column: what; what is allowed}
   */
  public SpecException(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
    this.lines = lines.toArray(String[]::new);
  }

  /** One message each, {@code file:line:column: what; what is allowed}. */
  public List<String> lines() {
    return List.of(lines);
  }
}
