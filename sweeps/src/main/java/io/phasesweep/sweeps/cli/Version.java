package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.BuildInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "phasesweep " + BuildInfo.read().label() + ", Spark " + property("spark"),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name").toLowerCase(Locale.ROOT)
          + "-"
          + System.getProperty("os.arch")
    };
  }

  /** A line of the file that the build fills. */
  static String property(String name) {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(name, "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
