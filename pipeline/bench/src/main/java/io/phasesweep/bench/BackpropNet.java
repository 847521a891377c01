package io.phasesweep.bench;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Minibatches of backpropagation: relu, linear outputs, half squared error, Adam 1e-3. */
final class BackpropNet implements Trained {
  private final Kernels kernels;
  private final int depth;
  private final FMatrixRMaj[] matrix;
  private final FMatrixRMaj[] bias;
  private final FMatrixRMaj[] gradient;
  private final FMatrixRMaj[] biasGradient;
  private final float[][] moments;
  private final PackedWeights[] weights;
  private final Panel[] activity;
  private final Panel[] error;
  private final Panel[] offset;
  private final Epilogue[] derive;
  private final List<List<Term>> terms;
  private final FMatrixRMaj outputs = new FMatrixRMaj(1, 1);
  private long steps;

  BackpropNet(Kernels kernels, int batch, int... sizes) {
    this.kernels = kernels;
    depth = sizes.length - 1;
    matrix = new FMatrixRMaj[sizes.length];
    bias = new FMatrixRMaj[sizes.length];
    gradient = new FMatrixRMaj[sizes.length];
    biasGradient = new FMatrixRMaj[sizes.length];
    moments = new float[4 * sizes.length][];
    weights = new PackedWeights[sizes.length];
    activity = new Panel[sizes.length];
    error = new Panel[sizes.length];
    offset = new Panel[sizes.length];
    derive = new Epilogue[sizes.length];
    Layout layout = kernels.layout(batch, sizes);
    for (int l = 0; l <= depth; l++) {
      activity[l] = kernels.panel(layout, sizes[l]);
      error[l] = kernels.panel(layout, sizes[l]);
      offset[l] = kernels.panel(layout, sizes[l]);
      derive[l] = new Epilogue.Derivative(Activation.RELU, activity[l]);
      if (l > 0) {
        layer(layout, l, sizes[l - 1], sizes[l]);
      }
    }
    terms = new ArrayList<>();
    for (int l = 1; l <= depth; l++) {
      terms.add(List.of(new Term(activity[l - 1], error[l], 1f / batch)));
    }
  }

  private void layer(Layout layout, int l, int inputs, int outputs) {
    matrix[l] = Shapes.uniform(l, inputs, outputs);
    for (int i = 0; i < matrix[l].data.length; i++) {
      matrix[l].data[i] *= (float) Math.sqrt(12.0 / inputs);
    }
    bias[l] = new FMatrixRMaj(1, outputs);
    gradient[l] = new FMatrixRMaj(inputs, outputs);
    biasGradient[l] = new FMatrixRMaj(1, outputs);
    moments[4 * l] = new float[inputs * outputs];
    moments[4 * l + 1] = new float[inputs * outputs];
    moments[4 * l + 2] = new float[outputs];
    moments[4 * l + 3] = new float[outputs];
    weights[l] = kernels.pack(layout, matrix[l]);
  }

  @Override
  public void step(FMatrixRMaj x, FMatrixRMaj t) {
    activity[0].load(x);
    for (int l = 1; l <= depth; l++) {
      offset[l].columns(x.numRows);
      offset[l].broadcast(bias[l]);
      kernels.apply(
          weights[l],
          Direction.UP,
          activity[l - 1],
          offset[l],
          activity[l],
          new Epilogue.Activate(l == depth ? Activation.IDENTITY : Activation.RELU));
    }
    activity[depth].store(outputs);
    for (int i = 0; i < outputs.getNumElements(); i++) {
      outputs.data[i] -= t.data[i];
    }
    error[depth].load(outputs);
    for (int l = depth - 1; l > 0; l--) {
      kernels.apply(weights[l + 1], Direction.DOWN, error[l + 1], null, error[l], derive[l]);
    }
    steps++;
    for (int l = 1; l <= depth; l++) {
      learn(l);
    }
  }

  private void learn(int l) {
    Arrays.fill(gradient[l].data, 0f);
    Arrays.fill(biasGradient[l].data, 0f);
    kernels.accumulate(gradient[l], terms.get(l - 1));
    kernels.accumulateBias(biasGradient[l], terms.get(l - 1));
    float[] first = moments[4 * l];
    kernels.adam(
        matrix[l].data, gradient[l].data, first, moments[4 * l + 1], first.length, 1e-3f, steps);
    float[] third = moments[4 * l + 2];
    kernels.adam(
        bias[l].data, biasGradient[l].data, third, moments[4 * l + 3], third.length, 1e-3f, steps);
    weights[l].changed();
    kernels.repack(weights[l]);
  }

  @Override
  public float digest() {
    return matrix[1].data[0] + matrix[depth].data[0];
  }
}
