package io.phasesweep.sweeps.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Trees of maps, lists, strings, numbers, flags and null as JSON. */
public final class JsonText {
  private static final ObjectWriter LINE =
      new ObjectMapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final ObjectWriter PAGE =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private JsonText() {}

  /** One line, keys sorted. */
  public static String of(Object tree) {
    return write(LINE, tree);
  }

  /** Text in JSON quotes, which YAML reads as well. */
  public static String quoted(String text) {
    return write(LINE, text);
  }

  /** Indented by two blanks, keys in the order of their maps, the same on every system. */
  static String indented(Object tree) {
    return write(PAGE, tree) + "\n";
  }

  private static String write(ObjectWriter writer, Object tree) {
    try {
      return writer.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
