package io.phasesweep.spark;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder of immutable rows and the sweeps that asked for them. Needs no Spark session. The files
 * are the truth: whatever is not in a committed part does not exist. Thread-safe.
 */
public final class ResultStore {

  private ResultStore() {}

  /**
   * Opens a store, creating it where there is nothing.
   *
   * @param uri a path, or a URI of a file system that every executor sees
   * @throws StoreException if something else is there, or a store of a later release
   */
  public static ResultStore create(String uri) {
    return Pending.body();
  }

  /**
   * Opens a store for reading.
   *
   * @throws StoreException if there is none, or something else, or one of a later release
   */
  public static ResultStore open(String uri) {
    return Pending.body();
  }

  /** Where it is, as it was given. */
  public String uri() {
    return Pending.body();
  }

  /** Where the parts of a table are: glob for {@code part-*.parquet} there. */
  public String folder(Table table) {
    return Pending.body();
  }

  /** Names of all stored trials, from the footers. */
  public StoredIds storedIds() {
    return Pending.body();
  }

  /** How far a sweep is; works while another process computes. */
  public SweepStatus status(Stream<Member> plan) {
    return Pending.body();
  }

  /** Who computes into this store now. */
  public Optional<LeaseHolder> holder() {
    return Pending.body();
  }

  /** The sweeps that were run into this store, sorted by name and digest. */
  public List<SweepRecord> sweeps() {
    return Pending.body();
  }

  /** Folder of a sweep: spec, resolved spec, manifest, members, status. */
  public String folder(SweepRecord sweep) {
    return Pending.body();
  }

  /** Visits the rows of {@code table}, superseded and orphan rows left out. */
  public void forEachRow(Table table, Consumer<StoredRow> visitor) {
    Pending.body();
  }

  /** The rows of these trials with their measurements, in the order of their names. */
  public List<StoredTrial> read(Set<String> trialIds) {
    return Pending.body();
  }

  /** The two tables of a store. */
  public enum Table {
    TRIALS("trials"),
    MEASUREMENTS("measurements");

    private final String folder;

    Table(String folder) {
      this.folder = folder;
    }

    /** Its folder in the live generation. */
    public String folder() {
      return folder;
    }

    /** Its columns. */
    public List<Column> columns() {
      return this == TRIALS ? ResultSchema.trials() : ResultSchema.measurements();
    }
  }
}
