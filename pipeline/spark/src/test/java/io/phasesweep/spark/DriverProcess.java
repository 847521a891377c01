package io.phasesweep.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A driver in a process of its own: computes {@link RealPlan} into a store. Arguments: master,
 * store, seeds of every rule.
 */
final class DriverProcess {
  private DriverProcess() {}

  /** The driver. */
  public static void main(String[] args) {
    SessionSettings settings =
        new SessionSettings(
            args[0],
            Map.of(
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.executor.extraClassPath", classPath(),
                "spark.executor.memory", "700m"),
            "phasesweep tests");
    List<Member> plan = RealPlan.ofEveryRule(Integer.parseInt(args[2]));
    RunSummary summary;
    try (TrialJob job = TrialJob.open(settings)) {
      summary =
          job.run(
              ResultStore.create(args[1]),
              RealPlan.SWEEP,
              plan::stream,
              RealPlan.options(),
              RunEvents.silent());
    }
    System.out.println(summary);
    System.exit(summary.exitCode());
  }

  /** Starts the driver. */
  static Process start(Path folder, String master, Path store, int seeds) throws IOException {
    return java(
        folder,
        "driver",
        DriverProcess.class.getName(),
        master,
        store.toString(),
        Integer.toString(seeds));
  }

  /**
   * Starts a class of this class path in a JVM as Spark wants it.
   *
   * @param folder working folder; what the process says is in {@code name.log} there
   */
  static Process java(Path folder, String name, String... mainAndArguments) throws IOException {
    // Spark starts executors from here; what they load comes from the class path.
    Files.createDirectories(folder.resolve("spark/jars"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx700m");
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    command.add("-cp");
    command.add(classPath());
    command.addAll(Arrays.asList(mainAndArguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private static String classPath() {
    String listed =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return String.join(
        File.pathSeparator,
        Arrays.stream(listed.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
