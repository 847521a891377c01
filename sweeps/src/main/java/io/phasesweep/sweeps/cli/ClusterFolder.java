package io.phasesweep.sweeps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is known of the cluster of {@code cluster start}: files of {@code ~/.phasesweep/cluster}. A
 * process is known by its id and its start, because ids are used again.
 */
final class ClusterFolder {
  private static final Pattern ENTRY = Pattern.compile("(\\d{1,18}) (\\d{1,18})");

  private final Path folder;

  ClusterFolder(Path userHome) {
    this.folder = userHome.resolve(".phasesweep").resolve("cluster").toAbsolutePath();
  }

  /** Where the files and the logs are. */
  Path folder() {
    return folder;
  }

  /** The secret that its processes and their drivers share; readable by the user alone. */
  Path secret() {
    return folder.resolve("secret");
  }

  /** Properties of master and workers. */
  String properties() {
    return folder.resolve("daemon.properties").toString();
  }

  /** Where executors of a worker run. */
  String work(String worker) {
    return folder.resolve("work-" + worker).toString();
  }

  /** Address of the master, if it runs. */
  Optional<String> master() throws IOException {
    Path file = folder.resolve("master");
    return Files.exists(file) && !processes().isEmpty()
        ? Optional.of(Files.readString(file).strip())
        : Optional.empty();
  }

  /** Makes the folder, a new secret and the properties. */
  void prepare(Map<String, String> profile) throws IOException {
    Files.createDirectories(folder);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    writePrivate(secret(), secret);
    Map<String, String> lines = new TreeMap<>(profile);
    // Master and workers of a standalone cluster do not read secrets from a file of their own.
    lines.put("spark.authenticate.secret", secret);
    writePrivate(
        Path.of(properties()),
        lines.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private static void writePrivate(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** Remembers what was started. */
  void record(String master, List<Process> started) throws IOException {
    Files.writeString(folder.resolve("master"), master + "\n");
    Files.write(
        folder.resolve("pids"),
        started.stream().map(p -> p.pid() + " " + start(p.toHandle())).toList());
  }

  /** The recorded processes that still run. */
  List<ProcessHandle> processes() throws IOException {
    List<ProcessHandle> alive = new ArrayList<>();
    Path pids = folder.resolve("pids");
    for (String line : Files.exists(pids) ? Files.readAllLines(pids) : List.<String>of()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        long start = Long.parseLong(entry.group(2));
        ProcessHandle.of(Long.parseLong(entry.group(1)))
            .filter(p -> p.isAlive() && start(p) == start)
            .ifPresent(alive::add);
      }
    }
    return alive;
  }

  /** Forgets what ran. */
  void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("pids"));
    Files.deleteIfExists(folder.resolve("master"));
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
