package io.phasesweep.spark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who computes into a store.
 *
 * @param token new for every lease
 * @param host host of the driver
 * @param pid process of the driver
 * @param user its user
 * @param started when the lease was taken
 * @param state whether it goes on or ends
 * @param beat when it was last renewed, by the clock of its host
 */
public record LeaseHolder(
    String token, String host, long pid, String user, Instant started, State state, Instant beat) {

  /** Whether the driver goes on. */
  public enum State {
    RUNNING,
    /** Batches in work end after their current trial; no other begins. */
    STOPPING
  }

  /** For example {@code ada@host, pid 4711}. */
  public String who() {
    return user + "@" + host + ", pid " + pid;
  }

  /** Local time of day at which the lease was taken. */
  public String since() {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
        .format(started.atZone(ZoneId.systemDefault()));
  }

  /** Seconds since the last beat, at least 0. */
  public long beatAge(Instant now) {
    return Math.max(0, Duration.between(beat, now).toSeconds());
  }
}
