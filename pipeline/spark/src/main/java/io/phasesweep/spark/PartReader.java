package io.phasesweep.spark;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads parts. A file that is no Parquet file gives an {@link IOException}. */
final class PartReader {
  private PartReader() {}

  /** The key-value pairs of a footer; row groups are not parsed. */
  static Map<String, String> pairs(InputFile file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withMetadataFilter(ParquetMetadataConverter.SKIP_ROW_GROUPS)
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
      return reader.getFileMetaData().getKeyValueMetaData();
    } catch (RuntimeException e) {
      throw new IOException("no Parquet file: " + e.getMessage(), e);
    }
  }

  /** Visits all rows; columns that the file lacks are null. */
  static void forEachRow(InputFile file, List<Column> columns, Consumer<StoredRow> visitor)
      throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
      MessageType schema = common(reader.getFileMetaData().getSchema(), columns);
      reader.setRequestedSchema(schema);
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long row = 0; row < pages.getRowCount(); row++) {
          visitor.accept(new StoredRow(columns, cells(records.read(), columns)));
        }
        pages = reader.readNextRowGroup();
      }
    }
  }

  private static MessageType common(MessageType file, List<Column> columns) {
    List<Type> fields = new ArrayList<>();
    for (Column column : columns) {
      if (file.containsField(column.name())) {
        fields.add(file.getType(column.name()));
      }
    }
    return new MessageType(file.getName(), fields);
  }

  private static List<@Nullable Object> cells(Group record, List<Column> columns) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    for (Column column : columns) {
      boolean there =
          record.getType().containsField(column.name())
              && record.getFieldRepetitionCount(column.name()) > 0;
      cells.add(there ? cell(record, column) : null);
    }
    return Collections.unmodifiableList(cells);
  }

  private static Object cell(Group record, Column column) {
    String name = column.name();
    return switch (column.type()) {
      case STRING -> record.getString(name, 0);
      case INT -> record.getInteger(name, 0);
      case LONG -> record.getLong(name, 0);
      case DOUBLE -> record.getDouble(name, 0);
      case BOOLEAN -> record.getBoolean(name, 0);
      case TIMESTAMP -> Instant.EPOCH.plus(record.getLong(name, 0), ChronoUnit.MICROS);
      case STRINGS -> strings(record.getGroup(name, 0));
    };
  }

  private static List<String> strings(Group list) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(PartFormat.LIST); i++) {
      items.add(list.getGroup(PartFormat.LIST, i).getString(PartFormat.ELEMENT, 0));
    }
    return List.copyOf(items);
  }
}
