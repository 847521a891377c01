package io.phasesweep.spark;

import java.io.IOException;

/** A file system is full. */
final class NoSpaceException extends IOException {
  private static final long serialVersionUID = 1L;

  private NoSpaceException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * What a failed write of so many bytes means.
   *
   * @return this exception if the file system is full, else {@code thrown}
   */
  static IOException orElse(IOException thrown, StoreFiles files, long bytes) {
    long usable = files.usableBytes();
    String text = String.valueOf(thrown.getMessage());
    boolean full = text.contains("No space left") || (usable >= 0 && usable < bytes);
    if (thrown instanceof NoSpaceException || !full) {
      return thrown;
    }
    return new NoSpaceException(
        bytes + " bytes are needed, " + Math.max(0, usable) + " are free", thrown);
  }
}
