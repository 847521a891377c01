package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Forward-Forward: layers that learn without a phase of any other, on images with a label in them,
 * the right one in positive phases, in negative ones the one of a permutation of the data drawn
 * once (one in ten is right by accident). A step is a presentation: the next datum of the phase's
 * polarity, and one learning event:
 *
 * <pre>
 *   sampled   gradient = s grad l+  or  |s| grad l-      one step of Adam
 *   paired    gradient = (grad l+ + grad l-)/2 of one datum each, one step of Adam
 * </pre>
 *
 * Each layer reads what the one below sent before its update. Mutable, not thread-safe.
 */
final class FfModel implements PhaseModel {
  private final MinibatchSource real;
  private final MinibatchSource wrong;
  private final Part train;
  private final int[] labelOf;
  private final FfInput input;
  private final Parameters parameters;
  private final FfLayer[] layers;
  private final double[] sign;
  private Polarity type = Polarity.POSITIVE;
  private double health;
  private long macs;
  private long presentations;

  FfModel(
      FlexiblePlan plan,
      double threshold,
      FfInput input,
      Part train,
      Values data,
      Kernels kernels,
      long seed) {
    this.train = train;
    this.input = input;
    this.real = new MinibatchSource(train, 1, data, seed);
    this.wrong = new MinibatchSource(train, 1, data, seed, new Stream(seed, "negatives/0/0"));
    this.labelOf = new int[train.size()];
    new Stream(seed, "negatives/0/1").order(0, labelOf);
    this.parameters = parameters(plan.architecture(), input.width());
    FfLayer.draw(parameters, plan.initGain(), seed);
    this.layers = layers(parameters, threshold, kernels);
    this.sign =
        new double[] {
          plan.timing().sign(Polarity.POSITIVE), -plan.timing().sign(Polarity.NEGATIVE)
        };
  }

  private static Parameters parameters(Architecture net, int width) {
    List<Parameters.Block> blocks = new ArrayList<>();
    int below = width;
    for (int l = 1; l < net.depth(); l++) {
      blocks.add(new Parameters.Block("W" + l, l, new FMatrixRMaj(below, net.units(l))));
      blocks.add(new Parameters.Block("b" + l, l, new FMatrixRMaj(1, net.units(l))));
      below = net.units(l);
    }
    return new Parameters(blocks);
  }

  static FfLayer[] layers(Parameters theta, double threshold, Kernels kernels) {
    FfLayer[] layers = new FfLayer[theta.blocks().size() / 2];
    for (int l = 0; l < layers.length; l++) {
      layers[l] =
          new FfLayer(
              kernels,
              theta.blocks().get(2 * l).matrix(),
              theta.blocks().get(2 * l + 1).matrix(),
              threshold);
    }
    return layers;
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public void begin(Polarity of, long phase) {
    this.type = of;
    this.health = 0;
  }

  @Override
  public void step(Polarity of, int t) {
    present(of);
    for (FfLayer layer : layers) {
      layer.clear();
    }
  }

  /** Loads the next datum of a polarity and sends it up. Modified: this. */
  private void present(Polarity of) {
    boolean positive = of == Polarity.POSITIVE;
    Minibatch batch = (positive ? real : wrong).next();
    int label = positive ? batch.label(0) : train.label(labelOf[batch.row(0)]);
    float[] below = input.embed(batch.inputs().data, 0, label);
    for (FfLayer layer : layers) {
      below = layer.forward(below);
      macs += (long) layer.actives() * layer.units();
    }
    presentations++;
  }

  /** {@code weight} is rate times s; s scales the gradient, the rate is Adam's. */
  @Override
  public void learn(float weight) {
    double s = sign[type == Polarity.POSITIVE ? 0 : 1];
    differentiate(type, s);
    descend((float) Math.abs(weight / s));
  }

  private void differentiate(Polarity of, double factor) {
    for (FfLayer layer : layers) {
      layer.differentiate(of, factor);
      macs += (long) layer.actives() * layer.units();
    }
  }

  private void descend(float rate) {
    for (FfLayer layer : layers) {
      health += layer.descend(rate);
    }
  }

  @Override
  public double end(Polarity of, int events) {
    return health;
  }

  @Override
  public double pair(long pair, int steps, float rate) {
    this.health = 0;
    for (int t = 0; t < steps; t++) {
      step(Polarity.POSITIVE, t);
      differentiate(Polarity.POSITIVE, .5);
      present(Polarity.NEGATIVE);
      differentiate(Polarity.NEGATIVE, .5);
      descend(rate);
    }
    return health;
  }

  @Override
  public void score(Progress to) {
    // It predicts nothing while it learns.
  }

  @Override
  public long macs() {
    return macs;
  }

  @Override
  public long presentations() {
    return presentations;
  }

  @Override
  public long epoch() {
    return real.epoch();
  }

  @Override
  public double intoEpoch() {
    return (double) real.given() / real.perEpoch();
  }

  void save(Snapshot to) {
    for (int l = 0; l < layers.length; l++) {
      layers[l].save(to, l + 1);
    }
    to.put(
        "chain/counts",
        real.epoch(),
        real.given(),
        wrong.epoch(),
        wrong.given(),
        macs,
        presentations);
  }

  void restore(Snapshot from) {
    for (int l = 0; l < layers.length; l++) {
      layers[l].restore(from, l + 1);
    }
    long[] counts = from.longs("chain/counts");
    real.seek(counts[0], (int) counts[1]);
    wrong.seek(counts[2], (int) counts[3]);
    this.macs = counts[4];
    this.presentations = counts[5];
  }
}
