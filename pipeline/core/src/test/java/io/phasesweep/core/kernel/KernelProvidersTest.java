package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason to refuse a provider is reached by the flag that causes it. */
class KernelProvidersTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /** Prints the choice of its JVM. */
  static final class Choice {
    public static void main(String[] arguments) {
      System.out.println(KernelProviders.choose().choice());
    }
  }

  @Test
  void vectorIsChosenWhereNothingSpeaksAgainstIt() throws Exception {
    ChildJvm child = ChildJvm.run(Choice.class, MODULE, "-Dphasesweep.kernels.required=vector");
    assertThat(child.output()).contains("provider=vector").contains("refusals=[]");
  }

  @Test
  void theModuleMustBeThere() throws Exception {
    ChildJvm child = ChildJvm.run(Choice.class, "-Xshare:auto");
    assertThat(child.output())
        .contains("provider=portable")
        .contains("module jdk.incubator.vector is absent; add --add-modules=jdk.incubator.vector");
  }

  @ParameterizedTest
  @CsvSource({
    "-Dphasesweep.kernels=portable, asks for another provider",
    "-Xint, UseCompiler",
    "-XX:TieredStopAtLevel=1, TieredStopAtLevel is 1",
    "-XX:MaxVectorSize=16, registers of 4 floats"
  })
  void vectorIsRefused(String flag, String reason) throws Exception {
    ChildJvm child = ChildJvm.run(Choice.class, MODULE, flag);
    assertThat(child.output()).contains("provider=portable").contains("vector: ").contains(reason);
    assertThat(child.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:-UseFMA, no hardware fused multiply-add",
    "-Dphasesweep.kernels=fast, 'allowed are auto, vector, portable'",
    "-Dphasesweep.kernels.required=portable, would use vector"
  })
  void thisJvmIsRefused(String flag, String reason) throws Exception {
    ChildJvm child = ChildJvm.run(Choice.class, MODULE, flag);
    assertThat(child.output()).contains("IllegalStateException").contains(reason);
    assertThat(child.exitCode()).isNotZero();
  }

  @Test
  void aRequiredProviderThatWasRefusedIsAnError() throws Exception {
    ChildJvm child = ChildJvm.run(Choice.class, "-Dphasesweep.kernels.required=vector");
    assertThat(child.output())
        .contains("required=vector")
        .contains("module jdk.incubator.vector is absent");
    assertThat(child.exitCode()).isNotZero();
  }
}
