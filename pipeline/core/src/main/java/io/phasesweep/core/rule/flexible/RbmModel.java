package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A restricted Boltzmann machine without visible biases, one binary datum at a time:
 *
 * <pre>
 *   E(v, h) = -v W hT - c . h
 *   positive step   h ~ sigmoid(v W + c), v stays the datum
 *   negative step   the same h, then v ~ sigmoid(W hT)        the chain goes on from the last phase
 *   G               vT h for W [visible x hidden], h for c    binary samples; sample iff p &gt;= U
 * </pre>
 *
 * In a positive phase v is clamped: the drive a = v W + c is kept, an event adds w((n1 + 1) h_j -
 * K_j) to it, n1 = active visibles, K = v C + C_c of the trace, and W receives the sum of w h once,
 * at the end. Steps that no event follows are not taken: draws are addressed, so that changes no
 * bit. Draws of phase k, step t, unit u of n: stream {@code gibbs/1} (hidden), {@code gibbs/0}
 * (visible), lane k, float (t - 1) n + u. Mutable, not thread-safe.
 */
final class RbmModel implements PhaseModel {
  /** A pixel above it is 1. Binarised data are 0 or 1 already. */
  private static final float THRESHOLD = .8f;

  private final Kernels kernels;
  private final int visible;
  private final int hidden;
  private final int pixels;
  private final MinibatchSource source;
  private final Parameters parameters;
  private final float[] weights;
  private final float[] bias;
  private final RbmTrace trace;
  private final RbmNoise noise;
  private final RbmDraws hiddenDraws;
  private final RbmDraws visibleDraws;
  private final float[] v;
  private final float[] h;
  private final float[] drive;
  private final float[] offset;
  private final float[] sum;
  private final RbmColumns columns;
  private final int[] on;
  private final int[] active;
  private final int[] datum;
  private int actives;
  private int ons;
  private long phase;
  private int now;
  private boolean clamped;
  private float spent;
  private double health;
  private long macs;
  private long presentations;
  private @Nullable RbmSums sums;

  /** Uniform draws by address: floats {@code from ..} of a lane. */
  interface Uniforms {
    /** Modified: {@code out}. */
    void fill(long lane, long from, float[] out, int offset, int count);
  }

  RbmModel(
      FlexiblePlan plan,
      Kernels kernels,
      Parameters parameters,
      MinibatchSource source,
      long seed,
      String on) {
    this(
        plan,
        kernels,
        parameters,
        source,
        new RbmNoise(plan.medium(), parameters.blocks().get(0).matrix(), seed),
        new Stream(seed, on + "gibbs/1")::fill,
        new Stream(seed, on + "gibbs/0")::fill);
  }

  RbmModel(
      FlexiblePlan plan,
      Kernels kernels,
      Parameters parameters,
      MinibatchSource source,
      RbmNoise noise,
      Uniforms hiddenDraws,
      Uniforms visibleDraws) {
    FMatrixRMaj w = parameters.blocks().get(0).matrix();
    this.kernels = kernels;
    this.parameters = parameters;
    this.source = source;
    this.visible = w.numRows;
    this.hidden = w.numCols;
    this.pixels = plan.architecture().inputs();
    this.weights = w.data;
    this.bias = parameters.blocks().get(1).matrix().data;
    this.trace = new RbmTrace(visible, hidden, (float) plan.centering());
    this.noise = noise;
    this.hiddenDraws = new RbmDraws(kernels, hiddenDraws, hidden);
    this.visibleDraws = new RbmDraws(kernels, visibleDraws, visible);
    this.columns = new RbmColumns(kernels, visible, hidden, trace);
    this.on = new int[hidden];
    this.v = new float[visible];
    this.h = new float[hidden];
    this.drive = new float[hidden];
    this.offset = new float[hidden];
    this.sum = new float[hidden];
    this.active = new int[visible];
    this.datum = new int[visible];
  }

  /** W1 [visible x hidden] and b1 [1 x hidden], zero. */
  static Parameters parameters(int visible, int hidden) {
    return new Parameters(
        List.of(
            new Parameters.Block("W1", 1, new FMatrixRMaj(visible, hidden)),
            new Parameters.Block("b1", 1, new FMatrixRMaj(1, hidden))));
  }

