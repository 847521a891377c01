package io.phasesweep.core.trial;

import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that decides the numbers of a trial, as text whose SHA-256 is the trial's name:
 *
 * <pre>
 *   phasesweep-trial/1
 *   name=value          one line per setting, sorted by the bytes of its name
 *   data-digest=sha256:...
 *   random=n:philox4x32-10/1
 *   semantics=n:rule/1
 * </pre>
 *
 * Every line ends in LF. Without the line {@code seed} it names the cell.
 *
 * <p>A plan of a million trials moves one object from cell to cell ({@link #follow}): lines that
 * stay are not encoded again, and what comes before the seed is hashed once per cell. Mutable, not
 * thread-safe.
 */
public final class CanonicalText {
  private static final String SEED = "seed";
  private static final byte[] HEADER = bytes("phasesweep-trial/1\n");

  /**
   * Settings that rules got after trials of theirs had names, at what those trials did: no line, so
   * that they keep their names. Entries never change.
   */
  private static final Map<String, Value> AT_BIRTH = Map.of("dissipation", new Value.Name("exact"));

  private final String[] names;
  private final Value[] values;
  private final byte[][] lines;

  /** Whether a line is a setting of the rule: {@link #follow} replaces these and no others. */
  private final boolean[] settings;

  private final int settingCount;
  private final int seedAt;
  private final byte[] footer;
  private final MessageDigest head = Digest.sha256();
  private byte[] tail = new byte[0];
  private boolean stale = true;

  private CanonicalText(
      Map<String, Value> fixed, Values changing, @Nullable String dataDigest, String semantics) {
    TreeMap<String, Value> all = new TreeMap<>(fixed);
    changing.forEach(
        (name, value) -> {
          if (all.put(name, value) != null) {
            throw new IllegalArgumentException("two lines " + name);
          }
        });
    int count = all.size();
    this.names = all.keySet().toArray(new String[0]);
    this.values = all.values().toArray(new Value[0]);
    this.lines = new byte[count][];
    this.settings = new boolean[count];
    for (int i = 0; i < count; i++) {
      lines[i] = line(names[i], values[i]);
      settings[i] = changing.find(names[i]) != null;
    }
    this.settingCount = changing.names().size();
    this.seedAt = -Arrays.binarySearch(names, SEED) - 1;
    this.footer =
        bytes(
            (dataDigest == null ? "" : "data-digest=" + dataDigest + "\n")
                + "random=n:"
                + RANDOM_SCHEME
                + "\nsemantics=n:"
                + semantics
                + "\n");
  }

  /** The scheme of all random draws. */
  public static final String RANDOM_SCHEME = "philox4x32-10/1";

  /**
   * The text of {@code trial}.
   *
   * @param semantics version of the numbers of its rule or assay
   */
  public static CanonicalText of(Trial trial, int semantics) {
    if (trial instanceof LearningTrial learning) {
      return new CanonicalText(
          fixed(learning),
          learning.settings(),
          learning.data().digest(),
          learning.rule() + "/" + semantics);
    }
    AssayTrial assay = (AssayTrial) trial;
    return new CanonicalText(
        Map.of("assay", new Value.Name(assay.assay())),
        assay.settings(),
        null,
        assay.assay() + "/" + semantics);
  }

  /** A text of given lines, for tests of the encoder. */
  static CanonicalText of(Values lines, String dataDigest, String semantics) {
    return new CanonicalText(Map.of(), lines, dataDigest, semantics);
  }

  private static Map<String, Value> fixed(LearningTrial trial) {
    TreeMap<String, Value> lines = new TreeMap<>();
    lines.put("rule", new Value.Name(trial.rule()));
    DataKey data = trial.data();
    data.values().forEach(lines::put);
    lines.put(trial.budget().unit().key(), new Value.Whole(trial.budget().amount()));
    Cadence cadence = trial.cadence();
    switch (cadence.every()) {
      case EPOCH -> lines.put("measure.every", new Value.Name("epoch"));
      case PRESENTATIONS ->
          lines.put("measure.every.presentations", new Value.Whole(cadence.amount()));
      case POINTS -> lines.put("measure.every.points", new Value.Whole(cadence.amount()));
    }
    if (!cadence.primary().isEmpty()) {
      lines.put("measure.primary", new Value.Name(cadence.primary()));
    }
    lines.put("measure.probe-examples", new Value.Whole(cadence.probeExamples()));
    lines.put("measure.test-examples", new Value.Whole(cadence.testExamples()));
    lines.put("stop.divergence", new Value.Flag(trial.stop().onDivergence()));
    lines.put("stop.on-collapse", new Value.Flag(trial.stop().onCollapse()));
    return lines;
  }

  /**
   * Moves to the cell with these settings of the same rule, data, budget, cadence and stop rule.
   * Modified: this.
   *
   * @return whether it could: false, and nothing changed, if other settings apply there
   */
  public boolean follow(Values cell) {
    int[] seen = {0, 0};
    cell.forEach(
        (name, value) -> {
          int at = seen[0];
          while (at < names.length && names[at].compareTo(name) < 0) {
            at++;
          }
          boolean known = at < names.length && settings[at] && names[at].equals(name);
          seen[0] = known ? at + 1 : at;
          seen[1] += known ? 1 : -names.length;
        });
    if (seen[1] != settingCount) {
      return false;
    }
    int[] at = {0};
    cell.forEach(
        (name, value) -> {
          while (!names[at[0]].equals(name)) {
            at[0]++;
          }
          replace(at[0], value);
        });
    return true;
  }

  private void replace(int at, Value value) {
    if (values[at] != value && !values[at].equals(value)) {
      values[at] = value;
      lines[at] = line(names[at], value);
      stale = true;
    }
  }

  /** The name of the trial of this cell with that seed: 64 hex digits. */
  public String trialId(long seed) {
    return hex(line(SEED, new Value.Whole(seed)));
  }

  /** The name of the cell: 64 hex digits. */
  public String cellId() {
    return hex(new byte[0]);
  }

  private String hex(byte[] seedLine) {
    if (stale) {
      head.reset();
      head.update(HEADER);
      for (int i = 0; i < seedAt; i++) {
        head.update(lines[i]);
      }
      ByteArrayOutputStream rest = new ByteArrayOutputStream(512);
      for (int i = seedAt; i < lines.length; i++) {
        rest.writeBytes(lines[i]);
      }
      rest.writeBytes(footer);
      this.tail = rest.toByteArray();
      stale = false;
    }
    MessageDigest whole = Digest.copy(head);
    whole.update(seedLine);
    return HexFormat.of().formatHex(whole.digest(tail));
  }

  /** The text itself, with the line of that seed. */
  public String text(long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    out.writeBytes(HEADER);
    for (int i = 0; i < lines.length; i++) {
      if (i == seedAt) {
        out.writeBytes(line(SEED, new Value.Whole(seed)));
      }
      out.writeBytes(lines[i]);
    }
    if (seedAt == lines.length) {
      out.writeBytes(line(SEED, new Value.Whole(seed)));
    }
    out.writeBytes(footer);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The column {@code settings}: every line as JSON, sorted, with the line of that seed. */
  public String json(long seed) {
    TreeMap<String, Value> all = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      all.put(names[i], values[i]);
    }
    all.put(SEED, new Value.Whole(seed));
    StringBuilder out = new StringBuilder(1024).append('{');
    all.forEach(
        (name, value) -> {
          out.append(out.length() > 1 ? "," : "").append('"').append(name).append("\":");
          appendJson(out, value);
        });
    return out.append('}').toString();
  }

  private static void appendJson(StringBuilder out, Value value) {
    if (value instanceof Value.Name name) {
      // Names are words: nothing in them needs an escape.
      out.append('"').append(name.value()).append('"');
    } else if (value instanceof Value.Items list) {
      char before = '[';
      for (Value item : list.items()) {
        out.append(before);
        appendJson(out, item);
        before = ',';
      }
      out.append(list.items().isEmpty() ? "[]" : "]");
    } else {
      out.append(value.text());
    }
  }

  private static byte[] line(String name, Value value) {
    if (value.equals(AT_BIRTH.get(name))) {
      return new byte[0];
    }
    return bytes(name + "=" + value.canonical() + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
