package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials on a standalone cluster: master and two workers, each a process of this machine. */
class ClusterIT {
  private static final int SEEDS = 2;
  private static final long MINUTES = 10;

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor(MINUTES, TimeUnit.MINUTES);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String startCluster() throws IOException {
    String master = "spark://127.0.0.1:" + freePort();
    processes.add(
        DriverProcess.java(
            folder,
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            master.substring(master.lastIndexOf(':') + 1),
            "--webui-port",
            Integer.toString(freePort())));
    for (int worker = 1; worker <= 2; worker++) {
      processes.add(
          DriverProcess.java(
              folder,
              "worker" + worker,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--webui-port",
              Integer.toString(freePort()),
              "--work-dir",
              folder.resolve("work" + worker).toString(),
              master));
    }
    return master;
  }

  @Test
  void twoWorkersGiveWhatThePlainLoopGives() throws Exception {
    Path store = folder.resolve("store");
    Process driver = DriverProcess.start(folder, startCluster(), store, SEEDS);
    processes.add(driver);
    assertThat(driver.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(driver.exitValue()).as(Files.readString(folder.resolve("driver.log"))).isZero();
    assertThat(ExpectedDigests.of(ResultStore.open(store.toString())))
        .isEqualTo(ExpectedDigests.ofPlainLoop(RealPlan.ofEveryRule(SEEDS)));
    List<String> engines = new ArrayList<>();
    ResultStore.open(store.toString())
        .forEachRow(ResultStore.Table.TRIALS, row -> engines.add(row.text("engine")));
    assertThat(engines).containsOnly("standalone");
  }
}
