package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.RunProgress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/** For terminals: one bar that moves, with lines above it. Only the bar's thread writes. */
final class BarDisplay implements RunDisplay {
  private static final String CLEAR = "\r\u001b[K";

  private final Screen screen;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private volatile @Nullable RunProgress latest;
  private @Nullable ProgressBar bar;

  BarDisplay(Screen screen) {
    this.screen = screen;
  }

  @Override
  public synchronized void started(RunProgress progress) {
    latest = progress;
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setInitialMax(progress.planned())
              .setUpdateIntervalMillis(250)
              .setConsumer(new LinesAbove(new ConsoleProgressBarConsumer(System.err)))
              .setRenderer((state, width) -> text(width))
              .build();
    }
  }

  @Override
  public synchronized void advanced(RunProgress progress) {
    latest = progress;
    if (bar != null) {
      bar.stepTo(progress.stored() + progress.computed());
    }
  }

  @Override
  public synchronized void line(String text) {
    if (bar == null) {
      screen.message(text);
    } else {
      lines.add(text);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private String text(int width) {
    RunProgress progress = latest;
    return progress == null ? "" : RunDisplay.text(progress, width);
  }

  /** Prints the waiting lines, then the bar below them. */
  private final class LinesAbove implements ProgressBarConsumer {
    private final ProgressBarConsumer bars;

    LinesAbove(ProgressBarConsumer bars) {
      this.bars = bars;
    }

    @Override
    public int getMaxRenderedLength() {
      return bars.getMaxRenderedLength();
    }

    @Override
    public void accept(String rendered) {
      for (String line = lines.poll(); line != null; line = lines.poll()) {
        System.err.print(CLEAR);
        screen.message(line);
      }
      bars.accept(rendered);
    }

    @Override
    public void close() {
      accept(text(getMaxRenderedLength()));
      bars.close();
    }
  }
}
