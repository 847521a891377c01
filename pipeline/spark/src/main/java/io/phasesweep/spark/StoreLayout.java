package io.phasesweep.spark;

/** Where things are in a store. */
final class StoreLayout {
  /** What kind of folder this is: format version and program. */
  static final String STORE = "STORE";

  /** Name of the live generation. */
  static final String CURRENT = "CURRENT";

  static final String LEASE = "LEASE";
  static final String FIRST_GENERATION = "gen-0001";
  static final String TEMPORARY = ".tmp";
  static final String CORRUPT = "corrupt";
  static final String SWEEPS = "sweeps";

  private static final String PREFIX = "part-";
  private static final String SUFFIX = ".parquet";

  private StoreLayout() {}

  /** Folder of a table's parts. */
  static String folder(String generation, ResultStore.Table table) {
    return generation + "/" + table.folder();
  }

  /** The part of a batch. */
  static String part(String generation, ResultStore.Table table, String batch) {
    return folder(generation, table) + "/" + PREFIX + batch + SUFFIX;
  }

  /** Whether a file name is that of a part. */
  static boolean isPart(String name) {
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  /** The batch of a part's file name. */
  static String batch(String name) {
    return name.substring(PREFIX.length(), name.length() - SUFFIX.length());
  }

  /** Folder of a sweep. */
  static String folder(SweepRecord sweep) {
    return SWEEPS + "/" + confined(sweep.name()) + "/" + confined(sweep.digest());
  }

  private static String confined(String name) {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw StoreException.refused(
          "sweep name '" + name + "'; small letters, digits and - are allowed, at most 64");
    }
    return name;
  }
}
