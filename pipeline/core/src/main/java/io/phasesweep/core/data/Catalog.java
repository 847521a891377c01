package io.phasesweep.core.data;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The data sets of a machine: those of the product, those in its data folders, and a user's own
 * files. Each file is read, and its digest checked, once. Thread-safe.
 */
public final class Catalog {
  /** One per JVM: its cache is what lets the trials of a machine share their data. */
  private static final Catalog MACHINE = new Catalog(DataFolders.ofMachine());

  private final DataFolders folders;
  private final List<CatalogEntry> entries = CatalogEntry.all();
  private final Map<String, TablePair> tables = new ConcurrentHashMap<>();
  private final Map<DataKey, Dataset> datasets = new ConcurrentHashMap<>();

  /**
   * @param folders data folders, first match wins
   */
  public Catalog(List<Path> folders) {
    this(new DataFolders(folders));
  }

  private Catalog(DataFolders folders) {
    this.folders = folders;
  }

  /** The data of this machine: {@code $PHASESWEEP_DATA}, then {@code ~/.phasesweep/data}. */
  public static Catalog ofMachine() {
    return MACHINE;
  }

  /** All sets that need no path. */
  public List<CatalogEntry> entries() {
    return entries;
  }

  /** The set of that name. */
  public Optional<CatalogEntry> entry(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /**
   * The key of a block {@code data}. The catalogue's files are not opened; a user's own files are
   * read, because their content is part of the key.
   *
   * @param block keys and values of the block: whole numbers, reals, and names for all text
   * @param base folder that relative paths start from
   * @throws InvalidSetting naming the key
   * @throws InvalidData if own files cannot be read
   */
  public DataKey key(Map<String, Value> block, Path base) {
    DataBlock request = new DataBlock(block);
    return request.has("reader") ? keyOfFiles(request, base) : keyOfEntry(request);
  }

  private DataKey keyOfEntry(DataBlock block) {
    CatalogEntry entry = required(block.text("set"));
    boolean generated = entry.reader().equals(BarsAndStripes.READER);
    int side = block.whole(DataSettings.SIDE, BarsAndStripes.USUAL_SIDE);
    if (generated) {
      entry = BarsAndStripes.entry(side);
    } else if (block.has(DataSettings.SIDE.name())) {
      throw new InvalidSetting("side", "side is a key of set: " + BarsAndStripes.NAME);
    }
    if (!entry.pinned()) {
      return keyOfFound(entry, block);
    }
    Map<String, Value> lines = block.lines(entry.name(), entry.train(), entry.test());
    if (generated) {
      lines.put("data.side", new Value.Whole(side));
    }
    return checked(
        new DataKey(Values.of(lines), entry.digest(), DataKey.Source.catalog()), entry.shape());
  }

  /** The entry of a key; generated sets differ by their size. */
  private CatalogEntry entryOf(DataKey key) {
    return key.values().find("data.side") instanceof Value.Whole side
        ? BarsAndStripes.entry(Math.toIntExact(side.value()))
        : required(key.word("data"));
  }

  /** A set whose files the product does not know: what is there is read and decides. */
  private DataKey keyOfFound(CatalogEntry entry, DataBlock block) {
    List<DataFile> files = folders.of(entry);
    String digest = digestOf(entry, files);
    TablePair read =
        tables.computeIfAbsent(cacheName(digest, Map.of()), name -> parse(entry, files));
    Values values = Values.of(block.lines(entry.name(), read.train().rows(), read.test().rows()));
    return checked(new DataKey(values, digest, DataKey.Source.catalog()), entry.shape());
  }

  private static String digestOf(CatalogEntry entry, List<DataFile> files) {
    List<CatalogEntry.Item> items = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      items.add(new CatalogEntry.Item(entry.files().get(i).file(), files.get(i).sha256()));
    }
    return CatalogEntry.setDigest(items);
  }

  /** The key, if its images can be framed and scaled as it says. */
  private DataKey checked(DataKey key, ImageShape stored) {
    ImageShape shown = Framing.of(key.values(), stored).shown();
    if (key.word("data.scale").equals("standardise") && Framing.moves(key.values())) {
      throw new InvalidSetting(
          "scale",
          "scale is standardise, which is of one place of an image; with pad, crop or flip write"
              + " channels or published");
    }
    int known = colours(key).mean().size();
    int channels = shown.channels();
    if (key.word("data.scale").equals("published") && known != channels) {
      throw new InvalidSetting(
          "scale",
          "scale is published, but no such numbers are known of these "
              + channels
              + " channels; channels takes them from the training part");
    }
    return key;
  }

  private CatalogEntry.Colours colours(DataKey key) {
    return fromCatalog(key) ? entryOf(key).colours() : CatalogEntry.Colours.NONE;
  }

  private static boolean fromCatalog(DataKey key) {
    return key.source().reader().equals("catalog");
  }

