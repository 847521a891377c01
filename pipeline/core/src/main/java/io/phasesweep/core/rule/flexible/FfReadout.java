package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/**
 * The label with the largest goodness summed over all layers. The pixels' part of the first drive,
 * and the norm of the input, are the same for all labels; label y adds its row. Not modified by a
 * look: the network. Not thread-safe.
 */
final class FfReadout {
  private static final float LEAST_NORM = 1e-4f;
  private final FfLayer[] layers;
  private final FfInput input;
  private final int classes;
  private final float[] pixelDrive;
  private final float[][] h;

  FfReadout(FfLayer[] layers, FfInput input, int classes) {
    this.layers = layers;
    this.input = input;
    this.classes = classes;
    this.pixelDrive = new float[layers[0].units()];
    this.h = new float[layers.length][];
    for (int l = 0; l < layers.length; l++) {
      h[l] = new float[layers[l].units()];
    }
  }

  /** Summed goodness of each label. Modified: {@code out} [batch x classes]. */
  void scores(Minibatch in, FMatrixRMaj out) {
    out.reshape(in.size(), classes);
    for (int n = 0; n < in.size(); n++) {
      float[] image = input.embed(in.inputs().data, n, -1);
      double squares = 1;
      java.util.Arrays.fill(pixelDrive, 0);
      for (int i = 0; i < image.length; i++) {
        if (image[i] != 0) {
          squares += (double) image[i] * image[i];
          layers[0].add(pixelDrive, i, image[i]);
        }
      }
      float scale = 1 / ((float) Math.sqrt(squares) + LEAST_NORM);
      for (int y = 0; y < classes; y++) {
        out.set(n, y, (float) goodness(y, scale));
      }
    }
  }

  private double goodness(int label, float scale) {
    float[] first = h[0];
    System.arraycopy(pixelDrive, 0, first, 0, first.length);
    layers[0].add(first, input.at() + label, 1);
    float[] bias = layers[0].bias();
    for (int j = 0; j < first.length; j++) {
      first[j] = Math.fma(scale, first[j], bias[j]);
    }
    FfLayer.rectify(first);
    double sum = FfLayer.goodness(first);
    for (int l = 1; l < layers.length; l++) {
      above(l);
      sum += FfLayer.goodness(h[l]);
    }
    return sum;
  }

  private void above(int l) {
    double squares = 0;
    for (float value : h[l - 1]) {
      squares += (double) value * value;
    }
    float scale = 1 / ((float) Math.sqrt(squares) + LEAST_NORM);
    System.arraycopy(layers[l].bias(), 0, h[l], 0, h[l].length);
    for (int i = 0; i < h[l - 1].length; i++) {
      if (h[l - 1][i] != 0) {
        layers[l].add(h[l], i, h[l - 1][i] * scale);
      }
    }
    FfLayer.rectify(h[l]);
  }

  /** Mean cross-entropy of the labels, the summed goodness as logits. */
  double loss(Minibatch in, FMatrixRMaj scores) {
    double loss = 0;
    for (int n = 0; n < in.size(); n++) {
      double own = scores.get(n, in.label(n));
      double sum = 0;
      for (int y = 0; y < classes; y++) {
        sum += StrictMath.exp(scores.get(n, y) - own);
      }
      loss += StrictMath.log(sum);
    }
    return loss / in.size();
  }

  /** Multiply-adds of a prediction. */
  long macsPerExample() {
    long macs = (long) layers[0].inputs() * layers[0].units();
    for (int l = 1; l < layers.length; l++) {
      macs += (long) classes * layers[l].inputs() * layers[l].units();
    }
    return macs;
  }
}
