package io.phasesweep.spark;

import io.phasesweep.core.kernel.KernelChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from; never compared.
 *
 * @param build what computes
 * @param engine loop, local, standalone, yarn or kubernetes
 * @param sparkVersion null for a plain loop
 * @param slots trials at a time
 * @param host this machine
 * @param cpuModel its processor
 * @param kernels its compute core
 */
record Provenance(
    BuildInfo build,
    String engine,
    @Nullable String sparkVersion,
    int slots,
    String host,
    String cpuModel,
    KernelChoice kernels) {

  /** Of this process. */
  static Provenance here(
      BuildInfo build,
      String engine,
      @Nullable String sparkVersion,
      int slots,
      KernelChoice kernels) {
    return new Provenance(build, engine, sparkVersion, slots, hostName(), cpuModelHere(), kernels);
  }

  static String jdk() {
    return System.getProperty("java.version", "");
  }

  static String osArch() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).replace(' ', '-');
    return os + "-" + System.getProperty("os.arch", "");
  }

  /** Name of this machine. */
  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }

  private static String cpuModelHere() {
    Path table = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(table)) {
      return System.getProperty("os.arch", "");
    }
    try (Stream<String> lines = Files.lines(table)) {
      Optional<String> model = lines.filter(line -> line.startsWith("model name")).findFirst();
      return model
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch", ""));
    } catch (IOException unreadable) {
      return System.getProperty("os.arch", "");
    }
  }
}
