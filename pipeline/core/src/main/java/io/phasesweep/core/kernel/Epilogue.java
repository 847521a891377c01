package io.phasesweep.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a tile of a product while it is in cache. With u the product (one fma chain per
 * element, ascending depth, from +0), a the {@code add} panel (0 if none):
 *
 * <pre>
 *   z = u + a                                    one rounding; z = u where there is no add panel
 * </pre>
 */
public sealed interface Epilogue {

  /** {@code out = z}. */
  record Store() implements Epilogue {}

  /** {@code out = f(z)}. */
  record Activate(Activation activation) implements Epilogue {}

  /**
   * Leaky step {@code out = f(fma(step, z - s, s))}; with a nudge {@code out = f(fma(step, fma(-2
   * nudge, s - t, z - s), s))}. {@code out} is another panel than {@code state}: states are
   * double-buffered.
   *
   * @param activation f, a projection
   * @param step epsilon
   * @param state s
   * @param nudge 0 for none
   * @param target t, null for none
   */
  record Leak(Activation activation, float step, Panel state, float nudge, @Nullable Panel target)
      implements Epilogue {}

  /**
   * Exact minimiser given the neighbours: {@code out = f(z)}, with a nudge {@code out = f(fma(2
   * nudge, t, z) / (1 + 2 nudge))}.
   */
  record Minimise(Activation activation, float nudge, @Nullable Panel target) implements Epilogue {}

  /** Backward pass: {@code out = z * f'}, f' from the activity f(a) of the same units. */
  record Derivative(Activation activation, Panel activity) implements Epilogue {}
}
