package io.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class VegaTest {
  @Test
  void filesAreThePinnedOnes() throws IOException, NoSuchAlgorithmException {
    List<String> lines =
        new String(resource("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(6);
    for (String line : lines) {
      String[] digestAndFile = line.split("  ", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource(digestAndFile[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(line).isEqualTo(digestAndFile[0]);
    }
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = VegaTest.class.getResourceAsStream("/vega/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }
}
