package io.phasesweep.bench;

/**
 * Something to time.
 *
 * @param name what it is
 * @param operations floating-point operations of one run, 0 if only its time matters
 * @param body one run
 */
record Work(String name, double operations, Runnable body) {

  /** Runs it once. */
  void run() {
    body.run();
  }
}
