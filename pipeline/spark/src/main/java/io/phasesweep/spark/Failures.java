package io.phasesweep.spark;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Exceptions as text for a row or for the user. */
final class Failures {
  private static final int FRAMES = 20;
  private static final int LONGEST_LINE = 400;

  private Failures() {}

  /** Class, message and the first frames, for the column {@code why}. */
  static String trace(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.toString());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("\n  at ").append(frames[i]);
    }
    if (thrown.getCause() != null) {
      text.append("\n  caused by ").append(thrown.getCause());
    }
    return text.toString();
  }

  /** One line, of the cause where {@code thrown} only wraps it. */
  static String line(Throwable thrown) {
    if (thrown instanceof ExecutionException && thrown.getCause() != null) {
      return line(thrown.getCause());
    }
    String message = thrown.getMessage();
    String text = thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
  }

  /**
   * What a store that gave way means for the user.
   *
   * @param kind what the command line makes of it, unless the store is full: then it broke down
   */
  static StoreException ofStore(StoreFiles files, IOException thrown, StoreException.Kind kind) {
    String store = "store " + files.place("");
    return thrown instanceof NoSpaceException full
        ? StoreException.brokeDown(store + " is full: " + full.getMessage(), full)
        : new StoreException(kind, store + " cannot be used: " + line(thrown), thrown);
  }
}
