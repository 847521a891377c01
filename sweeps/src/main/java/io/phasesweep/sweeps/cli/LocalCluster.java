package io.phasesweep.sweeps.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master and workers of Spark as processes of this machine, started from the distribution's jars.
 */
final class LocalCluster {
  static final String LOOPBACK = "127.0.0.1";

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);
  private static final Pattern ALIVE = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");

  private final Surroundings surroundings;
  private final ClusterFolder files;

  LocalCluster(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.files = new ClusterFolder(surroundings.userHome());
  }

  /**
   * Starts it and waits until all workers are alive.
   *
   * @param address where all of it listens
   * @param workers so many, of one core each
   * @param memory what a worker may give to executors, such as {@code 1g}
   * @return address of the master
   */
  String start(String address, int workers, String memory)
      throws IOException, InterruptedException {
    Optional<String> other = files.master();
    if (other.isPresent()) {
      throw new UsageProblem(
          "a cluster is running at " + other.get() + "; end it with cluster stop");
    }
    Path distribution = distribution();
    files.prepare(Profiles.properties(surroundings, CommonOptions.Profile.cluster));
    int port = freePort(address);
    int page = freePort(address);
    String master = "spark://" + address + ":" + port;
    List<Process> started = new ArrayList<>();
    List<String> options = List.of("--host", address, "--webui-port");
    started.add(
        launch(distribution, "master", address, options, List.of("" + page, "--port", "" + port)));
    for (int i = 1; i <= workers; i++) {
      String name = "worker-" + i;
      List<String> own =
          List.of("0", "--cores", "1", "--memory", memory, "--work-dir", files.work(name), master);
      started.add(launch(distribution, name, address, options, own));
    }
    files.record(master, started);
    awaitWorkers("http://" + address + ":" + page + "/json/", workers, started);
    return master;
  }

  /**
   * Ends the recorded processes.
   *
   * @return how many there were
   */
  int stop() throws InterruptedException, IOException {
    List<ProcessHandle> processes = files.processes();
    processes.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (ProcessHandle process : processes) {
      while (process.isAlive() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      process.destroyForcibly();
    }
    files.forget();
    return processes.size();
  }

  private Path distribution() {
    Path home = surroundings.distribution();
    if (!Files.isRegularFile(home.resolve("conf/jvm.options"))) {
      throw new UsageProblem(
          "a cluster starts from an unpacked distribution: use its bin/phasesweep");
    }
    return home;
  }

  private Process launch(
      Path distribution, String name, String address, List<String> options, List<String> own)
      throws IOException {
    String daemon = name.equals("master") ? "master.Master" : "worker.Worker";
    String spark =
        surroundings
            .environment()
            .getOrDefault("SPARK_HOME", distribution.resolve("spark").toString());
    Path conf = distribution.resolve("conf");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + conf.resolve("jvm.options"));
    command.add("-Xmx512m");
    command.add("-Dphasesweep.logs=" + files.folder().resolve("logs-" + name));
    command.add("-cp");
    command.add(conf + File.pathSeparator + spark + "/jars/*");
    command.add("org.apache.spark.deploy." + daemon);
    command.add("--properties-file");
    command.add(files.properties());
    command.addAll(options);
    command.addAll(own);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(files.folder().resolve(name + ".out").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", spark);
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", address);
    return builder.start();
  }

  private static int freePort(String address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return socket.getLocalPort();
    }
  }

  private void awaitWorkers(String page, int workers, List<Process> started)
      throws InterruptedException, IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (aliveWorkers(page) < workers) {
      boolean ended = started.stream().anyMatch(p -> !p.isAlive());
      if (ended || System.nanoTime() > deadline) {
        stop();
        throw new UsageProblem("the cluster did not come up; see " + files.folder());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static int aliveWorkers(String page) {
    try (InputStream in = URI.create(page).toURL().openStream()) {
      Matcher alive = ALIVE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return alive.find() ? Integer.parseInt(alive.group(1)) : 0;
    } catch (IOException notYet) {
      return 0;
    }
  }
}
