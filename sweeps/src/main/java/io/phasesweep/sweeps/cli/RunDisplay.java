package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.RunEvents;
import io.phasesweep.spark.RunProgress;
import java.util.Locale;

/** Shows a run while it goes on. */
interface RunDisplay extends RunEvents, AutoCloseable {

  /** A line among the progress. */
  void line(String text);

  @Override
  default void first(Notable trial) {
    line(
        "First "
            + trial.outcome()
            + ": "
            + trial.subject()
            + ", seed "
            + trial.seed()
            + " ("
            + Wording.brief(trial.trialId())
            + "): "
            + trial.detail());
  }

  @Override
  default void warning(String line) {
    line(line);
  }

  @Override
  void close();

  /** The display that fits the screen. */
  static RunDisplay on(Screen screen) {
    if (screen.silenced()) {
      return new LineDisplay(screen);
    }
    return screen.terminal() ? new BarDisplay(screen) : new LineDisplay(screen);
  }

  /** Such as {@code 62 % [###### ] 28/45 27 trained, 1 collapsed, 0 failed 1 640/h ETA 0:37}. */
  static String text(RunProgress progress, int width) {
    long done = progress.stored() + progress.computed();
    double share = progress.planned() == 0 ? 1 : (double) done / progress.planned();
    String counts =
        String.format(
            Locale.ROOT,
            "%d/%d  %s trained, %s collapsed, %s failed  %s/h  ETA %s",
            done,
            progress.planned(),
            outcome(progress, "trained"),
            outcome(progress, "collapsed"),
            outcome(progress, "failed"),
            Wording.count(perHour(progress)),
            Wording.clock(progress.secondsLeft()));
    String percent = String.format(Locale.ROOT, "%4d %%", (int) Math.floor(100 * share));
    int room = Math.min(26, width - counts.length() - percent.length() - 4);
    if (room < 5) {
      return percent + " " + counts;
    }
    int filled = (int) Math.floor(share * room);
    return percent + " [" + "#".repeat(filled) + " ".repeat(room - filled) + "] " + counts;
  }

  private static String outcome(RunProgress progress, String word) {
    return Wording.count(progress.outcomes().getOrDefault(word, 0L));
  }

  private static long perHour(RunProgress progress) {
    return progress.elapsedSeconds() > 0
        ? Math.round(3600 * progress.computed() / progress.elapsedSeconds())
        : 0;
  }
}
