package io.phasesweep.sweeps.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What happens on SIGINT and SIGTERM. A shutdown hook of the JVM would be too late: Spark's own
 * runs at the same time and stops its context under the trials.
 */
final class Interrupts {
  private static final String[] NAMES = {"INT", "TERM"};

  private final SignalHandler[] before = new SignalHandler[NAMES.length];
  private int seen;

  private Interrupts() {}

  /**
   * Until closed: the first signal calls {@code first}, the second calls {@code second}, both in a
   * thread of the JVM.
   */
  static Interrupts handle(Runnable first, Runnable second) {
    Interrupts interrupts = new Interrupts();
    SignalHandler handler =
        signal -> {
          if (interrupts.count() == 1) {
            first.run();
          } else {
            second.run();
          }
        };
    for (int i = 0; i < NAMES.length; i++) {
      interrupts.before[i] = Signal.handle(new Signal(NAMES[i]), handler);
    }
    return interrupts;
  }

  private synchronized int count() {
    return ++seen;
  }

  /** Gives the signals back to who had them. */
  void close() {
    for (int i = 0; i < NAMES.length; i++) {
      Signal.handle(new Signal(NAMES[i]), before[i]);
    }
  }
}
