package io.phasesweep.core.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Comma-separated numbers, one example a line, the class as a whole number in the first or last
 * column. A first line with a field that is no number is a header. Lines end in LF or CRLF.
 */
final class CsvReader {
  private static final int MOST_COLUMNS = 1 << 16;
  private static final int MOST_ROWS = 1 << 24;

  /** Where the label is. */
  enum Label {
    FIRST,
    LAST
  }

  private final DataFile file;
  private final int classes;
  private final Label label;
  private int at;
  private int line;

  private CsvReader(DataFile file, int classes, Label label) {
    this.file = file;
    this.classes = classes;
    this.label = label;
  }

  /**
   * @throws InvalidData naming the row
   */
  static Table read(DataFile file, int classes, Label label) {
    return new CsvReader(file, classes, label).table();
  }

  private Table table() {
    int columns = columnsOfFirstRow();
    int rows = countRows();
    long values = (long) rows * (columns - 1);
    if (rows > MOST_ROWS || values > DataFile.LIMIT) {
      throw new InvalidData(file.name(), rows + " rows of " + columns + " columns are too many");
    }
    float[] inputs = new float[(int) values];
    short[] labels = new short[rows];
    int labelColumn = label == Label.FIRST ? 0 : columns - 1;
    for (int row = 0; row < rows; row++) {
      int to = row * (columns - 1);
      for (int column = 0; column < columns; column++) {
        boolean last = column == columns - 1;
        float value = next(columns, column, last);
        if (column == labelColumn) {
          labels[row] = checkedLabel(value);
        } else {
          inputs[to++] = value;
        }
      }
      line++;
    }
    return Table.ofReals(columns - 1, inputs, labels);
  }

  /** Leaves {@code at} at the first row of numbers. */
  private int columnsOfFirstRow() {
    if (file.bytes().length == 0) {
      throw new InvalidData(file.name(), "is empty");
    }
    line = 1;
    int end = endOfLine(0);
    String[] fields = text(0, end).split(",", -1);
    if (fields.length < 2 || fields.length > MOST_COLUMNS) {
      throw new InvalidData(
          file.name(),
          "line 1 has "
              + fields.length
              + " columns; 2 to "
              + MOST_COLUMNS
              + " are allowed, separated by commas");
    }
    if (!Arrays.stream(fields).allMatch(f -> isNumber(f.strip()))) {
      at = Math.min(end + 1, file.bytes().length);
      line = 2;
    }
    return fields.length;
  }

  private int countRows() {
    int rows = 0;
    byte[] bytes = file.bytes();
    for (int i = at; i < bytes.length; i++) {
      rows += bytes[i] == '\n' ? 1 : 0;
    }
    rows += bytes[bytes.length - 1] == '\n' ? 0 : 1;
    if (at >= bytes.length || rows == 0) {
      throw new InvalidData(file.name(), "has no row of numbers");
    }
    return rows;
  }

  private float next(int columns, int column, boolean last) {
    byte[] bytes = file.bytes();
    int from = at;
    int end = at;
    int whole = 0;
    while (end < bytes.length && bytes[end] != ',' && bytes[end] != '\n') {
      int digit = bytes[end] - '0';
      whole = whole >= 0 && digit >= 0 && digit <= 9 && end - from < 6 ? whole * 10 + digit : -1;
      end++;
    }
    boolean atComma = end < bytes.length && bytes[end] == ',';
    if (atComma == last) {
      throw wrong(
          last
              ? "more than " + columns + " columns"
              : (column + 1) + " of " + columns + " columns");
    }
    at = end + 1;
    return whole >= 0 && end > from ? whole : number(column, text(from, end).strip());
  }

  private float number(int column, String field) {
    if (!isNumber(field)) {
      throw wrong(
          "column " + (column + 1) + " is '" + shortened(field) + "'; a number is expected");
    }
    float value = Float.parseFloat(field);
    if (!Float.isFinite(value)) {
      throw wrong("column " + (column + 1) + " is '" + shortened(field) + "'; beyond float32");
    }
    return value;
  }

  private short checkedLabel(float value) {
    if (value != (int) value || value < 0 || value >= classes) {
      throw wrong(
          "label is " + value + "; whole numbers from 0 to " + (classes - 1) + " are allowed");
    }
    return (short) value;
  }

  private InvalidData wrong(String what) {
    return new InvalidData(file.name() + ":" + line, what);
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < file.bytes().length && file.bytes()[end] != '\n') {
      end++;
    }
    return end;
  }

  private String text(int from, int to) {
    return new String(file.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Printable ASCII, at most 40 characters: a damaged file must not fill a terminal. */
  private static String shortened(String field) {
    String plain = field.replaceAll("[^ -~]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
  }

  /** Plain decimal notation: no hexadecimal, no NaN, no suffix, which Java's parser would take. */
  private static boolean isNumber(String field) {
    int digits = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ("+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    if (digits == 0) {
      return false;
    }
    try {
      Float.parseFloat(field);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
