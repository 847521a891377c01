package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class ModuleOptionsTest {
  @Test
  void testsRunWithTheOptionsThatSparkAsksFor() {
    List<String> mine = ManagementFactory.getRuntimeMXBean().getInputArguments();
    Stream<String> asked =
        Arrays.stream(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+"));
    // A JVM drops options that it is told to ignore from its list.
    assertThat(asked.filter(option -> !option.startsWith("--sun-misc"))).allMatch(mine::contains);
  }
}
