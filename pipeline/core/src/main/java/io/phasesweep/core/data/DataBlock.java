package io.phasesweep.core.data;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The block {@code data} of a sweep file: its keys checked, its defaults. */
final class DataBlock {
  private final Map<String, Value> given;
  private final TreeMap<String, Value> lines = new TreeMap<>();

  DataBlock(Map<String, Value> given) {
    this.given = given;
    boolean own = given.containsKey("reader");
    if (own == given.containsKey("set")) {
      throw new InvalidSetting(
          own ? "reader" : "set",
          "data names "
              + (own ? "both set and reader" : "neither set nor reader")
              + "; one of them is needed, for example { set: digits }");
    }
    check(own ? DataSettings.ofFiles() : DataSettings.ofCatalog());
  }

  private void check(List<Setting> known) {
    List<String> names = known.stream().map(Setting::name).toList();
    for (String key : given.keySet()) {
      if (!names.contains(key)) {
        throw new InvalidSetting(
            key, "unknown key '" + key + "' in data; " + String.join(", ", names) + " are allowed");
      }
    }
  }

  /** The text of a key that has no closed set of values. */
  String text(String key) {
    Value value = given.get(key);
    if (value instanceof Value.Name name && !name.value().isEmpty()) {
      return name.value();
    }
    throw new InvalidSetting(
        key,
        value == null ? "data needs " + key : key + " is " + value.text() + "; text is expected");
  }

  boolean has(String key) {
    return given.containsKey(key);
  }

  /** A whole number, or {@code byDefault} if the file gives none. */
  int whole(Setting setting, int byDefault) {
    Value value = checked(setting);
    return value instanceof Value.Whole whole ? Math.toIntExact(whole.value()) : byDefault;
  }

  /** A word; the first of the setting's words if the file gives none. */
  String word(Setting setting) {
    Value value = checked(setting);
    return value instanceof Value.Name name ? name.value() : setting.range().words().get(0);
  }

  private @Nullable Value checked(Setting setting) {
    Value value = given.get(setting.name());
    if (value instanceof Value.Whole whole && setting.kind() == Setting.Kind.REAL) {
      value = new Value.Real(whole.value());
    }
    boolean tooLarge = value instanceof Value.Whole whole && whole.value() > Integer.MAX_VALUE;
    if (value != null && (tooLarge || !setting.allows(value))) {
      throw new InvalidSetting(
          setting.name(),
          setting.name() + " is " + value.text() + "; " + setting.allowed() + " is allowed");
    }
    return value;
  }

  /**
   * The lines of the name that every set has.
   *
   * @param set the word of the line {@code data}
   * @param trainRows examples of the training file
   * @param testRows examples of the test file
   */
  Map<String, Value> lines(String set, int trainRows, int testRows) {
    boolean own = has("reader");
    int validation = whole(DataSettings.VALIDATION, 0);
    int rest = trainRows - validation;
    if (rest < 1) {
      throw tooMany("validation", validation, trainRows - 1);
    }
    int train = own ? rest : whole(DataSettings.TRAIN, rest);
    int test = own ? testRows : whole(DataSettings.TEST, testRows);
    if (train > rest) {
      throw tooMany("train", train, rest);
    }
    if (test > testRows) {
      throw tooMany("test", test, testRows);
    }
    lines.put("data", new Value.Name(set));
    lines.put("data.train", new Value.Whole(train));
    lines.put("data.validation", new Value.Whole(validation));
    lines.put("data.test", new Value.Whole(test));
    for (Setting setting :
        List.of(DataSettings.SCALE, DataSettings.EXAMPLE_ORDER, DataSettings.LAST_BATCH)) {
      lines.put("data." + setting.name(), new Value.Name(word(setting)));
    }
    Value threshold = checked(DataSettings.BINARISE_THRESHOLD);
    if (threshold != null) {
      if (!word(DataSettings.SCALE).equals("unit")) {
        throw new InvalidSetting(
            "binarise-threshold", "binarise-threshold needs scale: unit, on which it is defined");
      }
      lines.put("data.binarise-threshold", threshold);
    }
    images();
    if (has(DataSettings.LABEL_EMBEDDING.name())) {
      lines.put("data.label-embedding", new Value.Name(word(DataSettings.LABEL_EMBEDDING)));
    }
    return lines;
  }

  /** Lines that only some blocks have: a value that changes nothing leaves no line. */
  private void images() {
    for (Setting setting : List.of(DataSettings.GREY, DataSettings.FLIP)) {
      Value flag = checked(setting);
      if (flag instanceof Value.Flag on && on.value()) {
        lines.put("data." + setting.name(), flag);
      }
    }
    int pad = whole(DataSettings.PAD, 0);
    if (pad > 0) {
      lines.put("data.pad", new Value.Whole(pad));
    }
    if (word(DataSettings.PAD_VALUE).equals("black")) {
      if (pad == 0) {
        throw new InvalidSetting("pad-value", "pad-value needs pad, which it is the value of");
      }
      lines.put("data.pad-value", new Value.Name("black"));
    }
    Value crop = checked(DataSettings.CROP);
    if (crop != null) {
      lines.put("data.crop", crop);
    }
  }

  private static InvalidSetting tooMany(String key, int asked, int most) {
    return new InvalidSetting(
        key, key + " is " + asked + "; up to " + most + " examples are there");
  }

  /** Names of the keys that hold paths, for the given reader, training first. */
  static List<String> pathKeys(String reader) {
    List<String> keys = new ArrayList<>(List.of("train"));
    boolean labelsApart = reader.equals("idx");
    if (labelsApart) {
      keys.add("train-labels");
    }
    keys.add("test");
    if (labelsApart) {
      keys.add("test-labels");
    }
    return keys;
  }
}
