package io.phasesweep.sweeps.cli;

import io.phasesweep.spark.Column;
import io.phasesweep.spark.ResultStore;
import io.phasesweep.spark.StoredRow;
import io.phasesweep.sweeps.spec.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: the rows of a store as text, one at a time, or as a DuckDB file. */
@Command(name = "export")
final class ExportCommand extends SweepCommand {

  /** How a row is written. */
  enum Form {
    CSV,
    JSONL,
    DUCKDB
  }

  @Option(names = "--to", required = true, paramLabel = "csv|jsonl|duckdb")
  private Form form = Form.CSV;

  @Option(names = "--table", paramLabel = "trials|measurements")
  private ResultStore.@Nullable Table asked;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path file;

  ExportCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    ResultStore store = ResultStore.open(common().store());
    Path target = file;
    if (form == Form.DUCKDB) {
      return database(store, target);
    }
    if (target == null) {
      write(store, screen().results());
      return ExitCode.DONE;
    }
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(
                target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW))) {
      write(store, out);
    }
    screen().message("Written: " + target);
    return ExitCode.DONE;
  }

  private int database(ResultStore store, @Nullable Path target) throws IOException {
    if (target == null) {
      throw new UsageProblem("--to duckdb: a file is needed; name a new one with --out");
    }
    if (asked != null) {
      throw new UsageProblem("--table: a DuckDB file holds both tables; leave it out");
    }
    DuckDbFile.write(store, target);
    screen().message("Written: " + target);
    return ExitCode.DONE;
  }

  private void write(ResultStore store, PrintWriter out) {
    ResultStore.Table table = asked == null ? ResultStore.Table.TRIALS : asked;
    if (form == Form.CSV) {
      out.println(table.columns().stream().map(Column::name).collect(Collectors.joining(",")));
    }
    store.forEachRow(table, row -> out.println(form == Form.CSV ? csv(row) : json(row)));
    out.flush();
  }

  private static String csv(StoredRow row) {
    return row.cells().stream().map(ExportCommand::cell).collect(Collectors.joining(","));
  }

  /** One cell; text that a spreadsheet would take for a formula is quoted with an apostrophe. */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    String text =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(";"))
            : value.toString();
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && !text.startsWith("'") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(StoredRow row) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.columns().size(); i++) {
      Object cell = row.cells().get(i);
      if (cell != null) {
        boolean text = !(cell instanceof Number || cell instanceof Boolean || cell instanceof List);
        cells.put(row.columns().get(i).name(), text ? cell.toString() : cell);
      }
    }
    return JsonText.of(cells);
  }
}
