package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What the stored rows of a sweep were computed on and with.
 *
 * @param rules one line per rule and data set
 * @param origins one line per build, machine and engine
 * @param extensions rules by the axis on which they are extended
 */
record Subjects(
    List<Line> rules, List<Origin> origins, TreeMap<String, TreeSet<String>> extensions) {
  private static final String ABSENT = "\u2013";
  private static final Set<String> ACCURACY = Set.of("test_error", "validation_error", ABSENT);

  /**
   * One line of {@code subjects.sql}.
   *
   * @param rule the rule
   * @param semantics version of its numbers
   * @param random random number scheme
   * @param data data set
   * @param digest over its files
   * @param train training examples
   * @param validation validation examples
   * @param test test examples
   * @param chance score of guessing
   * @param threshold score from which a trial is trained
   * @param metric what is scored
   * @param epochs the most that were done
   */
  record Line(
      String rule,
      String semantics,
      String random,
      String data,
      String digest,
      long train,
      long validation,
      long test,
      double chance,
      double threshold,
      String metric,
      double epochs) {}

  /**
   * One line of {@code provenance.sql}.
   *
   * @param software product, commit, Spark and Java
   * @param machine engine, system, processor and kernel
   * @param version of the product
   * @param trials rows
   * @param wallSeconds of them together
   * @param schema least version of their columns
   */
  record Origin(
      String software,
      String machine,
      String version,
      long trials,
      double wallSeconds,
      int schema) {}

  static Subjects read(SweepResults results) {
    TreeMap<String, TreeSet<String>> extensions = new TreeMap<>();
    for (Row row : results.rows("extensions.sql")) {
      for (Object axis : row.getList(1)) {
        extensions
            .computeIfAbsent(String.valueOf(axis), a -> new TreeSet<>())
            .add(row.getString(0));
      }
    }
    return new Subjects(
        results.rows("subjects.sql").stream().map(Subjects::line).toList(),
        results.rows("provenance.sql").stream().map(Subjects::origin).toList(),
        extensions);
  }

  private static Line line(Row row) {
    return new Line(
        text(row, "rule"),
        text(row, "semantics"),
        text(row, "rng_scheme"),
        text(row, "data"),
        text(row, "data_digest"),
        whole(row, "train_size"),
        whole(row, "validation_size"),
        whole(row, "test_size"),
        real(row, "chance"),
        real(row, "trained_threshold"),
        text(row, "primary_metric"),
        real(row, "epochs"));
  }

  private static Origin origin(Row row) {
    String dirty = "true".equals(text(row, "git_dirty")) ? "uncommitted changes" : "clean";
    String commit = text(row, "git_commit");
    String shortCommit = commit.substring(0, Math.min(7, commit.length()));
    String version = text(row, "product_version");
    String lanes = text(row, "kernel_lanes");
    return new Origin(
        "PhaseSweep "
            + version
            + ", commit "
            + shortCommit
            + " ("
            + dirty
            + "); Spark "
            + text(row, "spark_version")
            + "; JDK "
            + text(row, "jdk"),
        text(row, "engine")
            + ", "
            + text(row, "os_arch")
            + ", "
            + text(row, "cpu_model")
            + "; kernel "
            + text(row, "kernel_provider")
            + ", "
            + lanes
            + (lanes.equals("1") ? " lane" : " lanes"),
        version,
        whole(row, "trials"),
        real(row, "wall_seconds"),
        (int) whole(row, "schema_version"));
  }

  private static String text(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? ABSENT : value.toString();
  }

  private static long whole(Row row, String column) {
    return row.getAs(column) instanceof Number n ? n.longValue() : 0;
  }

  private static double real(Row row, String column) {
    return row.getAs(column) instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  /** Whether rows are of trials that read data; true without a row. */
  boolean trains() {
    return rules.isEmpty() || rules.stream().anyMatch(line -> !line.data().equals(ABSENT));
  }

  /**
   * What counts as trained: {@code accuracy of at least 55.0 %; CLAPP: readout_error at least 10.0
   * % of the way from its start to its best}.
   */
  String trained() {
    Map<String, Set<String>> rulesOf = new LinkedHashMap<>();
    for (Line line : rules) {
      rulesOf.computeIfAbsent(trained(line), t -> new LinkedHashSet<>()).add(line.rule());
    }
    if (rulesOf.size() == 1) {
      return rulesOf.keySet().iterator().next();
    }
    int most = rulesOf.values().stream().mapToInt(Set::size).max().orElse(0);
    List<String> usual = new ArrayList<>();
    List<String> others = new ArrayList<>();
    rulesOf.forEach(
        (text, of) -> {
          if (usual.isEmpty() && of.size() == most) {
            usual.add(text);
          } else {
            others.add(
                of.stream().map(RuleLook::inText).collect(Collectors.joining(", ")) + ": " + text);
          }
        });
    usual.addAll(others);
    return String.join("; ", usual);
  }

  /** A score is the accuracy, or for other metrics the way gone from the start to the best. */
  private static String trained(Line line) {
    String share = Numbers.percent(line.threshold());
    return ACCURACY.contains(line.metric())
        ? "accuracy of at least " + share
        : line.metric() + " at least " + share + " of the way from its start to its best";
  }

  String version() {
    return origins.stream().map(Origin::version).findFirst().orElse("");
  }

  /** Which part was evaluated, and that nothing was selected on it. */
  String evaluation() {
    Set<Boolean> validated =
        rules.stream().map(l -> l.validation() > 0).collect(Collectors.toSet());
    if (validated.isEmpty()) {
      return "No row is stored yet.";
    }
    return validated.equals(Set.of(true))
        ? "Evaluated on the validation part."
        : "Evaluated on the test part, nothing selected on it.";
  }
}
