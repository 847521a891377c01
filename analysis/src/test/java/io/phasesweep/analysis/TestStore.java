package io.phasesweep.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A store of invented rows, laid out like a real one. */
final class TestStore {
  static final String SWEEP = "invented";
  static final String DIGEST = "0123456789abcdef";

  final Path folder;
  private final List<Map<String, Object>> trials = new ArrayList<>();
  private final List<Map<String, Object>> measurements = new ArrayList<>();
  private String manifest = "";
  private final List<Map<String, Object>> members = new ArrayList<>();

  TestStore(Path folder) {
    this.folder = folder;
  }

  static Map<String, String> spark() {
    return Map.of(
        "spark.master", "local[2]",
        "spark.sql.shuffle.partitions", "1",
        "spark.sql.adaptive.enabled", "false",
        "spark.sql.codegen.wholeStage", "false",
        "spark.ui.enabled", "false");
  }

  /** A planned trial without a row. */
  TestStore planned(Invented trial) {
    members.add(trial.member());
    return this;
  }

  /** A planned trial with its row and curve. */
  TestStore stored(Invented trial) {
    members.add(trial.member());
    return row(trial);
  }

  /** A row without a member. */
  TestStore row(Invented trial) {
    trials.add(trial.row());
    measurements.addAll(trial.curve());
    return this;
  }

  /** Measurements without a trial row: an orphan part. */
  TestStore orphan(Invented trial) {
    measurements.addAll(trial.curve());
    return this;
  }

  /** What the manifest of the sweep says of its designs. */
  TestStore designs(List<Map<String, Object>> designs) {
    manifest = Json.write(Map.of("designs", designs));
    return this;
  }

  TestStore write() throws IOException {
    Path generation = folder.resolve("gen-0001");
    Files.createDirectories(generation);
    Files.writeString(folder.resolve("CURRENT"), "gen-0001\n");
    Files.writeString(folder.resolve("STORE"), "{\"format\":1}");
    part(Schemas.trials(), trials, generation.resolve("trials/part-00aa.parquet"));
    part(
        Schemas.measurements(), measurements, generation.resolve("measurements/part-00aa.parquet"));
    Path sweep = Files.createDirectories(folder.resolve("sweeps/" + SWEEP + "/" + DIGEST));
    if (!manifest.isEmpty()) {
      Files.writeString(sweep.resolve("manifest.json"), manifest);
    }
    part(
        Schemas.members(),
        members,
        folder.resolve("sweeps/" + SWEEP + "/" + DIGEST + "/members.parquet"));
    return this;
  }

