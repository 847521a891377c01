package io.phasesweep.core.rule.flexible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.phase.Nudge;
import io.phasesweep.core.phase.PhaseLengths;
import io.phasesweep.core.phase.PhaseTiming;
import io.phasesweep.core.phase.Polarity;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.SmallTrials;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Golden numbers of the 3-2-2 net of the specification: T 3, beta .5, alpha .1, b .5. */
class EpGoldenTest {
  private static final double TOLERANCE = 2e-6;
  private static final int STEPS = 3;

  private final float[][] before = new float[4][];
  private LayeredNetwork network;
  private EpModel model;

  private void begin(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("architecture", new int[] {3, 2, 2});
    all.put("batch-size", 2);
    FlexiblePlan plan = FlexiblePlan.of(SmallTrials.values("flexible-phases", all));
    network = new LayeredNetwork(plan.architecture(), 2, SmallTrials.KERNELS);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        network.weights(1).set(i, j, (float) (.25 + .2 * Math.sin(1.3 * (2 * i + j + 1))));
      }
    }
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        network.weights(2).set(i, j, (float) (.5 * Math.cos(.9 * (2 * i + j + 1))));
      }
    }
    network.bias(1).set(0, 0, .1f);
    network.bias(1).set(0, 1, -.05f);
    network.bias(2).set(0, 0, .05f);
    network.bias(2).set(0, 1, .15f);
    network.repack(1);
    network.repack(2);
    for (int block = 0; block < 4; block++) {
      before[block] = network.parameters().blocks().get(block).matrix().data.clone();
    }
    ArrayPart two =
        new ArrayPart(new float[][] {{1, .5f, 0}, {.25f, 1, .75f}}, new int[] {0, 1}, 2);
    Values data = Values.none().with("data.example-order", new Value.Name("file"));
    model =
        new EpModel(plan, new Nudge(.5, 1), .5, network, new MinibatchSource(two, 2, data, 1), 1);
  }

  private void phase(int k, Polarity type, double gate, double gain) {
    PhaseLengths three = PhaseLengths.rigid(STEPS);
    PhaseTiming timing = new PhaseTiming(.5, 0, Double.NaN, gate, three, three, gain);
    model.begin(type, k);
    for (int t = 1; t <= STEPS; t++) {
      model.step(type, t);
      if (t > timing.silent(STEPS)) {
        model.learn((float) (.1 * timing.weight(type)));
      }
    }
    model.end(type, timing.events(STEPS));
  }

  private void assertChange(int block, double... golden) {
    float[] now = network.parameters().blocks().get(block).matrix().data;
    for (int e = 0; e < golden.length; e++) {
      assertThat((double) now[e] - before[block][e]).isCloseTo(golden[e], within(TOLERANCE));
    }
  }

  private void assertState(int l, double... golden) {
    FMatrixRMaj state = new FMatrixRMaj(0, 0);
    model.state().layer(l).store(state);
    for (int e = 0; e < golden.length; e++) {
      assertThat((double) state.data[e]).isCloseTo(golden[e], within(TOLERANCE));
    }
  }

  @Test
  void uncenteredPairAtTheEndOfPhases() {
    begin(Map.of("centering-rate", 0.0));
    phase(0, Polarity.NEGATIVE, 1, 1);
    assertState(1, .527712982, .262867382, .476687337, .364495669);
    assertState(2, .065054429, .026118326, .031684293, .004840046);
    phase(1, Polarity.POSITIVE, 1, 1);
    assertState(2, .575340142, .051819634, .023487713, .539760866);
    assertChange(0, -.051331978, -.069729592, -.088970393, -.0949112, -.054260918, -.051468346);
    assertChange(1, -.105592895, -.121197938);
    assertChange(2, .016124483, .006468638, -.002814746, .000290667);
  }

  @Test
  void centeredAlternationAtTheEndOfPhases() {
    begin(Map.of());
    double gain = PhaseTiming.gain(-1, .5);
    assertThat(gain).isCloseTo(4 / 3.0, within(1e-15));
    phase(0, Polarity.NEGATIVE, 1, gain);
    phase(1, Polarity.POSITIVE, 1, gain);
    phase(2, Polarity.NEGATIVE, 1, gain);
    assertChange(2, .012977288, .004700457, -.00246002, .004181332);
    double[] trace = {.155121471, .088207614, .004243035, .012412559};
    for (int e = 0; e < 4; e++) {
      assertThat((double) model.signal(2).trace(0)[e]).isCloseTo(trace[e], within(TOLERANCE));
    }
  }

  @Test
  void centeredPairWithinPhases() {
    begin(Map.of("learning-gate", 0.0));
    phase(0, Polarity.NEGATIVE, 0, 1);
    phase(1, Polarity.POSITIVE, 0, 1);
    assertChange(2, .022212873, .01072966, .001726305, .005414547);
  }
}
