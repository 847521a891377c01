package io.phasesweep.sweeps.plan;

import io.phasesweep.sweeps.spec.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a resolved sweep: a hash over its name, what it measures, its seeds and the names of
 * its cells in order. The way a file is written does not enter. Mutable, used once.
 */
final class SweepDigest {
  private static final int DIGITS = 16;

  private final MessageDigest sha;

  SweepDigest(SweepSpec spec) {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    line("phasesweep-sweep/1");
    line(spec.name());
    line(String.join(",", spec.metrics()));
    line(spec.seeds().first() + "+" + spec.seeds().count());
  }

  /** A block begins. Modified: this. */
  void block() {
    line("block");
  }

  /** A cell follows. Modified: this. */
  void cell(String cellId) {
    line(cellId);
  }

  /** 16 hex digits; ends the digest. Modified: this. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
  }

  private void line(String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) '\n');
  }
}
