package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/**
 * A million points: work that grows with their number only, in memory that does not. The target,
 * five seconds, is for an idle machine and printed, not asserted.
 */
class LargePlanTest {

  /** More than ten, for noise; a list kept or searched would need a hundred. */
  private static final double MOST_GROWTH_FOR_TEN_TIMES_THE_POINTS = 40;

  @Test
  void aMillionPointsTakeTenTimesTheWorkOfAHundredThousand() throws SpecException {
    SweepSpec few = points(10);
    SweepSpec many = points(100);
    secondsToPlan(few);
    double fewSeconds = secondsToPlan(few);
    double seconds = secondsToPlan(many);
    System.out.printf("planning 1 000 000 points: %.1f CPU seconds%n", seconds);
    assertThat(seconds / fewSeconds).isLessThan(MOST_GROWTH_FOR_TEN_TIMES_THE_POINTS);
    SweepPlan plan = SweepPlan.of(many);
    assertThat(plan.summary().cells()).isEqualTo(1_000_000);
    assertThat(plan.summary().duplicates()).isZero();
    assertThat(plan.members().skip(999_999).toList())
        .singleElement()
        .satisfies(last -> assertThat(last.point()).isEqualTo(999_999));
  }

  /** {@code rates} x 100 x 100 points. */
  private static SweepSpec points(int rates) throws SpecException {
    return SpecText.read(
        SpecText.HEAD
            + """
            fixed: { rule: equilibrium-propagation }
            axes:
              learning-rate: { log: [0.01, 1], points: %d }
              nudging-strength: { log: [0.01, 1], points: 100 }
              phase-jitter: { linear: [0, 1.98], step: 0.02 }
            """
                .formatted(rates));
  }

  private static double secondsToPlan(SweepSpec spec) throws SpecException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    SweepPlan.of(spec);
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }
}
