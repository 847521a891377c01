package io.phasesweep.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON in and out; the mapper is immutable after construction. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The column {@code settings} as text per setting; numbers as a person writes them. */
  static Map<String, String> settings(String json) {
    Map<String, String> settings = new TreeMap<>();
    parse(json).properties().forEach(e -> settings.put(e.getKey(), text(e.getValue())));
    settings.remove("seed");
    return settings;
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON that may stand inside a script element: no {@code <} in it. */
  static String inline(Object value) {
    return write(value).replace("<", "\\u003c");
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Json::text)
          .collect(Collectors.joining("-"));
    }
    if (value.isFloatingPointNumber()) {
      BigDecimal decimal = BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros();
      boolean plain = decimal.precision() - decimal.scale() > -4 && decimal.scale() > -7;
      return plain || decimal.signum() == 0 ? decimal.toPlainString() : decimal.toString();
    }
    return value.asText();
  }
}
