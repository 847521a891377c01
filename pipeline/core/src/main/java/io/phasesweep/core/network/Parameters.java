package io.phasesweep.core.network;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Theta of a network: weights [inputs x outputs] and biases [1 x outputs], in canonical order W1,
 * b1, W2, b2, ... Mutable: the matrices are live.
 *
 * @param blocks the matrices by name, in canonical order
 */
public record Parameters(List<Block> blocks) {
  public Parameters {
    blocks = List.copyOf(blocks);
  }

  /**
   * One matrix of theta.
   *
   * @param name {@code W1}, {@code b1}, ...
   * @param layer from 1
   * @param matrix live values
   */
  public record Block(String name, int layer, FMatrixRMaj matrix) {}

  /** Number of scalars. */
  public long count() {
    long n = 0;
    for (Block block : blocks) {
      n += block.matrix().getNumElements();
    }
    return n;
  }

  /** Number of weights without biases. */
  public long synapses() {
    long n = 0;
    for (Block block : blocks) {
      n += block.name().startsWith("W") ? block.matrix().getNumElements() : 0;
    }
    return n;
  }
}
