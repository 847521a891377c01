package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Descent direction of one layer as correlations of activity below and above:
 *
 * <pre>
 *   W: sum over terms of c inT out      b: sum over terms of c out      (sums over the minibatch)
 * </pre>
 *
 * of a convolution {@link Convolution#addWeights} in place of the products.
 *
 * <p>Mutable, one object per layer; allocates only when panels or coefficients differ from the last
 * step's.
 */
public final class LayerUpdate implements Descent {
  private final Panel[] below = new Panel[2];
  private final Panel[] above = new Panel[2];
  private final double[] coefficients = new double[2];
  private int count;
  private @Nullable Convolution convolution;
  private PoolWinners winners = PoolWinners.NONE;
  private List<Term> terms = List.of();

  /** One correlation. Modified: this. */
  public void set(Panel in, Panel out, double coefficient) {
    term(0, in, out, coefficient);
    this.count = 1;
    this.convolution = null;
  }

  /** One correlation of a convolution. Modified: this. */
  public void set(Convolution map, PoolWinners winnersOf, Panel in, Panel out, double coefficient) {
    set(in, out, coefficient);
    this.convolution = map;
    this.winners = winnersOf;
  }

  /**
   * A contrast, {@code coefficient (in1T out1 - in2T out2)}. The term that is added comes first
   * whatever the sign, so that exchanging both pairs and the sign changes no bit. Modified: this.
   */
  public void set(Panel in1, Panel out1, Panel in2, Panel out2, double coefficient) {
    boolean swap = coefficient < 0;
    term(0, swap ? in2 : in1, swap ? out2 : out1, Math.abs(coefficient));
    term(1, swap ? in1 : in2, swap ? out1 : out2, -Math.abs(coefficient));
    this.count = 2;
    this.convolution = null;
  }

  private void term(int i, Panel in, Panel out, double coefficient) {
    below[i] = in;
    above[i] = out;
    coefficients[i] = coefficient;
  }

  /** The terms of a dense layer, all coefficients times {@code factor}, each rounded once. */
  public List<Term> terms(double factor) {
    boolean same = terms.size() == count;
    for (int i = 0; i < count && same; i++) {
      Term term = terms.get(i);
      same =
          term.in() == below[i]
              && term.out() == above[i]
              && term.coefficient() == (float) (coefficients[i] * factor);
    }
    if (!same) {
      this.terms =
          count == 1 ? List.of(fresh(0, factor)) : List.of(fresh(0, factor), fresh(1, factor));
    }
    return terms;
  }

  @Override
  public double addWeights(Kernels kernels, FMatrixRMaj w, double factor) {
    return convolution == null
        ? kernels.accumulate(w, terms(factor))
        : convolution.addWeights(below[0], above[0], winners, scaled(factor), w);
  }

  @Override
  public @Nullable List<Term> correlations(double factor) {
    return convolution == null ? terms(factor) : null;
  }

  @Override
  public double addBias(Kernels kernels, FMatrixRMaj bias, double factor) {
    return convolution == null
        ? kernels.accumulateBias(bias, terms(factor))
        : convolution.addBias(above[0], scaled(factor), bias);
  }

  private float scaled(double factor) {
    return (float) (coefficients[0] * factor);
  }

  private Term fresh(int i, double factor) {
    return new Term(below[i], above[i], (float) (coefficients[i] * factor));
  }
}
