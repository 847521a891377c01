package io.phasesweep.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version version of the product
 * @param commit git commit, {@code unknown} where it was built without a repository
 * @param dirty whether there were uncommitted changes
 */
public record BuildInfo(String version, String commit, boolean dirty) implements Serializable {
  private static final String RESOURCE = "/io/phasesweep/spark/build.properties";
  private static final String UNKNOWN = "unknown";

  /** Of this program. */
  public static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        filled(properties, "version"),
        filled(properties, "commit"),
        filled(properties, "dirty").equals("true"));
  }

  // Without a repository the build leaves the placeholder as it is.
  private static String filled(Properties properties, String key) {
    String value = properties.getProperty(key, "");
    return value.isEmpty() || value.contains("${") ? UNKNOWN : value;
  }

  /** For example {@code 0.1.0 (1f0c9ab)}. */
  public String label() {
    String shortCommit = commit.substring(0, Math.min(7, commit.length()));
    return version + " (" + shortCommit + (dirty ? ", changed" : "") + ")";
  }
}
