package io.phasesweep.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.phasesweep.core.trial.Measurement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why two stored rows differ: what was asked for first, then what computed it.
 *
 * @param differences in order of what may move a number most: subject, settings, seed, semantics,
 *     data, code, Java, kernel, processor
 * @param curves the first epoch at which a metric that both measured differs; empty if none does
 * @param equal whether the result digests are equal
 */
public record RowComparison(
    List<Cause> differences, Optional<Audit.Difference> curves, boolean equal) {
  private static final String SETTING = "setting";

  /** Kind and columns, in order. Settings stand between the subject and the rest. */
  private static final List<Compared> SUBJECT =
      List.of(new Compared("subject", List.of("rule", "assay")));

  private static final List<Compared> REST =
      List.of(
          new Compared("seed", List.of("seed")),
          new Compared("semantics", List.of("semantics", "rng_scheme")),
          new Compared("data", List.of("data", "data_digest")),
          new Compared("code", List.of("product_version", "git_commit", "git_dirty")),
          new Compared("JDK", List.of("jdk")),
          new Compared("kernel", List.of("kernel_provider", "kernel_lanes", "c2")),
          new Compared("CPU", List.of("cpu_model", "os_arch")));

  public RowComparison {
    differences = List.copyOf(differences);
  }

  /**
   * One difference.
   *
   * @param kind setting, seed, semantics, data, code, JDK, kernel or CPU; {@code subject} if one
   *     row is of another rule or assay
   * @param name setting or column
   * @param first value in the first row, {@code none} where it has none
   * @param second value in the second row
   */
  public record Cause(String kind, String name, String first, String second) {}

  private record Compared(String kind, List<String> columns) {}

  /** Compares two rows and their curves. */
  public static RowComparison of(StoredTrial first, StoredTrial second) {
    List<Cause> causes = new ArrayList<>(columns(SUBJECT, first.row(), second.row()));
    causes.addAll(settings(first.row(), second.row()));
    causes.addAll(columns(REST, first.row(), second.row()));
    Object digest = first.row().find("result_digest");
    return new RowComparison(
        causes,
        curves(first.measurements(), second.measurements()),
        digest != null && digest.equals(second.row().find("result_digest")));
  }

  private static List<Cause> columns(List<Compared> compared, StoredRow first, StoredRow second) {
    List<Cause> causes = new ArrayList<>();
    for (Compared kind : compared) {
      for (String column : kind.columns()) {
        Object a = first.find(column);
        Object b = second.find(column);
        if (!Objects.equals(a, b)) {
          causes.add(new Cause(kind.kind(), column, text(a), text(b)));
        }
      }
    }
    return causes;
  }

  private static List<Cause> settings(StoredRow first, StoredRow second) {
    Map<String, String> a = settings(first);
    Map<String, String> b = settings(second);
    TreeSet<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(a.get(name), b.get(name)))
        .map(name -> new Cause(SETTING, name, text(a.get(name)), text(b.get(name))))
        .toList();
  }

  private static Map<String, String> settings(StoredRow row) {
    Map<String, String> settings = new TreeMap<>();
    JsonNode object = Json.read(row.text("settings").getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      settings.put(field.getKey(), value.isTextual() ? value.asText() : value.toString());
    }
    return settings;
  }

  private static Optional<Audit.Difference> curves(
      List<Measurement> first, List<Measurement> second) {
    Map<MeasurementPlace, Double> other = new HashMap<>();
    second.forEach(m -> other.put(MeasurementPlace.of(m), m.value()));
    return first.stream()
        .filter(m -> other.containsKey(MeasurementPlace.of(m)))
        .filter(m -> !Objects.equals(other.get(MeasurementPlace.of(m)), (Double) m.value()))
        .min(MeasurementPlace.BY_EPOCH)
        .map(
            m ->
                AuditComparison.difference(
                    MeasurementPlace.of(m).text(), m.value(), other.get(MeasurementPlace.of(m))));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }
}
