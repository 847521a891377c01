package io.phasesweep.analysis;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The two tables of a store behind views that hide orphans, doubles and superseded rows, and the
 * members of one sweep. Readers need no lease: a part appears whole or not at all. Not thread-safe.
 */
public final class SweepResults implements AutoCloseable {
  private static final String SQL = "/sql/";
  private static final String PARTS = "part-*.parquet";
  private static final long SMALL = 64L << 20;

  private final SparkSession session;
  private final boolean owned;
  private final Path store;

  private SweepResults(SparkSession session, boolean owned, Path store) {
    this.session = session;
    this.owned = owned;
    this.store = store;
  }

  /**
   * Opens a store.
   *
   * @param storeUri any URI of a Hadoop file system, or a local path
   * @param sparkSettings properties of the Spark session, used only if none is running; without
   *     {@code spark.master} it is local
   */
  public static SweepResults open(String storeUri, Map<String, String> sparkSettings) {
    boolean owned = SparkSession.getDefaultSession().isEmpty();
    SparkSession.Builder builder = SparkSession.builder();
    if (owned) {
      builder
          .appName("phasesweep report")
          .config("spark.ui.enabled", "false")
          .config("spark.sql.shuffle.partitions", "4");
      sparkSettings.forEach(builder::config);
      if (!sparkSettings.containsKey("spark.master")
          && System.getProperty("spark.master") == null) {
        builder.master("local[*]");
      }
    }
    SparkSession session = builder.getOrCreate().newSession();
    SweepResults results = new SweepResults(session, owned, new Path(storeUri));
    try {
      results.createTables();
    } catch (IOException e) {
      results.close();
      throw new UncheckedIOException(e);
    }
    return results;
  }

  /**
   * Narrows to the members of one sweep.
   *
   * @return this, with the views {@code members} and {@code sweep_trials}
   * @throws IllegalArgumentException if the store has no such sweep
   */
  public SweepResults sweep(String name, String digest) {
    Path members = new Path(store, "sweeps/" + name + "/" + digest + "/members.parquet");
    try {
      if (!fileSystem().exists(members)) {
        throw new IllegalArgumentException(
            store + ": no sweep " + name + " of digest " + digest + " is stored here");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    session
        .read()
        .schema(Schemas.members())
        .parquet(members.toString())
        .createOrReplaceTempView("members");
    session.sql(text("sweep-trials.sql"));
    Dataset<Row> trials = session.table("sweep_trials");
    // One pass over the files; every further question is asked of these rows.
    session
        .createDataFrame(trials.collectAsList(), trials.schema())
        .createOrReplaceTempView("sweep_trials");
    return this;
  }

  /** Rows of an SQL file under {@code /sql}, over the views. */
  List<Row> rows(String file) {
    return session.sql(text(file)).collectAsList();
  }

  /** Registers {@code ids} as the view {@code chosen_cells(cell_id)}. */
  void choose(List<String> ids) {
    session
        .createDataset(ids, Encoders.STRING())
        .toDF("cell_id")
        .createOrReplaceTempView("chosen_cells");
  }

  /** The text of a stored file of the sweep, for example {@code manifest.json}; empty if absent. */
  String sweepFile(String name, String digest, String file) {
    try {
      return read(new Path(store, "sweeps/" + name + "/" + digest + "/" + file));
    } catch (FileNotFoundException absent) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The live generation of the store, for example {@code gen-0001}. */
  String generation() {
    try {
      return read(new Path(store, "CURRENT")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String storeName() {
    return store.toString();
  }

  /** Stops the session if this object started it. */
  @Override
  public void close() {
    if (owned) {
      session.stop();
    }
  }

  private void createTables() throws IOException {
    long bytes =
        table("trial_parts", "trials", Schemas.trials())
            + table("measurement_parts", "measurements", Schemas.measurements());
    if (bytes < SMALL) {
      // Generating and compiling code for a plan costs more than interpreting it over few rows.
      session.conf().set("spark.sql.codegen.wholeStage", "false");
      session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      session.conf().set("spark.sql.adaptive.enabled", "false");
      session.conf().set("spark.sql.shuffle.partitions", "1");
    }
    session.sql(text("trials.sql"));
    session.sql(text("measurements.sql"));
  }

  /** Registers a view over the parts of a table and gives their bytes. */
  private long table(String view, String folder, StructType schema) throws IOException {
    Path parts = new Path(store, generation() + "/" + folder);
    FileStatus[] found = fileSystem().globStatus(new Path(parts, PARTS));
    Dataset<Row> rows =
        found == null || found.length == 0
            ? session.createDataFrame(List.of(), schema)
            : session
                .read()
                .schema(schema)
                .option("pathGlobFilter", PARTS)
                .parquet(parts.toString());
    rows.createOrReplaceTempView(view);
    return found == null ? 0 : Arrays.stream(found).mapToLong(FileStatus::getLen).sum();
  }

  private FileSystem fileSystem() throws IOException {
    return store.getFileSystem(session.sparkContext().hadoopConfiguration());
  }

  private String read(Path file) throws IOException {
    try (InputStream in = fileSystem().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String text(String file) {
    try (InputStream in = SweepResults.class.getResourceAsStream(SQL + file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + SQL + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
