package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.SessionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where trials run: the profile's properties, those of {@code --conf} above them, those of
 * spark-submit above all. None of them changes a number.
 */
final class Profiles {
  private static final String MASTER = "spark.master";
  private static final String SECRET_FILE = "spark.authenticate.secret.file";
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private Profiles() {}

  /** The properties of a profile: the distribution's {@code conf}, else those inside the jar. */
  static Map<String, String> properties(Surroundings surroundings, CommonOptions.Profile profile)
      throws IOException {
    String name = profile.name() + ".properties";
    Path file = surroundings.distribution().resolve("conf").resolve(name);
    if (Files.isRegularFile(file)) {
      return read(file);
    }
    try (InputStream in = Profiles.class.getResourceAsStream("conf/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      Properties properties = new Properties();
      properties.load(in);
      return map(properties);
    }
  }

  /**
   * The session that the options ask for.
   *
   * @throws UsageProblem if there is no such cluster or file
   */
  static SessionSettings settings(Surroundings surroundings, CommonOptions options)
      throws IOException {
    Map<String, String> conf = new TreeMap<>(properties(surroundings, options.profile()));
    Path own = options.conf();
    if (own != null) {
      if (!Files.isRegularFile(own)) {
        throw new UsageProblem("--conf " + own + ": no such file");
      }
      conf.putAll(read(own));
    }
    String submitted = System.getProperty(MASTER);
    String master = conf.remove(MASTER);
    if (submitted != null) {
      requireShared(options, submitted);
      readSecret(conf, submitted);
      return new SessionSettings(null, conf, "phasesweep");
    }
    if (options.profile() == CommonOptions.Profile.cluster) {
      master = cluster(surroundings, conf, master);
    } else if (master == null) {
      int cores = Runtime.getRuntime().availableProcessors();
      master = "local[" + cores + ",8]";
      conf.putIfAbsent("spark.sql.shuffle.partitions", "" + cores);
    }
    requireShared(options, master);
    readSecret(conf, master);
    return new SessionSettings(master, conf, "phasesweep");
  }

  private static String cluster(
      Surroundings surroundings, Map<String, String> conf, @Nullable String given)
      throws IOException {
    ClusterFolder local = new ClusterFolder(surroundings.userHome());
    String master = given;
    if (master == null) {
      master =
          local
              .master()
              .orElseThrow(
                  () ->
                      new UsageProblem(
                          "no cluster is running; start one with "
                              + surroundings.program()
                              + " cluster start, or name one by spark.master in --conf FILE"));
      conf.putIfAbsent(SECRET_FILE, local.secret().toString());
    }
    if (onLoopback(master)) {
      conf.putIfAbsent("spark.driver.host", LocalCluster.LOOPBACK);
      conf.putIfAbsent("spark.driver.bindAddress", LocalCluster.LOOPBACK);
      conf.putIfAbsent("spark.executor.memory", "1g");
    }
    Path jar = surroundings.distribution().resolve("phasesweep.jar");
    if (Files.isRegularFile(jar)) {
      conf.putIfAbsent("spark.jars", jar.toUri().toString());
    }
    return master;
  }

  /** Spark reads a secret's file on Kubernetes only; elsewhere this does. */
  private static void readSecret(Map<String, String> conf, String master) throws IOException {
    String name = conf.get(SECRET_FILE);
    if (name == null || master.startsWith("k8s")) {
      return;
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new UsageProblem(SECRET_FILE + " is " + name + ": no such file");
    }
    if (!Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS)) {
      throw new UsageProblem(SECRET_FILE + " is " + name + ": others may read it; chmod 600 it");
    }
    conf.remove(SECRET_FILE);
    conf.putIfAbsent("spark.authenticate.secret", Files.readString(file).strip());
  }

  private static void requireShared(CommonOptions options, String master) {
    String scheme =
        options.store().matches("[a-z0-9]{2,}:.*")
            ? URI.create(options.store().replace(" ", "%20")).getScheme()
            : "file";
    boolean here = master.startsWith("local") || onLoopback(master);
    if (!here && "file".equals(scheme) && !options.sharedPath()) {
      throw new UsageProblem(
          "--store "
              + options.store()
              + " is a path, and trials run on "
              + master
              + "; name a file system that all its hosts see, or say --shared-path if they see"
              + " this path");
    }
  }

  private static boolean onLoopback(String master) {
    return master.startsWith("spark://127.") || master.startsWith("spark://localhost:");
  }

  private static Map<String, String> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return map(properties);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(file + ": " + e.getMessage());
    }
  }

  private static Map<String, String> map(Properties properties) {
    Map<String, String> map = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> map.put(k, properties.getProperty(k).strip()));
    return map;
  }
}