  private CatalogEntry required(String name) {
    return entry(name)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "set",
                    "unknown data set '"
                        + name
                        + "'; "
                        + entries.stream().map(CatalogEntry::name).collect(Collectors.joining(", "))
                        + " are in the catalogue, and reader: csv, idx or cifar-bin reads your own files"));
  }

  private DataKey keyOfFiles(DataBlock block, Path base) {
    String reader = block.word(DataSettings.READER);
    if (!block.has("classes")) {
      throw new InvalidSetting("classes", "data needs classes, the number of classes");
    }
    TreeMap<String, Value> own = new TreeMap<>();
    own.put("data.classes", new Value.Whole(block.whole(DataSettings.CLASSES, 2)));
    if (reader.equals("csv")) {
      own.put("data.label", new Value.Name(block.word(DataSettings.LABEL)));
    } else if (block.has("label")) {
      throw new InvalidSetting("label", "label is a key of reader: csv");
    }
    List<String> paths = new ArrayList<>();
    for (String key : List.of("train", "train-labels", "test", "test-labels")) {
      boolean needed = DataBlock.pathKeys(reader).contains(key);
      if (!needed && block.has(key)) {
        throw new InvalidSetting(key, key + " is a key of reader: idx");
      }
      paths.add(needed ? resolved(key, block.text(key), base) : "");
    }
    DataKey.Source source =
        new DataKey.Source(reader, paths.get(0), paths.get(1), paths.get(2), paths.get(3));
    List<DataFile> files = DataFolders.own(source);
    String digest = digestOf(source, files);
    TablePair read =
        tables.computeIfAbsent(cacheName(digest, own), name -> parse(source, files, own));
    own.putAll(block.lines(reader, read.train().rows(), read.test().rows()));
    return checked(new DataKey(Values.of(own), digest, source), read.train().shape());
  }

  private static String resolved(String key, String path, Path base) {
    Path given = Path.of(path);
    for (Path part : given) {
      if (part.toString().equals("..")) {
        throw new InvalidSetting(
            key, key + " is " + path + "; write an absolute path, or one below the sweep file");
      }
    }
    return base.resolve(given).toAbsolutePath().normalize().toString();
  }

  /** Digest by role, not by file name: moving or renaming a file changes no number. */
  private static String digestOf(DataKey.Source source, List<DataFile> files) {
    List<String> roles = DataBlock.pathKeys(source.reader());
    List<CatalogEntry.Item> items = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      items.add(new CatalogEntry.Item(roles.get(i), files.get(i).sha256()));
    }
    return CatalogEntry.setDigest(items);
  }

  /**
   * The data set of a key, from the cache of this object where it can.
   *
   * @throws InvalidData if files are missing, or differ from the digest of the key
   */
  public Dataset load(DataKey key) {
    return datasets.computeIfAbsent(key, this::split);
  }

  /**
   * What a plan must know of the data of a key. Of the catalogue's sets no file is opened.
   *
   * @throws InvalidData if own files are missing, or differ from the digest of the key
   */
  public DataShape shape(DataKey key) {
    ImageShape image =
        fromCatalog(key)
            ? Framing.of(key.values(), entryOf(key).shape()).shown()
            : load(key).train().shape();
    return new DataShape(
        image,
        classes(key),
        key.whole("data.train"),
        key.whole("data.validation"),
        key.whole("data.test"));
  }

  private Dataset split(DataKey key) {
    Map<String, Value> lines = new TreeMap<>();
    key.values().forEach(lines::put);
    TablePair read =
        tables.computeIfAbsent(
            cacheName(key.digest(), lines),
            name -> fromCatalog(key) ? readEntry(key) : readOwn(key, lines));
    return new Preparation(key, maximum(key), colours(key)).split(read, classes(key));
  }

  private int classes(DataKey key) {
    return key.values().find("data.classes") instanceof Value.Whole whole
        ? Math.toIntExact(whole.value())
        : entryOf(key).classes();
  }

  private int maximum(DataKey key) {
    return switch (key.source().reader()) {
      case "catalog" -> entryOf(key).maximum();
      case "idx", "cifar-bin" -> 255;
      default -> 0;
    };
  }

  private TablePair readEntry(DataKey key) {
    CatalogEntry entry = entryOf(key);
    if (entry.reader().equals(BarsAndStripes.READER)) {
      Table all = BarsAndStripes.table(entry.shape());
      return new TablePair(all, all);
    }
    List<DataFile> files = folders.of(entry);
    DataFolders.check(entry, files);
    String digest = digestOf(entry, files);
    if (!digest.equals(key.digest())) {
      throw new InvalidData(
          entry.name(), "this product reads " + digest + "; asked for " + key.digest());
    }
    return parse(entry, files);
  }

  private static TablePair parse(CatalogEntry entry, List<DataFile> files) {
    return TablePair.read(entry.reader(), files, entry.classes(), CsvReader.Label.LAST)
        .shaped(entry.shape());
  }

  private static TablePair readOwn(DataKey key, Map<String, Value> lines) {
    List<DataFile> files = DataFolders.own(key.source());
    String digest = digestOf(key.source(), files);
    if (!digest.equals(key.digest())) {
      throw new InvalidData(
          key.source().train(), "the data changed since the sweep was planned: " + digest);
    }
    return parse(key.source(), files, lines);
  }

  private static TablePair parse(
      DataKey.Source source, List<DataFile> files, Map<String, Value> lines) {
    int classes = Integer.parseInt(lines.getOrDefault("data.classes", new Value.Whole(0)).text());
    boolean first = new Value.Name("first").equals(lines.get("data.label"));
    CsvReader.Label label = first ? CsvReader.Label.FIRST : CsvReader.Label.LAST;
    return TablePair.read(source.reader(), files, classes, label);
  }

  /** What decides the content of the two tables. */
  private static String cacheName(String digest, Map<String, Value> lines) {
    return digest + " " + lines.get("data.classes") + " " + lines.get("data.label");
  }

  /** What {@code phasesweep data list} says: whether the files are there, without reading them. */
  public DataFolders.Presence find(CatalogEntry entry) {
    return folders.find(entry);
  }

  /** What {@code phasesweep data verify} says: reads the files and compares their digests. */
  public DataFolders.Presence verify(CatalogEntry entry) {
    return folders.verify(entry);
  }
}
