package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.kernel.portable.PortableArithmetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dyad of both providers. */
class DyadTest {
  private final Kernels chosen = KernelProviders.choose();
  private final Kernels portable =
      new RowKernels(new KernelChoice("portable", 1, true, List.of()), new PortableArithmetic());

  private List<Kernels> both() {
    return List.of(chosen, portable);
  }

  private static Panel panel(Kernels kernels, float... row) {
    Panel panel = kernels.panel(kernels.layout(1, new int[] {row.length}), row.length);
    for (int j = 0; j < row.length; j++) {
      panel.set(0, j, row[j]);
    }
    return panel;
  }

  /** Mean and difference of one unit at Q, E. */
  private static float[] unit(Kernels kernels, Dyad law, float q, float e) {
    Panel mean = panel(kernels, 0f);
    Panel difference = panel(kernels, 0f);
    kernels.dyad(law, 0f, panel(kernels, q), panel(kernels, e), mean, difference);
    return new float[] {mean.value(0, 0), difference.value(0, 0)};
  }

  @ParameterizedTest
  @CsvSource({
    "RELU, .2, 1, .25, .2375, .95",
    "RELU, -.2, -1, .25, .0375, -.05",
    "RELU, .4, -1, .5, .45, -.9",
    "RELU, .3, -.4, 1, .3, -.4",
    "RELU, -.3, .5, 0, 0, .2",
    "TANH, .2, .6, .25, .18038627273968927, .5217115911272372",
    "IDENTITY, .2, .6, .25, .2, .6"
  })
  void goldenScalars(Activation f, float q, float e, float alpha, double mean, double difference) {
    for (Kernels kernels : both()) {
      float[] unit = unit(kernels, new Dyad(f, alpha, 0f, 1f), q, e);
      assertThat((double) unit[0]).isCloseTo(mean, within(1e-6));
      assertThat((double) unit[1]).isCloseTo(difference, within(1e-6));
    }
  }

  /** 0 &lt;= m - relu(Q) &lt;= alpha (1 - alpha) |E|, not 0 only where p and n differ in sign. */
  @Test
  void aMeanOfReluExceedsItsMiddleOnlyAtTheCorner() {
    Random random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      float q = 2 * random.nextFloat() - 1;
      float e = 4 * random.nextFloat() - 2;
      float alpha = i % 4 / 3f;
      Dyad law = new Dyad(Activation.RELU, alpha, 0f, 1f);
      float excess = unit(i % 2 == 0 ? chosen : portable, law, q, e)[0] - Math.max(q, 0);
      float p = q + (1 - alpha) * e;
      float n = q - alpha * e;
      assertThat(excess).isBetween(-1e-6f, alpha * (1 - alpha) * Math.abs(e) + 1e-6f);
      if (p * n > 0) {
        assertThat(Math.abs(excess)).isLessThanOrEqualTo(1e-6f);
      }
    }
  }

  @Test
  void flagsTellWhatChanged() {
    for (Kernels kernels : both()) {
      for (Activation f : new Activation[] {Activation.RELU, Activation.TANH}) {
        Dyad law = new Dyad(f, .5f, 0f, 1f);
        Panel drive = panel(kernels, new float[] {.5f, .6f, -.3f});
        Panel none = panel(kernels, new float[3]);
        Panel some = panel(kernels, new float[] {0, .1f, 0});
        Panel mean = panel(kernels, new float[3]);
        Panel difference = panel(kernels, new float[3]);
        assertThat(kernels.dyad(law, 0, drive, none, mean, difference))
            .isEqualTo(Dyad.MEAN_CHANGED);
        assertThat(kernels.dyad(law, 0, drive, none, mean, difference)).isZero();
        assertThat(kernels.dyad(law, 0, drive, some, mean, difference) & ~Dyad.MEAN_CHANGED)
            .isEqualTo(Dyad.DIFFERENCE_CHANGED | Dyad.ALIVE);
        assertThat(kernels.dyad(law, 0, drive, some, mean, difference)).isEqualTo(Dyad.ALIVE);
      }
    }
  }

  @Test
  void providersAgreeToTheBit() {
    assumeThat(chosen.choice().provider()).isNotEqualTo("portable");
    for (long seed = 0; seed < 600; seed++) {
      assertThat(visits(chosen, seed)).as("seed %d", seed).isEqualTo(visits(portable, seed));
    }
  }

  /** Bits and flags after three visits; padding is poisoned. */
  private static List<Object> visits(Kernels kernels, long seed) {
    Random random = new Random(seed);
    int columns = 1 + random.nextInt(25);
    int units = 1 + random.nextInt(70);
    Layout layout = kernels.layout(columns, new int[] {units});
    Panel[] panels = new Panel[4];
    for (int i = 0; i < 4; i++) {
      panels[i] = kernels.panel(layout, units);
      Operands.poison(panels[i]);
      for (int b = 0; b < columns; b++) {
        for (int j = 0; j < units; j++) {
          panels[i].set(b, j, value(random));
        }
      }
    }
    Activation f = Activation.values()[random.nextInt(Activation.values().length)];
    float[] alphas = {0f, .25f, .5f, .7f, 1f};
    float alpha = alphas[random.nextInt(5)];
    Dyad law =
        new Dyad(f, alpha, random.nextBoolean() ? 0f : 2 * alpha - 1, random.nextInt(3) + 1f);
    float inertia = random.nextBoolean() ? 0f : random.nextFloat();
    List<Object> seen = new ArrayList<>();
    for (int visit = 0; visit < 3; visit++) {
      seen.add(kernels.dyad(law, inertia, panels[0], panels[1], panels[2], panels[3]));
      seen.add(Arrays.hashCode(Operands.bits(panels[2])));
      seen.add(Arrays.hashCode(Operands.bits(panels[3])));
    }
    return seen;
  }

  private static float value(Random random) {
    float[] special = {0f, -0f, 1f, -1f, 9f, -9f, 1e-30f, 1e20f, -1e20f};
    int kind = random.nextInt(60);
    return kind < special.length ? special[kind] : 3 * random.nextFloat() - 1.5f;
  }
}
