package io.phasesweep.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.phasesweep.spark.LeaseHolder.State;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file in which the holder of a store's lease is written. */
final class LeaseFile {
  private LeaseFile() {}

  static byte[] bytes(LeaseHolder holder) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("token", holder.token());
    object.put("host", holder.host());
    object.put("pid", holder.pid());
    object.put("user", holder.user());
    object.put("started", holder.started().toString());
    object.put("state", holder.state().name().toLowerCase(Locale.ROOT));
    object.put("beat", holder.beat().toString());
    return Json.file(object);
  }

  /** The holder, if the store has one; a file that cannot be understood has none. */
  static Optional<LeaseHolder> read(StoreFiles files) throws IOException {
    byte[] bytes;
    try {
      bytes = files.read(StoreLayout.LEASE);
    } catch (IOException e) {
      if (!files.exists(StoreLayout.LEASE)) {
        return Optional.empty();
      }
      throw e;
    }
    return parse(bytes);
  }

  static Optional<LeaseHolder> parse(byte[] bytes) {
    try {
      JsonNode node = Json.read(bytes);
      return Optional.of(
          new LeaseHolder(
              node.path("token").asText(),
              node.path("host").asText(),
              node.path("pid").asLong(),
              node.path("user").asText(),
              Instant.parse(node.path("started").asText()),
              State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
              Instant.parse(node.path("beat").asText())));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
