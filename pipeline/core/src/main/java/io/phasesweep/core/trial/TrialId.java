package io.phasesweep.core.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a trial: SHA-256 of its canonical text, 64 hex digits.
 *
 * @param hex 64 hex digits
 */
public record TrialId(String hex) {

  /** SHA-256 of {@code canonical} in UTF-8. */
  public static TrialId of(String canonical) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return new TrialId(
          HexFormat.of().formatHex(sha.digest(canonical.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
