package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void holdsSparksListAndTheVectorModule() {
    assertThat(JvmOptions.text().lines())
        .contains("--add-modules=jdk.incubator.vector")
        .containsExactly(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+"));
  }
}
