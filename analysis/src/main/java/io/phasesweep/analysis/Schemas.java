package io.phasesweep.analysis;

import io.phasesweep.spark.Column;
import io.phasesweep.spark.ResultSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The declared columns as Spark types. Reading with them instead of the types found in the files
 * opens no footer, and a column that an older file lacks is null.
 */
final class Schemas {
  private Schemas() {}

  static StructType trials() {
    return of(ResultSchema.trials());
  }

  static StructType measurements() {
    return of(ResultSchema.measurements());
  }

  static StructType members() {
    return of(ResultSchema.members());
  }

  private static StructType of(List<Column> columns) {
    List<StructField> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(DataTypes.createStructField(column.name(), type(column.type()), true));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType type(Column.Type type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case STRINGS -> DataTypes.createArrayType(DataTypes.StringType);
    };
  }
}
