package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.RunProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** For files and pipes: a line of progress at most every 30 s. */
final class LineDisplay implements RunDisplay {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(30);
  private static final int WIDTH = 100;

  private final Screen screen;
  private final LongSupplier nanoTime;
  private long next;

  LineDisplay(Screen screen) {
    this(screen, System::nanoTime);
  }

  LineDisplay(Screen screen, LongSupplier nanoTime) {
    this.screen = screen;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + INTERVAL;
  }

  @Override
  public synchronized void advanced(RunProgress progress) {
    long now = nanoTime.getAsLong();
    if (now - next >= 0) {
      next = now + INTERVAL;
      screen.message(RunDisplay.text(progress, WIDTH));
    }
  }

  @Override
  public void line(String text) {
    screen.message(text);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
