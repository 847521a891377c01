package io.phasesweep.spark;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where trials run. What spark-submit set wins over all of it.
 *
 * @param master for example {@code local[2,8]}; null = what spark-submit gave
 * @param conf properties {@code spark.*} of the profile and of {@code --conf}
 * @param name name of the application
 */
public record SessionSettings(@Nullable String master, Map<String, String> conf, String name) {
  public SessionSettings {
    conf = Map.copyOf(conf);
  }

  /** So many slots in this process. */
  public static SessionSettings local(int slots) {
    return new SessionSettings("local[" + slots + ",8]", Map.of(), "phasesweep");
  }
}
