package io.phasesweep.spark;

import io.phasesweep.core.engine.Watch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The clocks of this thread, from the construction on. An interrupt of the thread ends the trial.
 */
final class TrialWatch implements Watch {
  private static final double NANOS = 1e9;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long wall = System.nanoTime();
  private final long cpu = threads.getCurrentThreadCpuTime();

  @Override
  public boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public double wallSeconds() {
    return (System.nanoTime() - wall) / NANOS;
  }

  @Override
  public double cpuSeconds() {
    return (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
  }
}
