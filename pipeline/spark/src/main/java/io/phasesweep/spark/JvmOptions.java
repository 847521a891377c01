package io.phasesweep.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The options that Spark asks of every JVM it runs in, as an argument file for {@code java}. The
 * build writes it, so that the launcher's JVM has what Spark gives its executors, the vector module
 * among it.
 */
public final class JvmOptions {

  private JvmOptions() {}

  /** One option a line, as Spark's own list has them. */
  static String text() {
    return Arrays.stream(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Writes the file named by the one argument. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text());
  }
}