  private static void part(StructType schema, List<Map<String, Object>> rows, Path target)
      throws IOException {
    List<Row> typed =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        Stream.of(schema.fields()).map(StructField::name).map(row::get).toArray()))
            .toList();
    SparkSession session = SparkSession.builder().config(conf()).getOrCreate();
    Path scratch = Files.createTempDirectory("part");
    session
        .createDataFrame(typed, schema)
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(scratch.toString());
    Files.createDirectories(target.getParent());
    try (Stream<Path> files = Files.list(scratch)) {
      Path written = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(written, target);
    }
  }

  private static org.apache.spark.SparkConf conf() {
    org.apache.spark.SparkConf conf = new org.apache.spark.SparkConf().setAppName("tests");
    spark().forEach(conf::set);
    return conf;
  }

  /** An invented trial; {@code with} replaces single columns. */
  record Invented(
      String rule,
      Map<String, Object> settings,
      long seed,
      String outcome,
      double error,
      Map<String, Object> columns) {
    /** Columns that a trial without training has not. */
    private static final List<String> TRAINED =
        List.of(
            "rule",
            "data",
            "data_digest",
            "architecture",
            "train_size",
            "validation_size",
            "test_size",
            "classes",
            "chance",
            "trained_threshold",
            "test_error",
            "final_score",
            "epochs",
            "presentations",
            "macs",
            "alignment_cosine",
            "alignment_reference",
            "nonlocal_reads",
            "weight_transport");

    static Invented of(
        String rule, Map<String, Object> settings, long seed, String outcome, double error) {
      return new Invented(rule, settings, seed, outcome, error, Map.of());
    }

    /** A finished trial of an assay: its scalars, and the curve y = x^2 at six points. */
    static Invented assay(
        String assay, Map<String, Object> settings, long seed, Map<String, Double> scalars) {
      return of(assay, settings, seed, "finished", Double.NaN)
          .with("assay", assay)
          .with("semantics", assay + "/1")
          .with("scalars", scalars);
    }

    private boolean isAssay() {
      return columns.containsKey("assay");
    }

    Invented with(String column, Object value) {
      Map<String, Object> all = new LinkedHashMap<>(columns);
      all.put(column, value);
      return new Invented(rule, settings, seed, outcome, error, all);
    }

    String cellId() {
      return "c" + Integer.toHexString((rule + settings).hashCode());
    }

    String trialId() {
      return cellId() + "s" + seed;
    }

    Map<String, Object> member() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("trial_id", trialId());
      row.put("cell_id", cellId());
      row.put("block", 0);
      row.put("point", columns.getOrDefault("point", 0L));
      row.put("replicate", (int) seed - 1);
      row.put("rule", rule);
      row.put("seed", seed);
      row.put("settings", Json.write(settings));
      if (isAssay()) {
        row.remove("rule");
        row.put("assay", rule);
      }
      return row;
    }

    Map<String, Object> row() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("trial_id", trialId());
      row.put("cell_id", cellId());
      row.put("schema_version", 1);
      row.put("trial_batch", "00aa");
      row.put("metrics", 5);
      row.put("rule", rule);
      row.put("semantics", rule + "/1");
      row.put("rng_scheme", "philox4x32-10/1");
      row.put("data", "digits");
      row.put("data_digest", "06f3d7465cff6bb8c969ad24370647658ebe24d19a8d3e8880e41067050db122");
      row.put("seed", seed);
      row.put("settings", Json.write(settings));
      row.put("architecture", "64-64-10");
      row.put("train_size", 3823);
      row.put("validation_size", 0);
      row.put("test_size", 1797);
      row.put("classes", 10);
      row.put("outcome", outcome);
      row.put("chance", 0.1);
      row.put("trained_threshold", 0.55);
      row.put("test_error", error);
      row.put("final_score", 1 - error);
      row.put("epochs", 5.0);
      row.put("presentations", 5 * 3823L);
      row.put("macs", work());
      row.put("alignment_cosine", 0.9);
      row.put("alignment_cosine_start", 0.95);
      row.put("alignment_angle", 25.842);
      row.put("alignment_norm_ratio", 1.1);
      row.put("alignment_sign", 0.93);
      row.put("alignment_reference", "forward");
      row.put("nonlocal_reads", rule.equals("backpropagation") ? 74.5 : 0.0);
      row.put("states_per_neuron", 2);
      row.put("states_per_synapse", 0);
      row.put("phases_per_update", 2);
      row.put("global_signals", 1);
      row.put("weight_transport", rule.equals("backpropagation"));
      row.put("wall_seconds", 1.5);
      row.put("cpu_seconds", 1.4);
      row.put("product_version", "0.1.0");
      row.put("git_commit", "0123456");
      row.put("git_dirty", false);
      row.put("jdk", "17.0.12");
      row.put("os_arch", "linux-amd64");
      row.put("cpu_model", "invented");
      row.put("spark_version", "4.2.0");
      row.put("engine", "local");
      row.put("kernel_provider", "vector");
      row.put("kernel_lanes", 8);
      row.put("result_digest", "d" + trialId());
      row.putAll(columns);
      if (isAssay()) {
        row.keySet().removeAll(TRAINED);
      }
      return row;
    }

    /** Multiply-adds of the whole trial: a readout costs little, a relaxation much. */
    private long work() {
      return switch (rule) {
        case "readout-only" -> 100_000_000L;
        case "backpropagation" -> 1_000_000_000L;
        default -> 4_000_000_000L;
      };
    }

    private List<Map<String, Object>> points() {
      List<Map<String, Object>> rows = new ArrayList<>();
      if (columns.get("scalars") instanceof Map<?, ?> scalars) {
        scalars.forEach((metric, value) -> rows.add(measured(0, metric, value)));
      }
      for (int point = 0; point <= 5; point++) {
        rows.add(measured(point, "x", (double) point));
        rows.add(measured(point, "y", (double) point * point));
      }
      return rows;
    }

    private Map<String, Object> measured(int epoch, Object metric, Object value) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("trial_id", trialId());
      row.put("trial_batch", columns.getOrDefault("trial_batch", "00aa"));
      row.put("epoch", (double) epoch);
      row.put("presentations", 0L);
      row.put("metric", metric);
      row.put("value", value);
      return row;
    }

    /** Errors of epochs 0 to 5 and alignments of epochs 0 and 5. */
    List<Map<String, Object>> curve() {
      if (isAssay()) {
        return points();
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int epoch = 0; epoch <= 5; epoch++) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("trial_id", trialId());
        row.put("trial_batch", columns.getOrDefault("trial_batch", "00aa"));
        row.put("epoch", (double) epoch);
        row.put("presentations", 3823L * epoch);
        row.put("metric", "test_error");
        row.put("value", error + (0.9 - error) * Math.exp(-1.2 * epoch) * (epoch < 5 ? 1 : 0));
        rows.add(row);
      }
      for (String layer : List.of("net", "1", "2")) {
        for (int epoch = 0; epoch <= 5; epoch += 5) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("trial_id", trialId());
          row.put("trial_batch", columns.getOrDefault("trial_batch", "00aa"));
          row.put("epoch", (double) epoch);
          row.put("presentations", 3823L * epoch);
          row.put("metric", "alignment_cosine");
          if (!layer.equals("net")) {
            row.put("layer", Integer.parseInt(layer));
          }
          row.put("value", 0.95 - 0.01 * epoch - 0.001 * seed);
          rows.add(row);
        }
      }
      depth(rows);
      return rows;
    }

    /** Read-outs of layers 0 to 2 at epochs 0 and 5: training takes .1 and .01 per seed a layer. */
    private void depth(List<Map<String, Object>> rows) {
      for (int layer = 0; layer <= 2; layer++) {
        for (int epoch = 0; epoch <= 5; epoch += 5) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("trial_id", trialId());
          row.put("trial_batch", columns.getOrDefault("trial_batch", "00aa"));
          row.put("epoch", (double) epoch);
          row.put("presentations", 3823L * epoch);
          row.put("metric", "readout_error");
          row.put("layer", layer);
          row.put("value", .6 + .02 * seed - (epoch == 0 ? 0 : layer * (.1 + .01 * seed)));
          rows.add(row);
        }
      }
    }
  }
}
