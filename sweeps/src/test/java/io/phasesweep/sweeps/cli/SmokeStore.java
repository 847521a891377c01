package io.phasesweep.sweeps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sweep of few trials, run by the command line into a store. */
final class SmokeStore {
  static final String SPEC =
      """
      schema-version: 1
      name: tiny
      question: Does a tiny sweep end in rows?
      data: { set: digits, train: 200, test: 100 }
      fixed: { architecture: [64, 16, 10], batch-size: 20, rule: backpropagation }
      axes: { learning-rate: [0.001, 0.01] }
      replicates: 2
      budget: { epochs: 2 }
      measure: { probe-examples: 20 }
      """;

  private SmokeStore() {}

  /** Runs {@code spec} into {@code home/results}. */
  static Path in(Path home, String name, String spec) throws IOException {
    Path file = Files.writeString(home.resolve(name + ".yaml"), spec);
    Path store = home.resolve("results");
    Typed typed = Typed.at(home, "run", file.toString(), "--store", store.toString());
    assertThat(typed.code()).as(typed.err()).isZero();
    return store;
  }
}
