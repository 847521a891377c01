package io.phasesweep.core.readout;

import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.Parameters;
import java.util.List;

/**
 * How an update u compares with a reference direction r, both directions along which theta moves.
 *
 * <pre>
 *   cosine      u.r / (|u| |r|)      NaN if a norm is 0
 *   norm ratio  |u| / |r|            NaN if |r| is 0
 *   sign        share of equal signs among the entries where u or r is not zero; NaN if there are none
 * </pre>
 *
 * All dimensionless, in double.
 *
 * @param cosine of the angle between them
 * @param normRatio norm of the update over that of the reference
 * @param sign share of entries of equal sign
 * @param updateNorm |u|
 */
public record Alignment(double cosine, double normRatio, double sign, double updateNorm) {
  /** Names the whole net where a layer is asked for. */
  public static final int WHOLE_NET = 0;

  /**
   * Compares one layer, weights and biases together, or the whole net.
   *
   * @param update one array per block of {@code theta}
   * @param reference the same
   * @param theta says which block belongs to which layer
   * @param layer from 1, or {@link #WHOLE_NET}
   */
  public static Alignment of(Gradient update, Gradient reference, Parameters theta, int layer) {
    List<Parameters.Block> blocks = theta.blocks();
    double product = 0;
    double squaredUpdate = 0;
    double squaredReference = 0;
    long moving = 0;
    long agreeing = 0;
    for (int b = 0; b < blocks.size(); b++) {
      if (layer != WHOLE_NET && blocks.get(b).layer() != layer) {
        continue;
      }
      double[] u = update.blocks().get(b);
      double[] r = reference.blocks().get(b);
      for (int i = 0; i < u.length; i++) {
        product += u[i] * r[i];
        squaredUpdate += u[i] * u[i];
        squaredReference += r[i] * r[i];
        moving += u[i] != 0 || r[i] != 0 ? 1 : 0;
        agreeing += u[i] != 0 && Math.signum(u[i]) == Math.signum(r[i]) ? 1 : 0;
      }
    }
    double updateNorm = Math.sqrt(squaredUpdate);
    double referenceNorm = Math.sqrt(squaredReference);
    return new Alignment(
        product / (updateNorm * referenceNorm),
        referenceNorm > 0 ? updateNorm / referenceNorm : Double.NaN,
        (double) agreeing / moving,
        updateNorm);
  }

  /** The angle of a cosine, in degrees. */
  public static double degrees(double cosine) {
    return Math.toDegrees(StrictMath.acos(Math.max(-1, Math.min(1, cosine))));
  }
}
