package io.phasesweep.core.medium;

import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.random.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights that stand in the products of a step: those of the network, or noisy ones,
 *
 * <pre>
 *   W~_ij = W_ij (1 + w xi_ij)      xi from float i cols + j of stream weight-noise/&lt;l&gt;, lane = step
 * </pre>
 *
 * the same in all phases of the step, up and down. Updates go to the clean weights. Mutable, not
 * thread-safe.
 */
public final class CarriedWeights {
  private final LayeredNetwork network;
  private final double noise;
  private final PackedWeights[] inForce;
  private final FMatrixRMaj[] noisy;
  private final Stream[] streams;
  private final float[] draws;

  /**
   * @param network whose weights
   * @param medium what carries them
   * @param seed the trial's seed
   */
  public CarriedWeights(LayeredNetwork network, Medium medium, long seed) {
    int depth = network.depth();
    this.network = network;
    this.noise = medium.weightNoise();
    this.inForce = new PackedWeights[depth + 1];
    this.noisy = new FMatrixRMaj[noise == 0 ? 0 : depth + 1];
    this.streams = new Stream[noisy.length];
    int longest = 0;
    for (int l = 1; l <= depth; l++) {
      FMatrixRMaj clean = network.weights(l);
      if (noise == 0) {
        inForce[l] = network.packed(l);
      } else {
        noisy[l] = new FMatrixRMaj(clean.numRows, clean.numCols);
        inForce[l] = network.pack(l, noisy[l]);
        streams[l] = new Stream(seed, "weight-noise/" + l);
        longest = Math.max(longest, clean.getNumElements());
      }
    }
    this.draws = new float[longest];
  }

  /** The weights of layer {@code l} that are in force. */
  public PackedWeights layer(int l) {
    return inForce[l];
  }

  /** Draws the noise of a step. Modified: this. */
  public void begin(long step) {
    for (int l = 1; l < noisy.length; l++) {
      float[] clean = network.weights(l).data;
      int count = noisy[l].getNumElements();
      streams[l].fill(step, 0, draws, 0, count);
      Medium.center(draws, count, noise);
      for (int e = 0; e < count; e++) {
        noisy[l].data[e] = Math.fma(clean[e], draws[e], clean[e]);
      }
      inForce[l].changed();
      network.kernels().repack(inForce[l]);
    }
  }
}
