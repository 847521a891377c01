package io.phasesweep.core.network;

import io.phasesweep.core.random.Stream;
import org.ejml.data.FMatrixRMaj;
import org.hipparchus.special.Erf;

/**
 * Distribution of initial weights [inputs x outputs], element e = row-major index. Double
 * arithmetic, one rounding. Inputs and outputs of a unit; of a convolution those under its kernel.
 *
 * <pre>
 *   uniform   (float) (a (2 u - 1)), u = double e of the stream
 *   normal    (float) (s n), n = normal e of the stream
 * </pre>
 */
public enum WeightLaw {
  /** Uniform, a = sqrt(6 / (inputs + outputs)) / 2: the published energy-based nets. */
  HALF_GLOROT,
  /** Uniform, a = sqrt(6 / (inputs + outputs)). */
  GLOROT_UNIFORM,
  /** Normal, s = 1 / sqrt(inputs). */
  SCALED_NORMAL,
  /**
   * Normal cut at 2 standard deviations, by the inverse distribution function at double e, of
   * standard deviation 1 / sqrt(inputs) after the cut.
   */
  LECUN_NORMAL;

  /** Share of a normal law within two standard deviations, and the deviation that is left there. */
  private static final double WITHIN = Erf.erf(Math.sqrt(2));

  private static final double CUT_DEVIATION =
      Math.sqrt(1 - 4 * StrictMath.exp(-2) / Math.sqrt(2 * Math.PI) / WITHIN);

  /** The law of a word of the setting {@code init-law}. */
  public static WeightLaw of(String word) {
    return switch (word) {
      case "scaled-normal" -> SCALED_NORMAL;
      case "glorot-uniform" -> GLOROT_UNIFORM;
      case "lecun-normal" -> LECUN_NORMAL;
      default -> throw new IllegalArgumentException("init-law: " + word);
    };
  }

  /**
   * Draws initial weights.
   *
   * @param stream draws, lane 0
   * @param gain factor on all weights
   * @param weights Modified: [inputs x outputs]
   */
  public void fill(Stream stream, double gain, FMatrixRMaj weights) {
    fill(stream, gain, weights, weights.numCols);
  }

  /**
   * Draws initial weights that share units.
   *
   * @param stream draws, lane 0
   * @param gain factor on all weights
   * @param weights Modified: [inputs x channels above]
   * @param outputs units that read one unit below
   */
  public void fill(Stream stream, double gain, FMatrixRMaj weights, int outputs) {
    double scale = gain * scale(weights.numRows, outputs);
    for (int e = 0; e < weights.getNumElements(); e++) {
      weights.data[e] = (float) (scale * draw(stream, e));
    }
  }

  private double scale(int inputs, int outputs) {
    return switch (this) {
      case HALF_GLOROT -> Math.sqrt(6.0 / (inputs + outputs)) / 2;
      case GLOROT_UNIFORM -> Math.sqrt(6.0 / (inputs + outputs));
      case SCALED_NORMAL -> 1 / Math.sqrt(inputs);
      case LECUN_NORMAL -> 1 / Math.sqrt(inputs) / CUT_DEVIATION;
    };
  }

  private double draw(Stream stream, int e) {
    return switch (this) {
      case HALF_GLOROT, GLOROT_UNIFORM -> 2 * stream.real64(0, e) - 1;
      case SCALED_NORMAL -> stream.normal(0, e);
      case LECUN_NORMAL -> Math.sqrt(2) * Erf.erfInv(WITHIN * (2 * stream.real64(0, e) - 1));
    };
  }
}
