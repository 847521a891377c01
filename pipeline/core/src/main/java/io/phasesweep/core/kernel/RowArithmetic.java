package io.phasesweep.core.kernel;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a provider computes, on shapes that {@link RowKernels} has checked. Stateless, thread-safe,
 * starts no thread, allocates nothing in the steady state. Sums and errors are as in {@link
 * Kernels}.
 */
public interface RowArithmetic {

  /** Floats per vector register; 1 where the compiler decides. */
  int lanes();

  /** Rows a product computes at a time for a batch size of at least {@link RowLayout#FEW}. */
  int rowBlock(int batchSize);

  /** {@code out = W in} or Wt in. Modified: {@code out}. */
  void product(RowWeights weights, Direction direction, RowPanel in, RowPanel out);

  /**
   * A product followed by its epilogue. A provider may join the two where that gives equal bits.
   * Modified: {@code out}.
   */
  default void product(
      RowWeights weights,
      Direction direction,
      RowPanel in,
      @Nullable RowPanel add,
      RowPanel out,
      Epilogue epilogue) {
    product(weights, direction, in, out);
    finish(out, add, out, epilogue);
  }

  /** The epilogue of {@code z = u + add}; {@code u} may be {@code out}. Modified: {@code out}. */
  void finish(RowPanel u, @Nullable RowPanel add, RowPanel out, Epilogue epilogue);

  /** See {@link Kernels#accumulate}. Modified: {@code w}. */
  double accumulate(FMatrixRMaj w, List<Term> terms);

  /** See {@link Kernels#accumulateBias}. Modified: {@code bias}. */
  double accumulateBias(FMatrixRMaj bias, List<Term> terms);

  /** See {@link Kernels#remember}; {@code recall} is prepared. Modified: {@code w}. */
  double remember(FMatrixRMaj w, Recall recall);

  /**
   * See {@link Kernels#adam}, with {@code step = rate / (1 - .9^t)} and {@code root = 1 / sqrt(1 -
   * .999^t)}. Modified: {@code theta}, {@code first}, {@code second}.
   */
  void adam(
      float[] theta,
      float[] gradient,
      float[] first,
      float[] second,
      int count,
      float step,
      float root);

  /**
   * The same with the gradient of {@code terms}, see {@link Kernels}. Modified: {@code theta},
   * {@code gradient}, {@code first}, {@code second}.
   */
  default double adam(
      FMatrixRMaj theta,
      List<Term> terms,
      FMatrixRMaj gradient,
      float[] first,
      float[] second,
      float step,
      float root) {
    Arrays.fill(gradient.data, 0f);
    double health = accumulate(gradient, terms);
    adam(theta.data, gradient.data, first, second, theta.data.length, step, root);
    return health;
  }

  /** See {@link Kernels#sigmoid}. Modified: {@code z}. */
  void sigmoid(float[] u, float[] z, int count);

  /** See {@link Kernels#addRows}. Modified: {@code sum}. */
  void addRows(float[] w, int width, int[] rows, int count, float[] sum);

  /** See {@link Kernels#moveRows}. Modified: {@code w}. */
  void moveRows(float[] w, int width, int[] rows, int count, float[] by, float weight);

  /** See {@link Kernels#momentum}. Modified: {@code theta}, {@code velocity}. */
  void momentum(float[] theta, float[] gradient, float[] velocity, int count, float rate);

  /** See {@link Kernels#dyad}. Modified: {@code mean}, {@code difference}. */
  int dyad(
      Dyad law,
      float inertia,
      RowPanel drive,
      RowPanel feedback,
      RowPanel mean,
      RowPanel difference);

  /** Canonical sum of squares of {@code a}, of {@code a - b} where b is given. */
  float squares(RowPanel a, @Nullable RowPanel b);
}
