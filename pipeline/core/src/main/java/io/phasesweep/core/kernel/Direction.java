package io.phasesweep.core.kernel;

/** Which way a product goes through W [inputs x outputs]. */
public enum Direction {
  /** {@code u_m = sum_k W[k][m] s_k}. */
  UP,
  /** {@code v_k = sum_m W[k][m] d_m}. */
  DOWN
}
