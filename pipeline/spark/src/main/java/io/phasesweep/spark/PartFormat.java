package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Columns as a Parquet schema. All are optional; lists have the standard three levels. */
final class PartFormat {
  static final String LIST = "list";
  static final String ELEMENT = "element";

  private PartFormat() {}

  static MessageType schema(String table, List<Column> columns) {
    List<Type> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(field(column));
    }
    return new MessageType(table, fields);
  }

  private static Type field(Column column) {
    String name = column.name();
    return switch (column.type()) {
      case STRING -> text(name);
      case INT -> Types.optional(PrimitiveTypeName.INT32).named(name);
      case LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TIMESTAMP ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(name);
      case STRINGS ->
          Types.optionalGroup()
              .as(LogicalTypeAnnotation.listType())
              .addField(Types.repeatedGroup().addField(text(ELEMENT)).named(LIST))
              .named(name);
    };
  }

  private static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }
}
