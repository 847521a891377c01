package io.phasesweep.sweeps.spec;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes JSON. */
public final class JsonText {
  private JsonText() {}

  /** Text in JSON quotes, which YAML reads as well. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /**
   * A tree of maps, lists, text, numbers and flags, indented by two blanks; lists of plain values
   * on one line.
   */
  static String indented(Object tree) {
    StringBuilder out = new StringBuilder();
    write(tree, "", out);
    return out.append('\n').toString();
  }

  private static void write(Object node, String indent, StringBuilder out) {
    if (node instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append("{\n");
      for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
        Map.Entry<?, ?> entry = it.next();
        out.append(indent).append("  ").append(quoted(String.valueOf(entry.getKey()))).append(": ");
        write(entry.getValue(), indent + "  ", out);
        out.append(it.hasNext() ? ",\n" : "\n");
      }
      out.append(indent).append('}');
    } else if (node instanceof List<?> list) {
      boolean plain = list.stream().noneMatch(i -> i instanceof Map || i instanceof List);
      String inner = plain ? "" : "\n" + indent + "  ";
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        out.append(i == 0 ? inner : plain ? ", " : "," + inner);
        write(list.get(i), indent + "  ", out);
      }
      out.append(plain ? "]" : "\n" + indent + "]");
    } else if (node instanceof Map) {
      out.append("{}");
    } else {
      out.append(node instanceof String text ? quoted(text) : String.valueOf(node));
    }
  }
}
