package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.spark.LeaseHolder.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  @TempDir private Path folder;
  private StoreFiles files;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void open() {
    files = StoreFiles.at(folder.toString());
  }

  private static LeaseHolder holder(String host, long pid, Instant started) {
    return new LeaseHolder("token", host, pid, "ada", started, State.RUNNING, started);
  }

  private void write(LeaseHolder holder) throws IOException {
    files.publish(StoreLayout.LEASE, LeaseFile.bytes(holder));
  }

  /** A process that has ended. */
  private static long deadPid() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.pid();
  }

  @Test
  void aSecondDriverIsRefusedInOneLine() {
    try (Lease first = Lease.take(files, warnings::add)) {
      assertThat(first.token()).isNotEmpty();
      assertThatThrownBy(() -> Lease.take(files, warnings::add))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REFUSED))
          .hasMessageMatching(
              "store is in use by \\S+@\\S+ pid \\d+ since \\d\\d:\\d\\d, last beat \\d+ s ago");
    }
    Lease.take(files, warnings::add).close();
    assertThat(warnings).isEmpty();
  }

  @Test
  void aDeadProcessOfThisHostLosesItsLease() throws Exception {
    write(holder(Provenance.hostName(), deadPid(), Instant.now()));
    try (Lease lease = Lease.take(files, warnings::add)) {
      assertThat(LeaseFile.read(files)).map(LeaseHolder::token).contains(lease.token());
    }
    assertThat(warnings).singleElement().asString().startsWith("took over the store from ada@");
  }

  @Test
  void aNewProcessWithAnOldNumberHoldsNothing() throws IOException {
    // This process began long after the lease was taken.
    write(holder(Provenance.hostName(), ProcessHandle.current().pid(), Instant.EPOCH));
    Lease.take(files, warnings::add).close();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void aLeaseOfAnotherHostIsRespectedAndTheLineSaysWhatToDo() throws IOException {
    write(holder("elsewhere", 1, Instant.now()));
    assertThatThrownBy(() -> Lease.take(files, warnings::add))
        .hasMessageContaining("in use by ada@elsewhere pid 1 since")
        .hasMessageContaining("if that process is gone, delete " + folder.resolve("LEASE"));
  }

  @Test
  void anUnreadableLeaseIsRemovedWithAWarning() throws IOException {
    files.publish(StoreLayout.LEASE, "{\"pid\":".getBytes(StandardCharsets.UTF_8));
    Lease.take(files, warnings::add).close();
    assertThat(warnings).containsExactly("removed an unreadable LEASE");
  }

  @Test
  void tasksSeeStopsAndForeignTokens() throws IOException {
    try (Lease lease = Lease.take(files, warnings::add)) {
      assertThat(new LeaseWatch(files, lease.token()).goesOn()).isTrue();
      assertThat(new LeaseWatch(files, "foreign").goesOn()).isFalse();
      assertThat(new LeaseWatch(files, "foreign").mayCommit()).isFalse();
      lease.stopping();
      LeaseWatch stopping = new LeaseWatch(files, lease.token());
      assertThat(stopping.goesOn()).isFalse();
      assertThat(stopping.mayCommit()).isTrue();
    }
    assertThat(new LeaseWatch(files, "token").mayCommit()).isFalse();
  }

  @Test
  void closingLeavesTheLeaseOfATakeoverAlone() throws IOException {
    Lease lost = Lease.take(files, warnings::add);
    write(holder("elsewhere", 1, Instant.now()));
    lost.close();
    assertThat(LeaseFile.read(files)).map(LeaseHolder::host).contains("elsewhere");
  }
}
