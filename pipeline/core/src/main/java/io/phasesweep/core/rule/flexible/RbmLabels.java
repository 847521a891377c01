package io.phasesweep.core.rule.flexible;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.kernel.RationalTanh;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.random.Stream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Labels read from a machine with label units, one row of W each behind the pixels.
 *
 * <pre>
 *   free-energy   score_y = sum_j softplus(c_j + (x W)_j + W_yj), on one drive of the pixels
 *   gibbs         pixels clamped, label units from 0; score_y = mean of label unit y over steps 101 .. 200
 * </pre>
 *
 * Not modified by a read-out: the machine. Not thread-safe.
 */
final class RbmLabels {
  /** Training examples of the published error. */
  static final int TRAINING_EXAMPLES = 1_000;

  private static final int STEPS = 200;
  private static final int BURN_IN = 100;
  private static final float THRESHOLD = .8f;

  private final float[] w;
  private final float[] c;
  private final int pixels;
  private final int classes;
  private final boolean gibbs;
  private final Stream hiddenDraws;
  private final Stream labelDraws;
  private final float[] drive;
  private final float[] h;
  private final float[] label;
  private final Minibatch batch = new Minibatch();
  private final FMatrixRMaj scores = new FMatrixRMaj(0, 0);

  RbmLabels(Parameters theta, int pixels, int classes, boolean gibbs, long seed) {
    this.w = theta.blocks().get(0).matrix().data;
    this.c = theta.blocks().get(1).matrix().data;
    this.pixels = pixels;
    this.classes = classes;
    this.gibbs = gibbs;
    this.hiddenDraws = new Stream(seed, "probe/gibbs/1");
    this.labelDraws = new Stream(seed, "probe/gibbs/0");
    this.drive = new float[c.length];
    this.h = new float[c.length];
    this.label = new float[classes];
  }

  /** Scores of the examples. Modified: {@code out} [batch x classes]. */
  void scores(Minibatch in, FMatrixRMaj out) {
    out.reshape(in.size(), classes);
    for (int n = 0; n < in.size(); n++) {
      pixelDrive(in, n);
      if (gibbs) {
        sample(in.row(n), out, n);
      } else {
        for (int y = 0; y < classes; y++) {
          out.set(n, y, (float) score(y));
        }
      }
    }
  }

  private void pixelDrive(Minibatch in, int n) {
    System.arraycopy(c, 0, drive, 0, c.length);
    for (int i = 0; i < pixels; i++) {
      if (in.inputs().data[n * pixels + i] > THRESHOLD) {
        for (int j = 0; j < c.length; j++) {
          drive[j] += w[i * c.length + j];
        }
      }
    }
  }

  private double score(int y) {
    int row = (pixels + y) * c.length;
    double sum = 0;
    for (int j = 0; j < c.length; j++) {
      sum += RbmLikelihood.softplus((double) drive[j] + w[row + j]);
    }
    return sum;
  }

  private void sample(int lane, FMatrixRMaj out, int n) {
    Arrays.fill(label, 0);
    int hidden = c.length;
    for (int y = 0; y < classes; y++) {
      out.set(n, y, 0);
    }
    for (int t = 1; t <= STEPS; t++) {
      for (int j = 0; j < hidden; j++) {
        float a = drive[j];
        for (int y = 0; y < classes; y++) {
          a = Math.fma(label[y], w[(pixels + y) * hidden + j], a);
        }
        float u = hiddenDraws.real32(lane, (t - 1L) * hidden + j);
        h[j] = RationalTanh.sigmoid(a) >= u ? 1 : 0;
      }
      for (int y = 0; y < classes; y++) {
        float a = 0;
        for (int j = 0; j < hidden; j++) {
          a = Math.fma(w[(pixels + y) * hidden + j], h[j], a);
        }
        float u = labelDraws.real32(lane, (t - 1L) * classes + y);
        label[y] = RationalTanh.sigmoid(a) >= u ? 1 : 0;
        out.data[n * classes + y] += t > BURN_IN ? label[y] / (STEPS - BURN_IN) : 0;
      }
    }
  }

  /** Mean cross-entropy of the label given the pixels, by free energy; 1 - score by Gibbs. */
  double loss(Minibatch in, FMatrixRMaj given) {
    double loss = 0;
    for (int n = 0; n < in.size(); n++) {
      double own = given.get(n, in.label(n));
      if (gibbs) {
        loss += 1 - own;
        continue;
      }
      double most = own;
      for (int y = 0; y < classes; y++) {
        most = Math.max(most, given.get(n, y));
      }
      double sum = 0;
      for (int y = 0; y < classes; y++) {
        sum += StrictMath.exp(given.get(n, y) - most);
      }
      loss += StrictMath.log(sum) + most - own;
    }
    return loss / in.size();
  }

  /** Share of wrong labels among the first examples of a part. */
  double error(Part part, int most) {
    int count = Math.min(most, part.size());
    int[] rows = IntStream.range(0, count).toArray();
    int wrong = 0;
    for (int from = 0; from < count; from += 100) {
      batch.load(part, rows, from, Math.min(100, count - from));
      scores(batch, scores);
      for (int n = 0; n < batch.size(); n++) {
        int best = 0;
        for (int y = 1; y < classes; y++) {
          best = scores.get(n, y) > scores.get(n, best) ? y : best;
        }
        wrong += best == batch.label(n) ? 0 : 1;
      }
    }
    return (double) wrong / count;
  }

  /** Multiply-adds of a read-out of one example. */
  long macsPerExample() {
    long labels = (long) classes * c.length;
    return (long) pixels * c.length + (gibbs ? 2 * STEPS * labels : labels);
  }
}
