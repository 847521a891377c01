package io.phasesweep.core.engine;

/**
 * What the world outside tells a trial while it is conducted: asked each epoch and every 1 000
 * minibatches. Nothing of it enters a number of the result. Core has no clock of its own.
 */
public interface Watch {

  /** Whether the trial is not wanted any more. */
  boolean interrupted();

  /** Seconds since the trial began. */
  double wallSeconds();

  /** Seconds of processor time that the trial took. */
  double cpuSeconds();

  /** Never interrupts, knows no time. */
  static Watch none() {
    return new Watch() {
      @Override
      public boolean interrupted() {
        return false;
      }

      @Override
      public double wallSeconds() {
        return 0;
      }

      @Override
      public double cpuSeconds() {
        return 0;
      }
    };
  }
}
