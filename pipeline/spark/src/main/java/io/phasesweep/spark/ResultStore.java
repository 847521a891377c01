package io.phasesweep.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.phasesweep.core.trial.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of immutable rows and the sweeps that asked for them. Needs no Spark session. The files
 * are the truth: whatever is not in a committed part does not exist. Thread-safe.
 *
 * <pre>
 *   STORE                                          format and program
 *   CURRENT                                        name of the live generation
 *   LEASE                                          while a driver runs
 *   gen-0001/measurements/part-BATCH.parquet       written first
 *   gen-0001/trials/part-BATCH.parquet             the commit mark
 *   sweeps/NAME/DIGEST/                            spec, resolved spec, manifest, members, status
 *   .tmp/  corrupt/
 * </pre>
 */
public final class ResultStore {
  private static final int FORMAT = 1;
  private static final String PROGRAM = "phasesweep";

  private final String uri;
  private final StoreFiles files;
  private final String generation;

  private ResultStore(String uri, StoreFiles files, String generation) {
    this.uri = uri;
    this.files = files;
    this.generation = generation;
  }

  /**
   * Opens a store, creating it where there is nothing.
   *
   * @param uri a path, or a URI of a file system that every executor sees
   * @throws StoreException if something else is there, or a store of a later release
   */
  public static ResultStore create(String uri) {
    return create(uri, StoreFiles::at);
  }

  static ResultStore create(String uri, StoreFiles.Opener opener) {
    StoreFiles files = opener.open(uri);
    return refusing(
        files,
        () -> {
          if (!files.exists(StoreLayout.STORE)) {
            refuseForeign(files);
            Map<String, Object> store = new LinkedHashMap<>();
            store.put("program", PROGRAM);
            store.put("format", FORMAT);
            files.claim(StoreLayout.STORE, Json.file(store));
          }
          if (!files.exists(StoreLayout.CURRENT)) {
            files.publish(
                StoreLayout.CURRENT,
                (StoreLayout.FIRST_GENERATION + "\n").getBytes(StandardCharsets.UTF_8));
          }
          return open(uri, files);
        });
  }

  /**
   * Opens a store for reading.
   *
   * @throws StoreException if there is none, or something else, or one of a later release
   */
  public static ResultStore open(String uri) {
    StoreFiles files = StoreFiles.at(uri);
    return refusing(files, () -> open(uri, files));
  }

  private static ResultStore open(String uri, StoreFiles files) throws IOException {
    if (!files.exists(StoreLayout.STORE)) {
      refuseForeign(files);
      throw StoreException.refused("no store at " + files.place(""));
    }
    JsonNode store;
    try {
      store = Json.read(files.read(StoreLayout.STORE));
    } catch (IllegalArgumentException e) {
      throw foreign(files, StoreLayout.STORE + " is no JSON object");
    }
    if (!store.path("program").asText().equals(PROGRAM)) {
      throw foreign(files, "program is '" + store.path("program").asText() + "'");
    }
    if (store.path("format").asInt() != FORMAT) {
      throw StoreException.refused(
          String.format(
              Locale.ROOT,
              "store %s has format %s; this release reads format %d",
              files.place(""),
              store.path("format").asText(),
              FORMAT));
    }
    String generation = StoreLayout.FIRST_GENERATION;
    if (files.exists(StoreLayout.CURRENT)) {
      generation = new String(files.read(StoreLayout.CURRENT), StandardCharsets.UTF_8).strip();
    }
    if (!generation.matches("gen-\\d{4}")) {
      throw foreign(files, StoreLayout.CURRENT + " names no generation");
    }
    return new ResultStore(uri, files, generation);
  }

  private static void refuseForeign(StoreFiles files) throws IOException {
    for (String name : files.list("")) {
      if (!name.equals(StoreLayout.TEMPORARY) && !name.equals(StoreLayout.LEASE)) {
        throw foreign(files, "it holds '" + name + "' and no file " + StoreLayout.STORE);
      }
    }
  }

  private static StoreException foreign(StoreFiles files, String reason) {
    return StoreException.refused(
        files.place("")
            + " is no store of this program: "
            + reason
            + "; name a new or empty folder with --store");
  }

  /** Where it is, as it was given. */
  public String uri() {
    return uri;
  }

  /** Where the parts of a table are: glob for {@code part-*.parquet} there. */
  public String folder(Table table) {
    return files.place(StoreLayout.folder(generation, table));
  }

  /** Folder of a sweep: spec, resolved spec, manifest, members, status. */
  public String folder(SweepRecord sweep) {
    return files.place(StoreLayout.folder(sweep));
  }

  /** A name of what is stored now: another one as soon as any part was added or replaced. */
  public String contentName() {
    return refusing(
        files,
        () ->
            Digest.hex(
                PartCatalog.read(files, generation).parts().stream()
                    .map(part -> part.batch() + " " + part.lease() + "\n")
                    .sorted()
                    .collect(Collectors.joining())));
  }

  /** Names of all stored trials, from the footers. */
  public StoredIds storedIds() {
    return refusing(files, () -> PartCatalog.read(files, generation).index());
  }

  /** How far a sweep is; works while another process computes. Closes {@code plan}. */
  public SweepStatus status(Stream<Member> plan) {
    return refusing(
        files,
        () -> {
          try (plan) {
            PartCatalog catalog = PartCatalog.read(files, generation);
            return SweepCount.of(plan, catalog.index()).status(catalog, holder());
          }
        });
  }

  /** Who computes into this store now; a dead process of this host does not. */
  public Optional<LeaseHolder> holder() {
    return refusing(files, () -> LeaseFile.read(files).filter(Lease::isAlive));
  }

  /** The sweeps that were run into this store, by name and digest. */
  public List<SweepRecord> sweeps() {
    return refusing(files, () -> SweepFolder.all(files));
  }

  /** Visits the rows of {@code table}, superseded and orphan rows left out. */
  public void forEachRow(Table table, Consumer<StoredRow> visitor) {
    refusing(
        files,
        () -> {
          new StoreReader(files, generation).forEachRow(table, visitor);
          return true;
        });
  }

  /** The rows of these trials with their measurements, in the order of their names. */
  public List<StoredTrial> read(Set<String> trialIds) {
    return refusing(files, () -> new StoreReader(files, generation).read(trialIds));
  }

  /**
   * The one stored trial whose name begins so.
   *
   * @param prefix hex digits, for example the first eight of a name
   * @throws StoreException if there is none, or more than one
   */
  public StoredTrial find(String prefix) {
    List<String> names =
        refusing(
            files,
            () ->
                PartCatalog.read(files, generation).parts().stream()
                    .flatMap(part -> part.trials().stream())
                    .map(PartFooter.Entry::trialId)
                    .filter(id -> id.startsWith(prefix))
                    .distinct()
                    .toList());
    if (names.size() == 1) {
      return read(Set.of(names.get(0))).get(0);
    }
    throw StoreException.refused(
        prefix
            + (names.isEmpty()
                ? ": no trial of that name in "
                : ": " + names.size() + " trials are named so, more digits are needed; in ")
            + files.place(""));
  }

  StoreFiles files() {
    return files;
  }

  String generation() {
    return generation;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T refusing(StoreFiles files, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw Failures.ofStore(files, e, StoreException.Kind.REFUSED);
    }
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
