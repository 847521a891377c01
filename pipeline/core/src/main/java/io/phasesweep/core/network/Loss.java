package io.phasesweep.core.network;

import io.phasesweep.core.data.Minibatch;
import org.ejml.data.FMatrixRMaj;

/**
 * What training lowers, per example, as a function of the outputs a [batch x classes] and the
 * one-hot target y:
 *
 * <pre>
 *   half-squared-error   |a - y|^2 / 2               da = a - y
 *   squared-error        |a - y|^2                   da = 2 (a - y)
 *   cross-entropy        -log softmax(a)_label       da_c = p_c, da_label = -(sum of the other p_c)
 * </pre>
 *
 * The sum in the last line, unlike the textbook form p_label - 1, keeps its digits when the network
 * is sure.
 */
public enum Loss {
  HALF_SQUARED_ERROR,
  SQUARED_ERROR,
  CROSS_ENTROPY;

  /** The loss of a word of the setting {@code loss}. */
  public static Loss of(String word) {
    return switch (word) {
      case "half-squared-error" -> HALF_SQUARED_ERROR;
      case "squared-error" -> SQUARED_ERROR;
      case "cross-entropy" -> CROSS_ENTROPY;
      default -> throw new IllegalArgumentException("loss: " + word);
    };
  }

  /**
   * Gradient of each example's loss with respect to its outputs, not divided by the batch size.
   *
   * @param outputs a [rows x classes]
   * @param batch the labels
   * @param from example of {@code batch} that row 0 stands for
   * @param out Modified: [rows x classes], reshaped
   */
  public void gradient(FMatrixRMaj outputs, Minibatch batch, int from, FMatrixRMaj out) {
    out.reshape(outputs.numRows, outputs.numCols);
    for (int row = 0; row < outputs.numRows; row++) {
      int start = row * outputs.numCols;
      int label = start + batch.label(from + row);
      if (this == CROSS_ENTROPY) {
        softmaxGradient(outputs, start, label, out);
      } else {
        float factor = this == SQUARED_ERROR ? 2 : 1;
        for (int i = start; i < start + outputs.numCols; i++) {
          out.data[i] = factor * (outputs.data[i] - (i == label ? 1 : 0));
        }
      }
    }
  }

  private static void softmaxGradient(FMatrixRMaj outputs, int start, int label, FMatrixRMaj out) {
    int end = start + outputs.numCols;
    double highest = highest(outputs, start);
    double total = 0;
    for (int i = start; i < end; i++) {
      total += StrictMath.exp(outputs.data[i] - highest);
    }
    double others = 0;
    for (int i = start; i < end; i++) {
      if (i != label) {
        double share = StrictMath.exp(outputs.data[i] - highest) / total;
        out.data[i] = (float) share;
        others += share;
      }
    }
    out.data[label] = (float) -others;
  }

  private static double highest(FMatrixRMaj outputs, int start) {
    double highest = outputs.data[start];
    for (int i = start; i < start + outputs.numCols; i++) {
      highest = Math.max(highest, outputs.data[i]);
    }
    return highest;
  }

  /** Mean loss of the minibatch, in double. */
  public double mean(Minibatch batch, FMatrixRMaj outputs) {
    double sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      int start = row * outputs.numCols;
      int label = start + batch.label(row);
      sum += this == CROSS_ENTROPY ? surprise(outputs, start, label) : error(outputs, start, label);
    }
    return this == HALF_SQUARED_ERROR ? sum / 2 / batch.size() : sum / batch.size();
  }

  private static double surprise(FMatrixRMaj outputs, int start, int label) {
    double highest = highest(outputs, start);
    double total = 0;
    for (int i = start; i < start + outputs.numCols; i++) {
      total += StrictMath.exp(outputs.data[i] - highest);
    }
    return StrictMath.log(total) + highest - outputs.data[label];
  }

  private static double error(FMatrixRMaj outputs, int start, int label) {
    double sum = 0;
    for (int i = start; i < start + outputs.numCols; i++) {
      double error = outputs.data[i] - (i == label ? 1.0 : 0.0);
      sum += error * error;
    }
    return sum;
  }
}
