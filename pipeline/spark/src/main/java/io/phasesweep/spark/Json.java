package io.phasesweep.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON objects of the store, one line each. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An object of strings, numbers, booleans, lists and maps, keys in the order of the map. */
  static String write(Map<String, ?> object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The bytes of a file that holds the object. */
  static byte[] file(Map<String, ?> object) {
    return (write(object) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The object in a file.
   *
   * @throws IllegalArgumentException if it holds none
   */
  static JsonNode read(byte[] file) {
    try {
      JsonNode node = MAPPER.readTree(new String(file, StandardCharsets.UTF_8));
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON object", e);
    }
    throw new IllegalArgumentException("no JSON object");
  }
}
