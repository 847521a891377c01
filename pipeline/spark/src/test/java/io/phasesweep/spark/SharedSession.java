package io.phasesweep.spark;

import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/** The one session of these tests: two slots, loopback, no pages. */
final class SharedSession {
  private static final TrialJob JOB =
      TrialJob.open(
          new SessionSettings(
              "local[2,8]",
              Map.of(
                  "spark.ui.enabled", "false",
                  "spark.driver.host", "127.0.0.1",
                  "spark.driver.bindAddress", "127.0.0.1"),
              "phasesweep tests"),
          SyntheticConductor.quick());

  private SharedSession() {}

  static JavaSparkContext context() {
    return JOB.context();
  }

  /** A job on the shared session; not to be closed. */
  static TrialJob job(Conductor conductor) {
    return job(conductor, StoreFiles::at);
  }

  static TrialJob job(Conductor conductor, StoreFiles.Opener opener) {
    return new TrialJob(JOB.context(), conductor, opener);
  }
}
