package io.phasesweep.sweeps.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sweep files written in tests. */
public final class SpecText {
  /** What a file needs beside its axes; six lines. */
  public static final String HEAD =
      """
      schema-version: 1
      name: a
      question: Which?
      data: { set: digits }
      budget: { epochs: 1 }
      replicates: 1
      """;

  private SpecText() {}

  /** Reads {@code text} as file {@code a.yaml}. */
  public static SweepSpec read(String text) throws SpecException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads {@code bytes} as file {@code a.yaml}. */
  public static SweepSpec read(byte[] bytes) throws SpecException {
    return new SweepSpecReader().read("a.yaml", bytes, Path.of(""));
  }

  /** A file of the folder {@code specs}. */
  public static byte[] shipped(String name) throws IOException {
    return Files.readAllBytes(Path.of("specs", name + ".yaml"));
  }

  /** The messages that reading {@code text} gives; none if it is right. */
  public static List<String> errors(String text) {
    return errors(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The messages that reading {@code bytes} gives; none if they are right. */
  public static List<String> errors(byte[] bytes) {
    try {
      read(bytes);
      return List.of();
    } catch (SpecException e) {
      return e.lines();
    }
  }
}
