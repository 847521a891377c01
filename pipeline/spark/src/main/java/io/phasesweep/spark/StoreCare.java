package io.phasesweep.spark;

import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tidies a store at the start of a run, under its lease. */
final class StoreCare {
  private StoreCare() {}

  /**
   * Deletes what dead drivers left half-written, moves unreadable parts aside.
   *
   * @return the parts that are whole
   */
  static PartCatalog tidy(StoreFiles files, String generation, Consumer<String> warnings)
      throws IOException {
    deleteTemporaries(files);
    PartCatalog catalog = PartCatalog.read(files, generation);
    for (PartCatalog.Broken broken : catalog.broken()) {
      warnings.accept(
          "moved to " + StoreLayout.CORRUPT + ", its trials are missing now: " + broken.reason());
      moveAside(files, generation, Table.TRIALS, broken.batch());
      moveAside(files, generation, Table.MEASUREMENTS, broken.batch());
    }
    deleteOrphans(files, generation, catalog);
    return catalog;
  }

  private static void deleteTemporaries(StoreFiles files) throws IOException {
    for (String name : files.list(StoreLayout.TEMPORARY)) {
      // Those may belong to drivers that try to take the lease at this moment.
      if (!name.startsWith("claim-") && !name.startsWith("lease-")) {
        files.delete(StoreLayout.TEMPORARY + "/" + name);
      }
    }
  }

  private static void moveAside(StoreFiles files, String generation, Table table, String batch)
      throws IOException {
    String path = StoreLayout.part(generation, table, batch);
    if (files.exists(path)) {
      files.rename(path, StoreLayout.CORRUPT + "/" + table.folder() + "-part-" + batch);
    }
  }

  // Measurements without their trials part were never committed.
  private static void deleteOrphans(StoreFiles files, String generation, PartCatalog catalog)
      throws IOException {
    Set<String> committed = new HashSet<>();
    catalog.parts().forEach(part -> committed.add(part.batch()));
    for (String name : files.list(StoreLayout.folder(generation, Table.MEASUREMENTS))) {
      if (StoreLayout.isPart(name) && !committed.contains(StoreLayout.batch(name))) {
        files.delete(StoreLayout.part(generation, Table.MEASUREMENTS, StoreLayout.batch(name)));
      }
    }
  }
}
