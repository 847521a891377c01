package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** A million points: seconds, and memory that does not grow with them. */
class LargePlanTest {
  /** CPU seconds of a core of its own. */
  private static final double MOST_SECONDS = 5;

  /** What a thread takes more when others share its core and caches. */
  private static final double CROWDED = 2;

  @Test
  void aMillionPointsTakeSeconds() throws SpecException {
    SweepSpec spec =
        SpecText.read(
            SpecText.HEAD
                + """
                fixed: { rule: equilibrium-propagation }
                axes:
                  learning-rate: { log: [0.01, 1], points: 100 }
                  nudging-strength: { log: [0.01, 1], points: 100 }
                  phase-jitter: { linear: [0, 1.98], step: 0.02 }
                """);
    // The better of two: other work on the machine inflates one.
    double seconds = Math.min(secondsToPlan(spec), secondsToPlan(spec));
    assertThat(seconds).as("CPU seconds").isLessThan(MOST_SECONDS * (isCrowded() ? CROWDED : 1));
    SweepPlan plan = SweepPlan.of(spec);
    assertThat(plan.summary().cells()).isEqualTo(1_000_000);
    assertThat(plan.summary().duplicates()).isZero();
    assertThat(plan.members().skip(999_999).toList())
        .singleElement()
        .satisfies(last -> assertThat(last.point()).isEqualTo(999_999));
  }

  private static boolean isCrowded() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > system.getAvailableProcessors();
  }

  private static double secondsToPlan(SweepSpec spec) throws SpecException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    SweepPlan.of(spec);
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }
}
