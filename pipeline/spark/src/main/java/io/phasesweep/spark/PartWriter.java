package io.phasesweep.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the bytes of a Parquet file. A part is built in memory, so that its size is known before
 * a byte is written and an object store can take it in one piece.
 */
final class PartWriter {
  private PartWriter() {}

  /**
   * The bytes of a part, zstd.
   *
   * @param table name of the schema
   * @param columns columns of the rows
   * @param rows cells in the order of the columns
   * @param footer key-value pairs of the footer
   */
  static byte[] bytes(
      String table,
      List<Column> columns,
      Iterator<@Nullable Object[]> rows,
      Map<String, String> footer)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetWriter<@Nullable Object[]> writer =
        new Builder(new MemoryFile(bytes), table, columns, footer)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      while (rows.hasNext()) {
        writer.write(rows.next());
      }
    }
    return bytes.toByteArray();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final Rows rows;

    Builder(OutputFile file, String table, List<Column> columns, Map<String, String> footer) {
      super(file);
      this.rows = new Rows(columns, PartFormat.schema(table, columns), footer);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the parent
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration unused) {
      return rows;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration unused) {
      return rows;
    }
  }

  private static final class Rows extends WriteSupport<@Nullable Object[]> {
    private final List<Column> columns;
    private final MessageType schema;
    private final Map<String, String> footer;
    private @Nullable RecordConsumer consumer;

    Rows(List<Column> columns, MessageType schema, Map<String, String> footer) {
      this.columns = columns;
      this.schema = schema;
      this.footer = footer;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the parent
    public WriteContext init(Configuration unused) {
      return new WriteContext(schema, footer);
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
      return new WriteContext(schema, footer);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      this.consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer out = consumer;
      if (out == null) {
        throw new IllegalStateException("not prepared");
      }
      out.startMessage();
      for (int i = 0; i < row.length; i++) {
        Object cell = row[i];
        if (cell != null) {
          Column column = columns.get(i);
          out.startField(column.name(), i);
          write(out, column, cell);
          out.endField(column.name(), i);
        }
      }
      out.endMessage();
    }

    private static void write(RecordConsumer out, Column column, Object cell) {
      switch (column.type()) {
        case STRING -> out.addBinary(Binary.fromString((String) cell));
        case INT -> out.addInteger((Integer) cell);
        case LONG -> out.addLong((Long) cell);
        case DOUBLE -> out.addDouble((Double) cell);
        case BOOLEAN -> out.addBoolean((Boolean) cell);
        case TIMESTAMP -> out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell));
        case STRINGS -> writeList(out, (List<?>) cell);
      }
    }

    private static void writeList(RecordConsumer out, List<?> items) {
      out.startGroup();
      if (!items.isEmpty()) {
        out.startField(PartFormat.LIST, 0);
        for (Object item : items) {
          out.startGroup();
          out.startField(PartFormat.ELEMENT, 0);
          out.addBinary(Binary.fromString((String) item));
          out.endField(PartFormat.ELEMENT, 0);
          out.endGroup();
        }
        out.endField(PartFormat.LIST, 0);
      }
      out.endGroup();
    }
  }

  private record MemoryFile(ByteArrayOutputStream bytes) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new DelegatingPositionOutputStream(bytes) {
        @Override
        public long getPos() {
          return bytes.size();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
