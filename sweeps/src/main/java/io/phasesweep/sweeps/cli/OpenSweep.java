package io.phasesweep.sweeps.cli;

import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import io.phasesweep.spark.BuildInfo;
import io.phasesweep.spark.Member;
import io.phasesweep.spark.SweepRecord;
import io.phasesweep.sweeps.plan.SweepPlan;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sweep file that was found, read and planned.
 *
 * @param file as the user named it
 * @param plan its trials
 */
record OpenSweep(String file, SweepPlan plan) {

  /**
   * Looks the file up as a path, then among the files that spark-submit brought, then among the
   * shipped ones.
   *
   * @throws SpecException if it has mistakes or is nowhere
   */
  static OpenSweep read(String file) throws SpecException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      Optional<Path> brought = brought(file);
      if (brought.isPresent()) {
        path = brought.get();
      } else if (ShippedSpecs.find(file).isPresent()) {
        return shipped(file);
      }
    }
    return new OpenSweep(file, SweepPlan.of(new SweepSpecReader().read(path)));
  }

  /** One of the shipped files. */
  static OpenSweep shipped(String file) throws SpecException {
    byte[] bytes =
        ShippedSpecs.find(file)
            .orElseThrow(() -> new UsageProblem(file + ": no such file among the shipped ones"));
    return new OpenSweep(file, SweepPlan.of(new SweepSpecReader().read(file, bytes, Path.of(""))));
  }

  /** A file of {@code spark-submit --files}, on the driver. */
  private static Optional<Path> brought(String file) {
    return Stream.of(System.getProperty("spark.files", "").split(",", -1))
        .map(String::strip)
        .filter(f -> f.endsWith("/" + file) || f.equals(file))
        .map(f -> f.startsWith("file:") ? Path.of(URI.create(f).getPath()) : Path.of(f))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Name of the sweep. */
  String name() {
    return plan.spec().name();
  }

  /** The question it answers. */
  String question() {
    return plan.spec().question();
  }

  /** 16 hex digits that name the resolved sweep. */
  String digest() {
    return plan.summary().digest();
  }

  /** Its trials; each call gives a new stream. */
  Stream<Member> members() {
    return plan.members();
  }

  /** The sweep as the store keeps it. */
  SweepRecord record() {
    return plan.record(BuildInfo.read().version());
  }

  /** Rule or assay of a trial. */
  static String subject(Trial trial) {
    if (trial instanceof LearningTrial learning) {
      return learning.rule();
    }
    return ((AssayTrial) trial).assay();
  }
}
