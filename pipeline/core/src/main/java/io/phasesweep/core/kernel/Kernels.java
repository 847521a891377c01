package io.phasesweep.core.kernel;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Products and elementwise passes of network mathematics in float32. Stateless, thread-safe, starts
 * no thread. Every provider gives the same bits:
 *
 * <pre>
 *   product, update    one fma chain per output element, ascending depth, from +0
 *   sums               canonical sum over 16 virtual lanes
 * </pre>
 */
public interface Kernels {

  /** The provider and why it was chosen. */
  KernelChoice choice();

  /**
   * Lets the compiler finish with every kernel, at most about 3 s; once per JVM, by a driver.
   * Changes no result.
   *
   * @return nanoseconds it took
   */
  default long warmUp() {
    return WarmUp.of(this);
  }

  /**
   * The layout of a trial.
   *
   * @param batchSize examples of a full minibatch; incomplete ones and evaluation use it too
   * @param sizes units per layer, inputs first
   */
  Layout layout(int batchSize, int[] sizes);

  /** A zero panel with all columns in use. */
  Panel panel(Layout layout, int units);

  /** Weights ready for products. The matrix is shared, not copied. */
  PackedWeights pack(Layout layout, FMatrixRMaj weights);

  /** Makes the packed copies follow a changed matrix. Modified: {@code weights}. */
  void repack(PackedWeights weights);

  /**
   * {@code out = epilogue(W in + add)} or with Wt. {@code out} differs from {@code in}. Modified:
   * {@code out}, its columns set to those of {@code in}.
   *
   * @throws IllegalStateException if the weights changed since they were packed
   * @throws IllegalArgumentException if shapes do not fit
   */
  void apply(
      PackedWeights weights,
      Direction direction,
      Panel in,
      @Nullable Panel add,
      Panel out,
      Epilogue epilogue);

  /** The epilogue alone, of {@code z = add}. Modified: {@code out}. */
  void apply(Panel add, Panel out, Epilogue epilogue);

  /**
   * {@code w += sum over terms of coefficient in outT}: ascending column over terms in order, from
   * zero, then one add to w. Terms with the same {@code in} panel share its columns: their scaled
   * {@code out} are summed first, one fma per term. Blocks of five inputs that are zero in every
   * column leave their rows of w alone. Modified: {@code w} [inputs x outputs]; the caller tells
   * its {@link PackedWeights}.
   *
   * @return 0 if every entry of the change is finite, else NaN
   */
  double accumulate(FMatrixRMaj w, List<Term> terms);

  /**
   * {@code b += sum over terms and columns of coefficient out}. Modified: {@code bias} [1 x units].
   *
   * @return 0 if every entry of the change is finite, else NaN
   */
  double accumulateBias(FMatrixRMaj bias, List<Term> terms);

  /**
   * {@code w += change} of {@link Recall}. Correlations are one fma chain per synapse, ascending
   * column; u one chain, ascending sample; the sum over rows one chain. Modified: {@code w} [inputs
   * x outputs], scratch of {@code recall}; the caller tells its {@link PackedWeights}.
   *
   * @return 0 if every entry of the change is finite, else NaN
   */
  double remember(FMatrixRMaj w, Recall recall);

  /**
   * One step of Adam on a flat array, beta .9 and .999, epsilon 1e-8. Modified: {@code theta},
   * {@code first}, {@code second}.
   *
   * <pre>
   *   m += .1 (g - m)   v += .001 (g g - v)   theta -= rate / (1 - .9^t) * m / (sqrt(v / (1 - .999^t)) + 1e-8)
   * </pre>
   *
   * @param t steps so far, this one included
   */
  void adam(
      float[] theta,
      float[] gradient,
      float[] first,
      float[] second,
      int count,
      float rate,
      long t);

  /**
   * The same with {@code g = sum over terms of coefficient in outT}, which may never be whole in
   * memory; bits as if {@link #accumulate} had formed it from zero. Modified: {@code theta} [inputs
   * x outputs], {@code first}, {@code second}; {@code gradient}, of the shape of theta, is scratch.
   * The caller tells theta's {@link PackedWeights}.
   *
   * @return 0 if every entry of g is finite, else NaN
   */
  double adam(
      FMatrixRMaj theta,
      List<Term> terms,
      FMatrixRMaj gradient,
      float[] first,
      float[] second,
      float rate,
      long t);

  /** {@code z = (1 + tanh(u / 2)) / 2} of {@code count} entries. Modified: {@code z}. */
  void sigmoid(float[] u, float[] z, int count);

  /**
   * Adds some rows of a row-major matrix, one after the other. Modified: {@code sum} [width].
   *
   * @param rows their numbers, {@code count} of them
   */
  void addRows(float[] w, int width, int[] rows, int count, float[] sum);

  /** {@code row += weight by} for some rows of a row-major matrix. Modified: {@code w}. */
  void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight);

  /** {@code v = .9 v + g; theta -= rate v}. Modified: {@code theta}, {@code velocity}. */
  void momentum(float[] theta, float[] gradient, float[] velocity, int count, float rate);

  /**
   * One visit of a layer of dyads. Modified: {@code mean}, {@code difference}.
   *
   * @param inertia i, 0 for none
   * @param drive a
   * @param feedback D, before its gain
   * @return flags of {@link Dyad}; bits of real units only
   */
  int dyad(Dyad law, float inertia, Panel drive, Panel feedback, Panel mean, Panel difference);

  /** Canonical sum of squares of {@code a}. */
  float squaredNorm(Panel a);

  /** Canonical sum of squares of {@code a - b}. */
  float squaredDistance(Panel a, Panel b);
}
