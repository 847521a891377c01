package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.spark.ResultStore.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any SQL engine reads a store with two views: orphans, doubles and superseded rows are hidden. */
class SqlReadersIT {
  private static final String TRIALS =
      """
      CREATE OR REPLACE TEMPORARY VIEW trials AS SELECT * FROM trial_parts
        QUALIFY row_number() OVER (PARTITION BY trial_id ORDER BY CASE outcome WHEN 'failed' THEN 3
          WHEN 'timed-out' THEN 2 WHEN 'pruned' THEN 1 ELSE 0 END, metrics DESC,
          schema_version DESC, trial_batch) = 1
      """;
  private static final String MEASUREMENTS =
      """
      CREATE OR REPLACE TEMPORARY VIEW measurements AS SELECT m.* FROM measurement_parts m
        JOIN trials t ON m.trial_id = t.trial_id AND m.trial_batch = t.trial_batch
      """;

  @TempDir private Path folder;
  private final SparkSession session =
      SparkSession.builder().sparkContext(SharedSession.context().sc()).getOrCreate();

  private void open(ResultStore store) {
    for (Table table : Table.values()) {
      session
          .read()
          .option("mergeSchema", true)
          .parquet(store.folder(table) + "/part-*.parquet")
          .createOrReplaceTempView(table == Table.TRIALS ? "trial_parts" : "measurement_parts");
    }
    session.sql(TRIALS);
    session.sql(MEASUREMENTS);
  }

  private ResultStore storeWithOrphansAndDoubles() throws Exception {
    ResultStore store = ResultStore.create(folder.toString());
    List<Member> plan = SyntheticPlan.ofSeeds(12);
    RunOptions options = RunOptions.standard(trial -> 1.0);
    SharedSession.job(SyntheticConductor.failing(2L, 3L))
        .run(store, SyntheticPlan.SWEEP, plan::stream, options, RunEvents.silent());
    // Doubles: the whole plan again as one part, and half of it as another.
    Provenance here =
        Provenance.here(BuildInfo.read(), "loop", null, 1, SyntheticConductor.quick().kernels());
    BatchCommit commit = new BatchCommit(store.files(), store.generation(), "old", here);
    for (int size : new int[] {12, 6}) {
      commit.commit(
          plan.subList(0, size).stream()
              .map(
                  member ->
                      new ConductedTrial(
                          new Assignment(member, 1, 1),
                          SyntheticConductor.quick().conduct(member.trial()),
                          Instant.now()))
              .toList());
    }
    // An orphan: measurements whose commit mark is gone.
    String half = TrialBatch.name(plan.subList(0, 6).stream().map(Member::trialId).toList());
    Files.delete(Path.of(store.folder(Table.TRIALS), "part-" + half + ".parquet"));
    return store;
  }

  @Test
  void everyTrialHasOneRowAndOnlyItsMeasurements() throws Exception {
    ResultStore store = storeWithOrphansAndDoubles();
    open(store);
    assertThat(session.table("trial_parts").count()).isEqualTo(24);
    assertThat(session.table("trials").count()).isEqualTo(12);
    assertThat(session.table("measurement_parts").count()).isEqualTo((10 + 12 + 6) * 8);
    assertThat(session.table("measurements").count()).isEqualTo(12 * 8);
    assertThat(
            session
                .sql("SELECT DISTINCT outcome FROM trials")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactly("trained");
    long[] own = new long[1];
    store.forEachRow(Table.MEASUREMENTS, row -> own[0]++);
    assertThat(own[0]).isEqualTo(12 * 8);
  }

  @Test
  void typesAreThoseOfTheSchema() throws Exception {
    open(storeWithOrphansAndDoubles());
    StructType schema = session.table("trials").schema();
    assertThat(schema.fieldNames())
        .containsExactlyElementsOf(ResultSchema.trials().stream().map(Column::name).toList());
    for (Column column : ResultSchema.trials()) {
      assertThat(schema.apply(column.name()).dataType())
          .as(column.name())
          .isEqualTo(
              switch (column.type()) {
                case STRING -> DataTypes.StringType;
                case INT -> DataTypes.IntegerType;
                case LONG -> DataTypes.LongType;
                case DOUBLE -> DataTypes.DoubleType;
                case BOOLEAN -> DataTypes.BooleanType;
                case TIMESTAMP -> DataTypes.TimestampType;
                case STRINGS -> DataTypes.createArrayType(DataTypes.StringType);
              });
    }
    Row row = session.sql("SELECT extensions, started_at, seed FROM trials WHERE seed = 7").head();
    assertThat(row.getList(0)).isEmpty();
    assertThat(row.getTimestamp(1).toInstant())
        .isBetween(Instant.now().minusSeconds(3600), Instant.now());
    assertThat(row.getLong(2)).isEqualTo(7);
  }
}
