package io.phasesweep.spark;

import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The committed parts of a generation, from their footers.
 *
 * @param parts footers of whole parts, by batch
 * @param broken what cannot be read
 */
record PartCatalog(List<PartFooter> parts, List<Broken> broken) {
  private static final int THREADS = 16;
  private static final int MAGIC_BYTES = 4;

  PartCatalog {
    parts = List.copyOf(parts);
    broken = List.copyOf(broken);
  }

  /**
   * A batch that cannot be read.
   *
   * @param batch its name
   * @param reason what is wrong with which file
   */
  record Broken(String batch, String reason) {}

  /**
   * Reads all footers, many at a time: most of the work is waiting for files.
   *
   * @throws StoreException if a part was written by a later release
   */
  static PartCatalog read(StoreFiles files, String generation) throws IOException {
    List<String> names =
        files.list(StoreLayout.folder(generation, Table.TRIALS)).stream()
            .filter(StoreLayout::isPart)
            .toList();
    List<PartFooter> parts = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Object>> found = new ArrayList<>();
      for (String name : names) {
        found.add(threads.submit(() -> look(files, generation, StoreLayout.batch(name))));
      }
      for (Future<Object> future : found) {
        Object result = future.get();
        if (result instanceof PartFooter part) {
          parts.add(refuseLater(files, part));
        } else {
          broken.add((Broken) result);
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the store", e);
    } finally {
      threads.shutdownNow();
    }
    return new PartCatalog(parts, broken);
  }

  private static PartFooter refuseLater(StoreFiles files, PartFooter part) {
    if (part.schemaVersion() > ResultSchema.VERSION) {
      throw StoreException.refused(
          String.format(
              "store %s holds rows of version %d; this release reads up to version %d",
              files.place(""), part.schemaVersion(), ResultSchema.VERSION));
    }
    return part;
  }

  private static Object look(StoreFiles files, String generation, String batch) {
    String trials = StoreLayout.part(generation, Table.TRIALS, batch);
    String measurements = StoreLayout.part(generation, Table.MEASUREMENTS, batch);
    PartFooter footer;
    try {
      footer = PartFooter.of(PartReader.pairs(files.input(trials)));
    } catch (IOException e) {
      return new Broken(batch, trials + ": " + Failures.line(e));
    }
    if (footer == null || !footer.batch().equals(batch)) {
      return new Broken(batch, trials + ": written by another program");
    }
    String problem = problem(files, measurements);
    return problem == null ? footer : new Broken(batch, measurements + ": " + problem);
  }

  // A whole Parquet file begins and ends with the same magic; the footer need not be parsed.
  private static @Nullable String problem(StoreFiles files, String path) {
    try {
      InputFile file = files.input(path);
      if (file.getLength() < 2L * MAGIC_BYTES) {
        return "too short";
      }
      byte[] magic = new byte[2 * MAGIC_BYTES];
      try (SeekableInputStream in = file.newStream()) {
        in.readFully(magic, 0, MAGIC_BYTES);
        in.seek(file.getLength() - MAGIC_BYTES);
        in.readFully(magic, MAGIC_BYTES, MAGIC_BYTES);
      }
      return new String(magic, StandardCharsets.ISO_8859_1).equals("PAR1PAR1") ? null : "truncated";
    } catch (IOException e) {
      return Failures.line(e);
    }
  }

  /** All trials with how they ended. */
  TrialIndex index() {
    TrialIndex index = new TrialIndex();
    for (PartFooter part : parts) {
      for (PartFooter.Entry trial : part.trials()) {
        index.add(trial.trialId(), trial.outcome(), trial.attempt());
        index.measured(trial.trialId(), trial.metrics());
      }
    }
    return index;
  }
}
