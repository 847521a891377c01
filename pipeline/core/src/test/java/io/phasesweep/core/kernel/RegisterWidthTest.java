package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bits of a relaxation and an update do not depend on provider and register width. */
class RegisterWidthTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /** Prints the provider's digest. */
  static final class Bits {
    public static void main(String[] arguments) {
      Kernels kernels = KernelProviders.choose();
      int hash = 1;
      for (int batch : new int[] {1, 8, 20, 31}) {
        GoldenRelaxation relaxation = new GoldenRelaxation(kernels, batch, 72);
        hash = 31 * hash + Arrays.hashCode(relaxation.sums());
        Update update = new Update(kernels, new Random(batch), batch, 65, 27);
        kernels.accumulate(update.w, update.terms);
        kernels.accumulateBias(update.bias, update.terms);
        hash = 31 * hash + Arrays.hashCode(update.w.data);
        hash = 31 * hash + Arrays.hashCode(update.bias.data);
      }
      System.out.println("bits " + hash);
    }
  }

  @Test
  void bitsAreEqual() throws Exception {
    String portable = bits("-Dphasesweep.kernels.required=portable");
    assertThat(bits(MODULE, "-Dphasesweep.kernels.required=vector")).isEqualTo(portable);
    assertThat(bits(MODULE, "-XX:UseAVX=2")).isEqualTo(portable);
    assertThat(bits(MODULE, "-XX:UseAVX=3")).isEqualTo(portable);
  }

  private static String bits(String... flags) throws Exception {
    String output = ChildJvm.run(Bits.class, flags).output();
    int at = output.indexOf("bits ");
    assertThat(at).as(output).isNotNegative();
    return output.substring(at).strip();
  }
}
