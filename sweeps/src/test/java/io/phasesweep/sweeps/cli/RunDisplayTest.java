package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.RunEvents.Notable;
import io.phasesweep.spark.RunProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunDisplayTest {
  private static final RunProgress PROGRESS =
      new RunProgress(45, 0, 28, Map.of("trained", 27L, "collapsed", 1L), 62, 100, 61.46);

  private final StringWriter messages = new StringWriter();
  private final Screen screen =
      new Screen(
          new PrintWriter(new StringWriter()), new PrintWriter(messages), Screen.Kind.PLAIN, null);
  private final AtomicLong now = new AtomicLong();
  private final LineDisplay lines = new LineDisplay(screen, now::get);

  @Test
  void textShowsCountsRateAndTimeToGo() {
    assertThat(RunDisplay.text(PROGRESS, 100))
        .isEqualTo(
            "  62 % [################          ] 28/45  27 trained, 1 collapsed, 0 failed"
                + "  1 640/h  ETA 0:38");
  }

  @Test
  void barGivesWayOnNarrowTerminals() {
    assertThat(RunDisplay.text(PROGRESS, 85).length()).isLessThanOrEqualTo(85);
    assertThat(RunDisplay.text(PROGRESS, 60)).startsWith("  62 % 28/45");
  }

  @Test
  void plainLinesComeEvery30Seconds() {
    lines.started(PROGRESS);
    lines.advanced(PROGRESS);
    assertThat(messages.toString()).isEmpty();
    now.addAndGet(TimeUnit.SECONDS.toNanos(30));
    lines.advanced(PROGRESS);
    lines.advanced(PROGRESS);
    assertThat(messages.toString().lines()).hasSize(1);
  }

  @Test
  void firstOfAKindIsOneLine() {
    lines.first(
        new Notable(
            "3fa1c07e99",
            "flexible-phases",
            4,
            "collapsed",
            "above the threshold at epoch 2, below at 5"));
    assertThat(messages.toString().strip())
        .isEqualTo(
            "First collapsed: flexible-phases, seed 4 (3fa1c07e): above the threshold at epoch 2,"
                + " below at 5");
  }
}
