package io.phasesweep.spark;

import io.phasesweep.spark.LeaseHolder.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The right to write into a store: one driver at a time. Renewed every 10 s until closed. Tasks
 * compare its token before each commit. A dead process on this host loses its lease to the next
 * driver; a lease of another host is respected until its file is deleted.
 */
final class Lease implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final StoreFiles files;
  private final Timer beats;
  private LeaseHolder holder;
  private boolean closed;

  private Lease(StoreFiles files, LeaseHolder holder) {
    this.files = files;
    this.holder = holder;
    this.beats = new Timer("phasesweep-lease", true);
  }

  /**
   * Takes the lease of a store.
   *
   * @param warnings told when the lease of a dead process is taken over
   * @throws StoreException if another driver holds it
   */
  static Lease take(StoreFiles files, Consumer<String> warnings) {
    Instant now = Instant.now();
    LeaseHolder mine =
        new LeaseHolder(
            UUID.randomUUID().toString(),
            Provenance.hostName(),
            ProcessHandle.current().pid(),
            System.getProperty("user.name", "unknown"),
            now,
            State.RUNNING,
            now);
    try {
      while (!files.claim(StoreLayout.LEASE, LeaseFile.bytes(mine))) {
        removeStale(files, warnings);
      }
    } catch (IOException e) {
      throw Failures.ofStore(files, e, StoreException.Kind.REFUSED);
    }
    Lease lease = new Lease(files, mine);
    TimerTask beat =
        new TimerTask() {
          @Override
          public void run() {
            lease.beat();
          }
        };
    lease.beats.scheduleAtFixedRate(beat, BEAT.toMillis(), BEAT.toMillis());
    return lease;
  }

  private static void removeStale(StoreFiles files, Consumer<String> warnings) throws IOException {
    Optional<LeaseHolder> found = LeaseFile.read(files);
    if (found.isPresent() && isAlive(found.get())) {
      throw StoreException.refused(inUse(files, found.get()));
    }
    String aside = StoreLayout.TEMPORARY + "/lease-" + UUID.randomUUID();
    if (!moveAside(files, aside)) {
      return;
    }
    // Between reading and moving, another newcomer may have taken the lease: give it back.
    Optional<LeaseHolder> moved = LeaseFile.parse(files.read(aside));
    if (!moved.map(LeaseHolder::token).equals(found.map(LeaseHolder::token))) {
      files.rename(aside, StoreLayout.LEASE);
      return;
    }
    files.delete(aside);
    warnings.accept(
        found
            .map(dead -> "took over the store from " + dead.who() + ", which is not running")
            .orElse("removed an unreadable LEASE"));
  }

  private static boolean moveAside(StoreFiles files, String aside) throws IOException {
    try {
      files.rename(StoreLayout.LEASE, aside);
      return true;
    } catch (IOException e) {
      if (files.exists(StoreLayout.LEASE)) {
        throw e;
      }
      return false;
    }
  }

  /** Whether the holder may still be at work, as far as this host can tell. */
  static boolean isAlive(LeaseHolder holder) {
    if (!holder.host().equals(Provenance.hostName())) {
      return true;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(holder.pid());
    // A process that began after the lease was taken only inherited the number.
    return process.isPresent()
        && process.get().isAlive()
        && process
            .get()
            .info()
            .startInstant()
            .map(start -> !start.isAfter(holder.started().plusSeconds(2)))
            .orElse(true);
  }

  private static String inUse(StoreFiles files, LeaseHolder holder) {
    String line =
        String.format(
            Locale.ROOT,
            "store is in use by %s@%s pid %d since %s, last beat %d s ago",
            holder.user(),
            holder.host(),
            holder.pid(),
            holder.since(),
            holder.beatAge(Instant.now()));
    return holder.host().equals(Provenance.hostName())
        ? line
        : line + "; if that process is gone, delete " + files.place(StoreLayout.LEASE);
  }

  /** The token that tasks carry. */
  synchronized String token() {
    return holder.token();
  }

  /** Tells tasks to end. */
  synchronized void stopping() throws IOException {
    renew(State.STOPPING);
  }

  private synchronized void beat() {
    try {
      if (!closed && isMine()) {
        renew(holder.state());
      }
    } catch (IOException e) {
      // The next beat tries again; tasks that cannot reach the store say so themselves.
    }
  }

  private void renew(State state) throws IOException {
    this.holder =
        new LeaseHolder(
            holder.token(),
            holder.host(),
            holder.pid(),
            holder.user(),
            holder.started(),
            state,
            Instant.now());
    files.publish(StoreLayout.LEASE, LeaseFile.bytes(holder));
  }

  private boolean isMine() throws IOException {
    return LeaseFile.read(files).map(found -> found.token().equals(holder.token())).orElse(false);
  }

  /** Gives the lease back. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    beats.cancel();
    try {
      if (isMine()) {
        files.delete(StoreLayout.LEASE);
      }
    } catch (IOException e) {
      // The process ends, so the next driver takes the lease over.
    }
  }
}
