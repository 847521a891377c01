package io.phasesweep.spark;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A task's view of the lease under which it works. Not thread-safe. */
final class LeaseWatch {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

  private final StoreFiles files;
  private final String token;
  private long lastLook;
  private boolean going = true;

  LeaseWatch(StoreFiles files, String token) {
    this.files = files;
    this.token = token;
    this.lastLook = System.nanoTime() - PATIENCE;
  }

  /** Whether further trials are wanted; looks at the store a few times a second at most. */
  boolean goesOn() throws IOException {
    long now = System.nanoTime();
    if (going && now - lastLook >= PATIENCE) {
      lastLook = now;
      Optional<LeaseHolder> holder = LeaseFile.read(files);
      going = isMine(holder) && holder.get().state() == LeaseHolder.State.RUNNING;
    }
    return going;
  }

  /** Whether this task may still write; looks at the store. */
  boolean mayCommit() throws IOException {
    return isMine(LeaseFile.read(files));
  }

  private boolean isMine(Optional<LeaseHolder> holder) {
    return holder.isPresent() && holder.get().token().equals(token);
  }
}
