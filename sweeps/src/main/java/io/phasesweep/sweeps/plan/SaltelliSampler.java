package io.phasesweep.sweeps.plan;

import io.phasesweep.sweeps.spec.Design;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points for variance-based indices. Row j of the Sobol sequence in 2 k dimensions gives
 *
 * <pre>
 *   A = coordinates 1 .. k     B = coordinates k+1 .. 2k
 *   A, AB_1 .. AB_k, [BA_1 .. BA_k,] B
 * </pre>
 *
 * AB_i is A with coordinate i from B, BA_i the other way round. The first row is point {@code skip}
 * of the sequence.
 *
 * <p>A. Saltelli, "Making best use of model evaluations to compute sensitivity indices", Computer
 * Physics Communications 145 (2002) 280.
 */
final class SaltelliSampler implements Sampler {
  private final SobolSequenceGenerator sequence;
  private final int dimensions;
  private final int[] used;
  private final int columns;
  private double[] row;
  private int column = -1;

  /**
   * The sampler.
   *
   * @param dimensions k
   * @param used the coordinates that the rule has; no column exists for the others
   */
  SaltelliSampler(int dimensions, int[] used, int skip, Design.Order order) {
    this.sequence = new SobolSequenceGenerator(2 * dimensions);
    this.dimensions = dimensions;
    this.used = used.clone();
    this.columns = 2 + used.length * (order == Design.Order.SECOND ? 2 : 1);
    this.row = sequence.skipTo(skip);
  }

  @Override
  public void next(double[] out) {
    column++;
    if (column == columns) {
      row = sequence.nextVector();
      column = 0;
    }
    int swapped = column == 0 || column == columns - 1 ? -1 : used[(column - 1) % used.length];
    boolean mostlyA = column <= used.length;
    for (int d = 0; d < dimensions; d++) {
      boolean fromA = mostlyA != (d == swapped);
      out[d] = row[fromA ? d : dimensions + d];
    }
  }
}
