package io.phasesweep.core.network;

import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Term;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Optimisers that need the whole gradient g = -direction + decay theta first:
 *
 * <pre>
 *   sgd        theta -= rate g
 *   momentum   v = .9 v + g; theta -= rate v
 *   adam       beta .9, .999, epsilon 1e-8 ({@link Kernels#adam})
 * </pre>
 *
 * Decay acts on weights and biases alike.
 */
final class GradientDescent implements Optimizer {

  private final Kernels kernels;
  private final OptimizerPlan.Law law;
  private final float decay;
  private final Block weights;
  private final Block bias;
  private long steps;

  GradientDescent(LayeredNetwork network, int layer, OptimizerPlan plan) {
    this.kernels = network.kernels();
    this.law = plan.law();
    this.decay = (float) plan.decay();
    this.weights = new Block(network.weights(layer), law);
    this.bias = new Block(network.bias(layer), law);
  }

  /** One matrix with its gradient and moments. */
  private static final class Block {
    final FMatrixRMaj matrix;
    final float[] theta;
    final FMatrixRMaj gradient;
    final float[] first;
    final float[] second;

    Block(FMatrixRMaj theta, OptimizerPlan.Law law) {
      this.matrix = theta;
      this.theta = theta.data;
      this.gradient = new FMatrixRMaj(theta.numRows, theta.numCols);
      this.first = new float[law.states() > 0 ? this.theta.length : 0];
      this.second = new float[law.states() > 1 ? this.theta.length : 0];
    }
  }

  @Override
  public double apply(Descent direction, double rate) {
    steps++;
    List<Term> terms =
        law == OptimizerPlan.Law.ADAM && decay == 0 ? direction.correlations(-1) : null;
    double sum = terms == null ? descend(direction, rate) : adam(terms, rate);
    Arrays.fill(bias.gradient.data, 0);
    sum += direction.addBias(kernels, bias.gradient, -1);
    descend(bias, (float) rate);
    return sum;
  }

  private double descend(Descent direction, double rate) {
    Arrays.fill(weights.gradient.data, 0);
    double sum = direction.addWeights(kernels, weights.gradient, -1);
    descend(weights, (float) rate);
    return sum;
  }

  private double adam(List<Term> terms, double rate) {
    return kernels.adam(
        weights.matrix,
        terms,
        weights.gradient,
        weights.first,
        weights.second,
        (float) rate,
        steps);
  }

  private void descend(Block block, float rate) {
    float[] theta = block.theta;
    float[] gradient = block.gradient.data;
    if (decay != 0) {
      for (int i = 0; i < theta.length; i++) {
        gradient[i] = Math.fma(decay, theta[i], gradient[i]);
      }
    }
    switch (law) {
      case SGD -> {
        for (int i = 0; i < theta.length; i++) {
          theta[i] = Math.fma(-rate, gradient[i], theta[i]);
        }
      }
      case MOMENTUM -> kernels.momentum(theta, gradient, block.first, theta.length, rate);
      case ADAM ->
          kernels.adam(theta, gradient, block.first, block.second, theta.length, rate, steps);
    }
  }

  @Override
  public List<float[]> moments() {
    return List.of(weights.first, weights.second, bias.first, bias.second);
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public void resume(long from) {
    this.steps = from;
  }
}