  /** Starts where {@code other} is, and from now on only adds signals up. Modified: this. */
  void follow(RbmModel other, RbmSums into) {
    System.arraycopy(other.v, 0, v, 0, visible);
    trace.copy(other.trace);
    this.sums = into;
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public void begin(Polarity type, long k) {
    this.phase = k;
    this.clamped = type == Polarity.POSITIVE;
    this.spent = 0;
    this.health = 0;
    noise.begin(k);
    if (clamped) {
      load();
      prepare();
    } else {
      list();
      columns.take(noise.carried());
    }
  }

  /** The next datum becomes v. Modified: this. */
  private void load() {
    Minibatch batch = source.next();
    float[] pixel = batch.inputs().data;
    for (int i = 0; i < pixels; i++) {
      v[i] = pixel[i] > THRESHOLD ? 1 : 0;
      // 0, or NaN where the datum is not finite.
      health += pixel[i] * 0f;
    }
    for (int i = pixels; i < visible; i++) {
      v[i] = batch.label(0) == i - pixels ? 1 : 0;
    }
    presentations++;
  }

  /** Drive and its shift per event for the datum that is clamped. Modified: this. */
  private void prepare() {
    list();
    feed();
    Arrays.fill(sum, 0);
    Arrays.fill(offset, 0);
    if (trace.on()) {
      trace.drive(active, actives, offset);
    }
  }

  /** The visibles that are 1. Modified: active visibles. */
  private void list() {
    this.actives = 0;
    for (int i = 0; i < visible; i++) {
      active[actives] = i;
      actives += v[i] == 0 ? 0 : 1;
    }
  }

  /** a = v W + c of the active visibles. Modified: drive. */
  private void feed() {
    System.arraycopy(bias, 0, drive, 0, hidden);
    kernels.addRows(noise.carried(), hidden, active, actives, drive);
    macs += (long) actives * hidden;
  }

  @Override
  public void step(Polarity type, int t) {
    this.now = t;
    if (!clamped) {
      feed();
      sampleHidden(drive, t);
      back(t);
    }
  }

  private void sampleHidden(float[] at, int t) {
    float[] a = noise.shift(1, phase, t, at, hidden);
    this.ons = hiddenDraws.sample(a, phase, t, h, on);
  }

  /** v ~ sigmoid(W h). Modified: v. */
  private void back(int t) {
    columns.drive(on, ons, v);
    macs += (long) visible * hidden;
    float[] a = noise.shift(0, phase, t, v, visible);
    this.actives = visibleDraws.sample(a, phase, t, v, active);
  }

  @Override
  public void learn(float weight) {
    if (clamped) {
      sampleHidden(drive, now);
    }
    if (sums != null) {
      sums.add(weight, v, h, trace);
    } else if (clamped) {
      float own = weight * (actives + 1);
      for (int j = 0; j < hidden; j++) {
        drive[j] += Math.fma(own, h[j], -weight * offset[j]);
        sum[j] = Math.fma(weight, h[j], sum[j]);
      }
      macs += hidden;
    } else {
      moveAll(weight);
    }
    if (trace.on()) {
      trace.note(v, h, clamped);
    }
    spent += weight;
  }

  /** {@code W += w (G - C)} of the present state. Modified: parameters. */
  private void moveAll(float weight) {
    move(active, actives, h, weight);
    macs += (long) actives * hidden;
    columns.move(on, ons, v, weight);
    for (int j = 0; j < hidden; j++) {
      bias[j] = Math.fma(weight, h[j], bias[j]);
      health += bias[j];
    }
    if (trace.on()) {
      for (int i = 0; i < visible; i++) {
        trace.subtract(i, weight, weights, noise.copy());
      }
      trace.subtractBias(weight, bias);
      macs += (long) visible * hidden;
    }
  }

  /** Rows of W move; noisy weights follow by the same amount. Modified: parameters. */
  private void move(int[] rows, int count, float[] by, float weight) {
    kernels.moveRows(weights, hidden, rows, count, by, weight);
    float[] alike = noise.copy();
    if (alike != null) {
      kernels.moveRows(alike, hidden, rows, count, by, weight);
    }
  }

  @Override
  public double end(Polarity type, int events) {
    if (events > 0 && clamped && sums == null) {
      flush();
    }
    if (events > 0 && trace.on()) {
      trace.move(events, clamped ? active : null, actives);
    }
    return health;
  }

  /** The deferred sums of a clamped phase. Modified: parameters. */
  private void flush() {
    move(active, actives, sum, 1);
    macs += (long) actives * hidden;
    for (int j = 0; j < hidden; j++) {
      bias[j] += sum[j];
      health += bias[j] + sum[j] + drive[j];
    }
    if (trace.on()) {
      for (int i = 0; i < visible; i++) {
        trace.subtract(i, spent, weights, noise.copy());
      }
      trace.subtractBias(spent, bias);
      macs += (long) visible * hidden;
    }
  }

  /** CD-K: v = x, K positive steps; v = x, K negative steps. */
  @Override
  public double pair(long pair, int steps, float rate) {
    begin(Polarity.POSITIVE, 2 * pair);
    // Positive steps before the last are not looked at by anything.
    sampleHidden(drive, steps);
    int clampedActives = actives;
    System.arraycopy(active, 0, datum, 0, clampedActives);
    System.arraycopy(h, 0, sum, 0, hidden);
    this.phase = 2 * pair + 1;
    this.clamped = false;
    noise.begin(phase);
    columns.take(noise.carried());
    for (int t = 1; t <= steps; t++) {
      step(Polarity.NEGATIVE, t);
    }
    move(datum, clampedActives, sum, rate);
    for (int j = 0; j < hidden; j++) {
      bias[j] = Math.fma(rate, sum[j], bias[j]);
    }
    moveAll(-rate);
    macs += (long) clampedActives * hidden;
    return health;
  }

  RbmTrace trace() {
    return trace;
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
    return source.epoch();
  }

  @Override
  public double intoEpoch() {
    return (double) source.given() / source.perEpoch();
  }

  void save(Snapshot to) {
    to.put("W1", weights);
    to.put("b1", bias);
    to.put("chain/v", v);
    to.put("chain/counts", source.epoch(), source.given(), macs, presentations);
    trace.save(to);
  }

  void restore(Snapshot from) {
    System.arraycopy(from.floats("W1"), 0, weights, 0, weights.length);
    System.arraycopy(from.floats("b1"), 0, bias, 0, hidden);
    System.arraycopy(from.floats("chain/v"), 0, v, 0, visible);
    long[] counts = from.longs("chain/counts");
    source.seek(counts[0], (int) counts[1]);
    this.macs = counts[2];
    this.presentations = counts[3];
    trace.restore(from);
  }

  /** Initial weights from N(0, (.01 gain)^2). Modified: {@code parameters}. */
  static void draw(Parameters parameters, double gain, long seed) {
    FMatrixRMaj w = parameters.blocks().get(0).matrix();
    Stream draws = new Stream(seed, "init/W1");
    for (int e = 0; e < w.getNumElements(); e++) {
      w.data[e] = (float) (.01 * gain * draws.normal(0, e));
    }
  }
}
