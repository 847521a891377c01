package io.phasesweep.sweeps.plan;

import io.phasesweep.core.random.Stream;
import io.phasesweep.sweeps.spec.Design;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The Sobol sequence without its zero point; shifted, every point is moved by one random vector
 * modulo 1 (doubles 0, 1, .. of stream {@code design/sobol}).
 */
final class SobolSampler implements Sampler {
  private final SobolSequenceGenerator sequence;
  private final double[] shift;

  SobolSampler(int dimensions, long seed, Design.Shift kind) {
    this.sequence = new SobolSequenceGenerator(dimensions);
    this.shift = new double[dimensions];
    if (kind == Design.Shift.RANDOM) {
      Stream stream = new Stream(seed, "design/sobol");
      for (int d = 0; d < dimensions; d++) {
        shift[d] = stream.real64(0, d);
      }
    }
    sequence.nextVector();
  }

  @Override
  public void next(double[] out) {
    double[] point = sequence.nextVector();
    for (int d = 0; d < out.length; d++) {
      double moved = point[d] + shift[d];
      out[d] = moved < 1 ? moved : moved - 1;
    }
  }
}
