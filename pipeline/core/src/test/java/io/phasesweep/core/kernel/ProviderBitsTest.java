package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.kernel.portable.PortableArithmetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chosen provider against the portable one, bit for bit, everything that the seam offers. */
class ProviderBitsTest {
  private static final int[] SIZES = {1, 3, 10, 16, 17, 31, 64, 65, 80, 127};

  private final Kernels chosen = KernelProviders.choose();
  private final Kernels portable =
      new RowKernels(new KernelChoice("portable", 1, true, List.of()), new PortableArithmetic());

  @BeforeEach
  void requireAnotherProvider() {
    assumeThat(chosen.choice().provider()).isNotEqualTo("portable");
  }

  @Test
  void productsAndEpiloguesAgree() {
    for (long seed = 0; seed < 400; seed++) {
      assertThat(product(chosen, seed)).as("seed %d", seed).isEqualTo(product(portable, seed));
    }
  }

  private static int[] product(Kernels kernels, long seed) {
    Random random = new Random(seed);
    int columns = 1 + random.nextInt(70);
    int inputs = SIZES[random.nextInt(SIZES.length)];
    int outputs = SIZES[random.nextInt(SIZES.length)];
    Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
    Operands operands = new Operands(kernels, random, columns, inputs, outputs, direction);
    Panel add = like(kernels, columns, operands.out(), random);
    Epilogue epilogue = epilogue(kernels, columns, operands.out(), random);
    boolean added = random.nextInt(4) > 0;
    if (random.nextBoolean()) {
      operands.poisonPadding();
    }
    operands.apply(added ? add : null, epilogue);
    int[] first = Operands.bits(operands.out());
    operands.apply(added ? add : null, epilogue);
    assertThat(Operands.bits(operands.out())).as("second use").isEqualTo(first);
    kernels.apply(add, operands.out(), epilogue);
    int[] alone = Operands.bits(operands.out());
    int[] both = Arrays.copyOf(first, first.length + alone.length);
    System.arraycopy(alone, 0, both, first.length, alone.length);
    return both;
  }

  /** Values that meet clips, signed zeros and the ends of tanh. */
  private static Panel like(Kernels kernels, int columns, Panel model, Random random) {
    Panel panel = kernels.panel(kernels.layout(columns, new int[] {1, 1}), model.units());
    float[] special = {0f, -0f, 1f, -1f, 9f, -9f, .5f, 1e-30f, Float.NaN, 1e20f};
    for (int b = 0; b < columns; b++) {
      for (int unit = 0; unit < model.units(); unit++) {
        int kind = random.nextInt(40);
        panel.set(b, unit, kind < special.length ? special[kind] : 3 * random.nextFloat() - 1.5f);
      }
    }
    return panel;
  }

  private static Epilogue epilogue(Kernels kernels, int columns, Panel model, Random random) {
    Activation f = Activation.values()[random.nextInt(Activation.values().length)];
    Panel state = like(kernels, columns, model, random);
    Panel target = like(kernels, columns, model, random);
    float nudge = random.nextInt(3) == 0 ? 0f : random.nextFloat() - .3f;
    return switch (random.nextInt(6)) {
      case 0 -> new Epilogue.Store();
      case 1 -> new Epilogue.Activate(f);
      case 2 -> new Epilogue.Minimise(f, nudge, target);
      case 3 -> new Epilogue.Derivative(f, state);
      case 4 -> new Epilogue.Leak(f, .5f, state, 0f, null);
      default -> new Epilogue.Leak(f, random.nextFloat(), state, nudge, target);
    };
  }

  @Test
  void updatesAgree() {
    for (long seed = 0; seed < 200; seed++) {
      Update ours = update(chosen, seed);
      Update reference = update(portable, seed);
      assertThat(Operands.bits(ours.w.data))
          .as("seed %d", seed)
          .isEqualTo(Operands.bits(reference.w.data));
      assertThat(Operands.bits(ours.bias.data)).isEqualTo(Operands.bits(reference.bias.data));
    }
  }

  private static Update update(Kernels kernels, long seed) {
    Random random = new Random(seed);
    Update update =
        new Update(
            kernels,
            random,
            1 + random.nextInt(40),
            SIZES[random.nextInt(SIZES.length)],
            SIZES[random.nextInt(SIZES.length)]);
    kernels.accumulate(update.w, update.terms);
    kernels.accumulateBias(update.bias, update.terms);
    return update;
  }

  @Test
  void aChangeThatIsNotFiniteShowsInTheSum() {
    for (Kernels kernels : List.of(chosen, portable)) {
      Update update = new Update(kernels, new Random(5), 20, 64, 17);
      update.terms.get(0).out().set(3, 16, Float.POSITIVE_INFINITY);
      assertThat(kernels.accumulate(update.w, update.terms)).isNaN();
      assertThat(kernels.accumulateBias(update.bias, update.terms)).isNaN();
    }
  }

  @Test
  void optimizersAndSumsAgree() {
    for (int count : new int[] {0, 1, 7, 8, 15, 64, 100, 1000}) {
      assertThat(optimized(chosen, count)).isEqualTo(optimized(portable, count));
    }
    for (int units : SIZES) {
      assertThat(sums(chosen, units)).isEqualTo(sums(portable, units));
    }
  }

  private static List<int[]> bitsOf(float[]... arrays) {
    List<int[]> bits = new ArrayList<>();
    for (float[] array : arrays) {
      bits.add(Operands.bits(array));
    }
    return bits;
  }

  private static int optimized(Kernels kernels, int count) {
    Random random = new Random(count);
    float[] theta = Operands.uniform(random, 1, count).data;
    float[] gradient = Operands.uniform(random, 1, count).data;
    float[] first = new float[count];
    float[] second = new float[count];
    for (int t = 1; t < 4; t++) {
      kernels.adam(theta, gradient, first, second, count, .01f, t);
      kernels.momentum(theta, gradient, first, count, .01f);
    }
    int hash = 0;
    for (int[] bits : bitsOf(theta, first, second)) {
      hash = 31 * hash + Arrays.hashCode(bits);
    }
    return hash;
  }

  private static List<Float> sums(Kernels kernels, int units) {
    Random random = new Random(units);
    Layout layout = kernels.layout(20, new int[] {units});
    Panel a = kernels.panel(layout, units);
    Panel b = kernels.panel(layout, units);
    a.load(Operands.uniform(random, 19, units));
    b.load(Operands.uniform(random, 19, units));
    Operands.poison(a);
    Operands.poison(b);
    return List.of(kernels.squaredNorm(a), kernels.squaredDistance(a, b));
  }

  @Test
  void adamFollowsItsFormula() {
    FMatrixRMaj gradient = Operands.uniform(new Random(3), 1, 33);
    float[] theta = new float[33];
    float[] m = new float[33];
    float[] v = new float[33];
    chosen.adam(theta, gradient.data, m, v, 33, .01f, 1);
    for (int i = 0; i < 33; i++) {
      double g = gradient.data[i];
      assertThat(theta[i])
          .isCloseTo(
              (float) (-.01 * g / (Math.abs(g) + 1e-8)),
              org.assertj.core.data.Offset.offset(1e-7f));
    }
  }
}
