package io.phasesweep.spark;

import org.jspecify.annotations.Nullable;

/** The store cannot be used, or not any longer; the message is one line for the user. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the command line makes of it. */
  public enum Kind {
    /** The store, the data or the request is wrong: nothing was started. */
    REFUSED(2),
    /** The store gave way while trials ran: all that is committed is kept. */
    BROKE_DOWN(1);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Exit code of the process. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  /** A request that is refused. */
  public static StoreException refused(String message) {
    return new StoreException(Kind.REFUSED, message, null);
  }

  /** A failure while trials ran. */
  public static StoreException brokeDown(String message, Throwable cause) {
    return new StoreException(Kind.BROKE_DOWN, message, cause);
  }

  StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What the command line makes of it. */
  public Kind kind() {
    return kind;
  }
}
