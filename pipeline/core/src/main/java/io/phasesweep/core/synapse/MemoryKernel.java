package io.phasesweep.core.synapse;

/**
 * How a synapse weighs the past of its signal:
 *
 * <pre>
 *   u(t) = integral_0^inf K(t') s(t - t') dt'     area = integral K     moment = integral t K
 * </pre>
 *
 * <p>For a slow s, u = area s - moment ds/dt. Kernels are normalised to moment -1 unless they say
 * otherwise, so u is the rate of change of s, plus what an area adds. Immutable and thread-safe.
 */
public interface MemoryKernel {

  /** Integral of K, in 1/time unit; 0 for a memory that only compares. */
  double area();

  /** First moment of K. */
  double moment();

  /** How long after a corner of a signal that is linear in pieces u is linear again, to 1e-12. */
  double settling();

  /**
   * The periodic response to a signal that has repeated for ever.
   *
   * @return u at the start of each piece
   */
  double[] respond(PeriodicSignal signal);
}
