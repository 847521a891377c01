package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.random.Stream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A network of dense and convolutional layers: weights W_l [inputs x outputs], of a {@link
 * Convolution} [9 channels below x channels above], and biases b_l [1 x outputs], l = 1 .. L, with
 * the copies that products stream. Mutable, not thread-safe.
 */
public final class LayeredNetwork {
  private final Architecture architecture;
  private final Kernels kernels;
  private final Layout layout;
  private final Parameters parameters;
  private final PackedWeights[] packed;
  private final @Nullable Convolution[] convolutions;

  /**
   * A network with zero weights.
   *
   * @param architecture its shape
   * @param batchSize examples of a full minibatch
   * @param kernels the compute core
   */
  public LayeredNetwork(Architecture architecture, int batchSize, Kernels kernels) {
    this.architecture = architecture;
    this.kernels = kernels;
    this.layout = kernels.layout(batchSize, architecture.toArray());
    this.packed = new PackedWeights[architecture.depth() + 1];
    this.convolutions = new Convolution[architecture.depth() + 1];
    List<Parameters.Block> blocks = new ArrayList<>();
    for (int l = 1; l <= architecture.depth(); l++) {
      FMatrixRMaj weights;
      if (architecture.layer(l) instanceof Layer.Plane plane) {
        Convolution convolution = new Convolution(kernels, architecture.shape(l - 1), plane);
        convolutions[l] = convolution;
        weights = convolution.weights();
      } else {
        weights = new FMatrixRMaj(architecture.units(l - 1), architecture.units(l));
      }
      FMatrixRMaj bias = new FMatrixRMaj(1, architecture.layer(l).biases());
      blocks.add(new Parameters.Block("W" + l, l, weights));
      blocks.add(new Parameters.Block("b" + l, l, bias));
      packed[l] = pack(l, weights);
    }
    this.parameters = new Parameters(blocks);
  }

  /** Draws weights from streams {@code init/W<l>}; biases stay 0. Modified: this. */
  public void draw(WeightLaw law, double gain, long seed) {
    for (int l = 1; l <= depth(); l++) {
      Convolution convolution = convolutions[l];
      int fanOut = (convolution == null ? 1 : Layer.Plane.KERNEL) * weights(l).numCols;
      law.fill(new Stream(seed, "init/W" + l), gain, weights(l), fanOut);
      repack(l);
    }
  }

  public Architecture architecture() {
    return architecture;
  }

  /** Number of weight layers L. */
  public int depth() {
    return architecture.depth();
  }

  public Kernels kernels() {
    return kernels;
  }

  public Layout layout() {
    return layout;
  }

  /** Theta, live. */
  public Parameters parameters() {
    return parameters;
  }

  /** W_l, live. Whoever changes it calls {@link #repack}. */
  public FMatrixRMaj weights(int l) {
    return parameters.blocks().get(2 * l - 2).matrix();
  }

  /** b_l, live. */
  public FMatrixRMaj bias(int l) {
    return parameters.blocks().get(2 * l - 1).matrix();
  }

  /** W_l, ready for products. */
  public PackedWeights packed(int l) {
    return packed[l];
  }

  /** The map of layer {@code l} if it is a convolution, null if it is dense. */
  public @Nullable Convolution convolution(int l) {
    return convolutions[l];
  }

  /** Other weights of layer {@code l}, ready for its products. The matrix is shared. */
  public PackedWeights pack(int l, FMatrixRMaj weights) {
    Convolution convolution = convolutions[l];
    return convolution == null ? kernels.pack(layout, weights) : convolution.pack(weights);
  }

  /** Says that W_l changed. Modified: this. */
  public void repack(int l) {
    packed[l].changed();
    kernels.repack(packed[l]);
  }

  /** A zero panel for layer {@code l}. */
  public Panel panel(int l) {
    return kernels.panel(layout, architecture.units(l));
  }

  /** Overwrites theta with the arrays of {@code blocks}, in canonical order. Modified: this. */
  public void restore(List<float[]> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      System.arraycopy(
          blocks.get(i), 0, parameters.blocks().get(i).matrix().data, 0, blocks.get(i).length);
    }
    for (int l = 1; l <= depth(); l++) {
      repack(l);
    }
  }
}
