package io.phasesweep.sweeps.spec;

import io.phasesweep.core.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms that a JSON Schema is made of. */
final class SchemaForms {
  private SchemaForms() {}

  static Map<String, Object> form(Map<String, Object> first, Setting... others) {
    List<String> required = List.copyOf(first.keySet());
    first.putAll(properties(List.of(others)));
    Map<String, Object> form = object(first);
    form.put("required", required);
    return form;
  }

  static Map<String, Object> value(Setting setting) {
    Map<String, Object> form =
        switch (setting.kind()) {
          case REAL, WHOLE, WORD -> scalar(setting);
          case FLAG -> map("type", "boolean");
          case REALS -> reals(setting);
          case LAYERS ->
              map(
                  "type",
                  "array",
                  "minItems",
                  2,
                  "items",
                  map(
                      "anyOf",
                      List.of(map("type", "integer", "minimum", 1), map("type", "string"))));
        };
    return described(setting, form);
  }

  private static Map<String, Object> scalar(Setting setting) {
    List<Map<String, Object>> forms = new ArrayList<>();
    if (setting.range().allowsNumbers()) {
      forms.add(number(setting));
    }
    if (!setting.range().words().isEmpty()) {
      forms.add(map("enum", setting.range().words()));
    }
    return forms.size() == 1 ? forms.get(0) : map("anyOf", forms);
  }

  /** A list of numbers, or one of the words. */
  private static Map<String, Object> reals(Setting setting) {
    Map<String, Object> list = map("type", "array", "minItems", 1, "items", number(setting));
    List<String> words = setting.range().words();
    return words.isEmpty() ? list : map("anyOf", List.of(list, map("enum", words)));
  }

  private static Map<String, Object> number(Setting setting) {
    Map<String, Object> number =
        map("type", setting.kind() == Setting.Kind.WHOLE ? "integer" : "number");
    double low = setting.range().low();
    double high = setting.range().high();
    if (Double.isFinite(low)) {
      number.put(setting.range().lowOpen() ? "exclusiveMinimum" : "minimum", bound(low));
    }
    if (Double.isFinite(high)) {
      number.put(setting.range().highOpen() ? "exclusiveMaximum" : "maximum", bound(high));
    }
    return number;
  }

  private static Object bound(double bound) {
    return Numbers.isWhole(bound) ? (Object) (long) bound : (Object) bound;
  }

  static Map<String, Object> properties(List<Setting> settings) {
    Map<String, Object> keys = new LinkedHashMap<>();
    settings.forEach(s -> keys.put(s.name(), value(s)));
    return keys;
  }

  static Map<String, Object> object(Map<String, Object> properties) {
    return map("type", "object", "additionalProperties", false, "properties", properties);
  }

  static Map<String, Object> text(String description, Map<String, Object> more) {
    Map<String, Object> text = map("description", description, "type", "string");
    text.putAll(more);
    return text;
  }

  static Map<String, Object> described(Setting setting, Map<String, Object> form) {
    Map<String, Object> described = new LinkedHashMap<>();
    String unit = setting.unit().equals("-") ? "" : " Unit: " + setting.unit() + ".";
    described.put("description", setting.meaning() + unit);
    described.putAll(form);
    return described;
  }

  static Map<String, Object> reference(String definition) {
    return map("$ref", "#/definitions/" + definition);
  }

  static Map<String, Object> oneOrMore(Map<String, Object> value) {
    return map("anyOf", List.of(value, map("type", "array", "items", value)));
  }

  /** Keys and values in turn. */
  static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
