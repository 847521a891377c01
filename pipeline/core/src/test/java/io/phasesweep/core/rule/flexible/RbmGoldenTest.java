package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.medium.Medium;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.phase.PhaseLengths;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Golden numbers of the machines S and G of the specification. */
class RbmGoldenTest {
  private static final int[] ROWS = {0b0011, 0b0110, 0b1101};

  static RbmLikelihood machineS() {
    double[] w = new double[12];
    double[] c = new double[3];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        w[i * 3 + j] = .8 * Math.sin(1.3 * (3 * i + j + 1));
        c[j] = .3 * Math.cos(j + 1);
      }
    }
    return new RbmLikelihood(w, c);
  }

  private static RbmLikelihood machineG(double amplitude) {
    double[] w = new double[256];
    double[] c = new double[16];
    for (int e = 0; e < 256; e++) {
      w[e] = amplitude * Math.sin(1.3 * (e + 1));
      c[e % 16] = .2 * Math.cos(e % 16);
    }
    return new RbmLikelihood(w, c);
  }

  @Test
  void likelihoodOfS() {
    RbmLikelihood s = machineS();
    assertThat(s.logZ()).isCloseTo(5.285703213755, within(1e-11));
    assertThat(s.logOfFreeEnergies()).isCloseTo(s.logZ(), within(1e-12));
    assertThat(s.nllSum(ROWS)).isCloseTo(8.924770308585, within(1e-11));
    double[] d = s.ascent(ROWS).blocks().get(0);
    assertThat(d[0]).isCloseTo(.018262444, within(1e-9));
    assertThat(d[1]).isCloseTo(.001971057, within(1e-9));
    assertThat(d[2]).isCloseTo(.011493751, within(1e-9));
    double[] dc = s.ascent(ROWS).blocks().get(1);
    assertThat(dc[0]).isCloseTo(-.037803743, within(1e-9));
    assertThat(dc[1]).isCloseTo(-.091187322, within(1e-9));
    assertThat(dc[2]).isCloseTo(-.015800278, within(1e-9));
  }

  @Test
  void likelihoodOfGAndTheGuard() {
    int[] rows = BarsAndStripesRows.states(4);
    RbmLikelihood g = machineG(.5);
    assertThat(g.small()).isTrue();
    assertThat(g.logZ()).isCloseTo(24.0555858873, within(1e-9));
    assertThat(g.nllSum(rows)).isCloseTo(408.882969317, within(1e-8));
    double mass = 0;
    for (int row : java.util.Arrays.stream(rows).distinct().toArray()) {
      mass += g.probability(row, g.logZ());
    }
    assertThat(mass).isCloseTo(8.677884757e-5, within(1e-13));
    RbmLikelihood large = machineG(6);
    assertThat(large.small()).isFalse();
    assertThat(large.logZ()).isCloseTo(186.0949653597, within(1e-9));
    assertThat(large.nllSum(rows)).isCloseTo(5352.966078947, within(1e-8));
  }

  /** Both forms agree below the guard. */
  @Test
  void bothFormsOfLogZAgreeNearTheGuard() {
    double low = .5;
    double high = 6;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (machineG(middle).small()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    RbmLikelihood near = machineG(low);
    assertThat(near.small()).isTrue();
    assertThat(near.logZ()).isCloseTo(near.logOfFreeEnergies(), within(1e-9));
  }

  /** A chain on S with the uniforms of the specification. */
  private static RbmModel chain(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("model", "rbm");
    all.put("architecture", new int[] {4, 3});
    FlexiblePlan plan = FlexiblePlan.of(SmallTrials.values("flexible-phases", all));
    Parameters theta = RbmModel.parameters(4, 3);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        theta.blocks().get(0).matrix().data[i * 3 + j] =
            (float) (.8 * Math.sin(1.3 * (3 * i + j + 1)));
        theta.blocks().get(1).matrix().data[j] = (float) (.3 * Math.cos(j + 1));
      }
    }
    ArrayPart rows = new ArrayPart(new float[][] {{1, 1, 0, 0}, {0, 1, 1, 0}}, new int[] {0, 1}, 2);
    Values data = Values.none().with("data.example-order", new Value.Name("file"));
    return new RbmModel(
        plan,
        KernelProviders.choose(),
        theta,
        new MinibatchSource(rows, 1, data, 1),
        new RbmNoise(Medium.none(), theta.blocks().get(0).matrix(), 1),
        uniforms(.37),
        uniforms(.71));
  }

  private static RbmModel.Uniforms uniforms(double start) {
    return (lane, from, out, offset, count) -> {
      for (int i = 0; i < count; i++) {
        double u = start + .618034 * (from + i) + .217 * lane;
        out[offset + i] = (float) (u - Math.floor(u));
      }
    };
  }

  private static float[] copy(RbmModel model, int block) {
    return model.parameters().blocks().get(block).matrix().data.clone();
  }

  /** Phases + - - + of three steps, rate .1, b .5. */
  private static double[] change(RbmModel chain, double gate) {
    PhaseTiming timing =
        new PhaseTiming(.5, 0, Double.NaN, gate, PhaseLengths.rigid(3), PhaseLengths.rigid(3), 1);
    float[] w = copy(chain, 0);
    float[] c = copy(chain, 1);
    Polarity[] types = {Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.NEGATIVE, Polarity.POSITIVE};
    for (int k = 0; k < 4; k++) {
      chain.begin(types[k], k);
      for (int t = 1; t <= 3; t++) {
        chain.step(types[k], t);
        if (t > timing.silent(3)) {
          chain.learn((float) (.1 * timing.weight(types[k])));
        }
      }
      chain.end(types[k], timing.events(3));
    }
    return changes(chain, w, c);
  }

  private static double[] changes(RbmModel chain, float[] w, float[] c) {
    double[] change = new double[15];
    for (int e = 0; e < 12; e++) {
      change[e] = (double) copy(chain, 0)[e] - w[e];
    }
    for (int j = 0; j < 3; j++) {
      change[12 + j] = (double) copy(chain, 1)[j] - c[j];
    }
    return change;
  }

  private static void assertClose(double[] actual, double scale, double... expected) {
    for (int e = 0; e < expected.length; e++) {
      assertThat(actual[e]).as("entry %d", e).isCloseTo(scale * expected[e], within(2e-6));
    }
  }

  @Test
  void updatesWithinAPhase() {
    double[] golden = {0, -3, 1, 1, -2, 3, -2, -2, 1, -2, -2, 0, -1, -4, 2};
    assertClose(change(chain(Map.of()), 0), 1 / 15.0, golden);
  }

  @Test
  void updatesAtTheEndOfAPhase() {
    double[] golden = {0, -.2, .2, 0, 0, 0, -.4, -.2, -.2, 0, 0, 0, -.2, -.2, 0};
    assertClose(change(chain(Map.of("learning-gate", 1)), 1), 1, golden);
  }

  @Test
  void centeredUpdates() {
    RbmModel chain = chain(Map.of("centering-rate", .5));
    double[] golden = {
      .075,
      -.25,
      .116666667,
      .191666667,
      -.15,
      .3,
      -.133333333,
      -.15,
      .083333333,
      -.15,
      -.15,
      0,
      .041666667,
      -.3,
      .2
    };
    assertClose(change(chain, 0), 1, golden);
    float[] c = chain.trace().weights();
    assertThat((double) c[3]).isCloseTo(.395833333, within(1e-6));
    assertThat((double) c[4]).isCloseTo(.125, within(1e-6));
    assertThat((double) c[5]).isCloseTo(.416666667, within(1e-6));
    assertThat((double) chain.trace().bias()[0]).isCloseTo(.520833333, within(1e-6));
    assertThat((double) chain.trace().bias()[1]).isCloseTo(.25, within(1e-6));
    assertThat((double) chain.trace().bias()[2]).isCloseTo(.5, within(1e-6));
  }

  @Test
  void pairedUpdate() {
    RbmModel chain = chain(Map.of("estimator", "paired"));
    float[] w = copy(chain, 0);
    float[] c = copy(chain, 1);
    chain.pair(0, 2, .1f);
    double[] golden = {0, -.1, .1, 0, -.1, .1, 0, 0, 0, -.1, -.1, 0, 0, -.1, .1};
    assertClose(changes(chain, w, c), 1, golden);
  }

  @Test
  void withoutCenteringThereIsNoTrace() {
    assertThat(chain(Map.of()).trace().size()).isZero();
    assertThat(chain(Map.of("centering-rate", .5)).trace().size()).isEqualTo(15);
  }
}
