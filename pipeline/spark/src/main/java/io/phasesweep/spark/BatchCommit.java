package io.phasesweep.spark;

import io.phasesweep.spark.ResultStore.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes conducted trials as two parts, measurements first; the trials part is the commit mark. The
 * names of the parts depend on the trials only, so a second execution overwrites with equal rows.
 */
final class BatchCommit {
  private final StoreFiles files;
  private final String generation;
  private final String lease;
  private final Provenance provenance;

  BatchCommit(StoreFiles files, String generation, String lease, Provenance provenance) {
    this.files = files;
    this.generation = generation;
    this.lease = lease;
    this.provenance = provenance;
  }

  /**
   * Commits.
   *
   * @throws StoreException if the store gives way; then no reader sees anything of these trials
   */
  void commit(List<ConductedTrial> trials) {
    String batch = name(trials);
    TrialRows rows = new TrialRows(provenance, batch);
    List<@Nullable Object[]> trialRows = new ArrayList<>();
    List<@Nullable Object[]> measurementRows = new ArrayList<>();
    List<PartFooter.Entry> entries = new ArrayList<>();
    for (ConductedTrial trial : trials) {
      trialRows.add(rows.trial(trial));
      measurementRows.addAll(rows.measurements(trial));
      entries.add(
          new PartFooter.Entry(
              trial.assignment().member().trialId(),
              trial.result().outcome().word(),
              trial.assignment().attempt(),
              trial.assignment().metrics()));
    }
    Map<String, String> footer =
        new PartFooter(batch, ResultSchema.VERSION, lease, entries).pairs(provenance);
    byte[] measurements = bytes(Table.MEASUREMENTS, measurementRows, footer);
    byte[] commitMark = bytes(Table.TRIALS, trialRows, footer);
    try {
      files.publish(StoreLayout.part(generation, Table.MEASUREMENTS, batch), measurements);
      files.publish(StoreLayout.part(generation, Table.TRIALS, batch), commitMark);
    } catch (IOException e) {
      throw Failures.ofStore(files, e, StoreException.Kind.BROKE_DOWN);
    }
  }

  private static byte[] bytes(
      Table table, List<@Nullable Object[]> rows, Map<String, String> footer) {
    try {
      return PartWriter.bytes(table.folder(), table.columns(), rows.iterator(), footer);
    } catch (IOException impossible) {
      throw new IllegalStateException("a part is built in memory", impossible);
    }
  }

  /** Whether this driver has committed exactly these trials before. */
  boolean isCommitted(List<String> trialIds) throws IOException {
    String path = StoreLayout.part(generation, Table.TRIALS, TrialBatch.name(trialIds));
    if (!files.exists(path)) {
      return false;
    }
    PartFooter footer = PartFooter.of(PartReader.pairs(files.input(path)));
    return footer != null && Objects.equals(footer.lease(), lease);
  }

  private static String name(List<ConductedTrial> trials) {
    return TrialBatch.name(trials.stream().map(t -> t.assignment().member().trialId()).toList());
  }
}
