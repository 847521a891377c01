package io.phasesweep.spark;

import java.io.IOException;
import java.util.Locale;
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

  /** What went wrong with writing so many bytes. */
  static String ofWriting(StoreFiles files, long bytes, IOException thrown) {
    long usable = files.usableBytes();
    boolean full = (usable >= 0 && usable < bytes) || line(thrown).contains("No space left");
    return full
        ? String.format(
            Locale.ROOT,
            "store %s is full: %d bytes are needed, %d are free",
            files.place(""),
            bytes,
            Math.max(0, usable))
        : "store " + files.place("") + " cannot be written: " + line(thrown);
  }
}
