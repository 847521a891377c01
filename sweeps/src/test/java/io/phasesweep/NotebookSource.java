package io.phasesweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A notebook written in Markdown: text between fenced blocks is a Markdown cell, a fenced block of
 * python or java is a code cell. From it come the notebook of Jupyter and the note of Zeppelin.
 *
 * @param name file name without its end
 * @param language python or java
 * @param cells in order
 */
record NotebookSource(String name, String language, List<Cell> cells) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FENCE = "```";

  /** Said first, because the interpreter is not ours. */
  private static final String NOTICE =
      "%md\nZeppelin runs this with an interpreter of its own: `%python` needs the packages of"
          + " `requirements.txt` in its environment. Its `%spark` accepts Spark below 4.1 only, so it"
          + " reads these Parquet files with your Spark and is never the one that computed them.";

  record Cell(boolean code, String text) {}

  static NotebookSource of(String name, String markdown) {
    List<Cell> cells = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean code = false;
    String language = "python";
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith(FENCE)) {
        add(cells, code, text);
        language = code ? language : line.substring(FENCE.length());
        code = !code;
      } else {
        text.append(line).append('\n');
      }
    }
    add(cells, code, text);
    return new NotebookSource(name, language, cells);
  }

  private static void add(List<Cell> cells, boolean code, StringBuilder text) {
    String stripped = text.toString().replaceAll("^\\n+|\\n+$", "");
    if (!stripped.isEmpty()) {
      cells.add(new Cell(code, stripped));
    }
    text.setLength(0);
  }

  /** The notebook of Jupyter, format 4.5, without outputs. */
  String ipynb() {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      written.add(cell(i, cells.get(i)));
    }
    boolean java = language.equals("java");
    return "{\n \"cells\": [\n"
        + String.join(",\n", written)
        + "\n ],\n \"metadata\": {\n  \"kernelspec\": {\n   \"display_name\": "
        + quoted(java ? "Java (rapaio)" : "Python 3")
        + ",\n   \"language\": "
        + quoted(language)
        + ",\n   \"name\": "
        + quoted(java ? "rapaio-jupyter-kernel" : "python3")
        + "\n  },\n  \"language_info\": {\n   \"name\": "
        + quoted(language)
        + "\n  }\n },\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";
  }

  private static String cell(int index, Cell cell) {
    String id = quoted(String.format(Locale.ROOT, "cell-%02d", index));
    List<String> lines = new ArrayList<>();
    String[] text = cell.text().split("\n", -1);
    for (int i = 0; i < text.length; i++) {
      lines.add("    " + quoted(text[i] + (i + 1 < text.length ? "\n" : "")));
    }
    return "  {\n   \"cell_type\": "
        + quoted(cell.code() ? "code" : "markdown")
        + (cell.code() ? ",\n   \"execution_count\": null" : "")
        + ",\n   \"id\": "
        + id
        + ",\n   \"metadata\": {}"
        + (cell.code() ? ",\n   \"outputs\": []" : "")
        + ",\n   \"source\": [\n"
        + String.join(",\n", lines)
        + "\n   ]\n  }";
  }

  /** The note of Zeppelin. */
  String zpln() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(paragraph(0, "Before you run this", NOTICE));
    for (Cell cell : cells) {
      String head = cell.code() ? "%" + language + "\n" : "%md\n";
      paragraphs.add(paragraph(paragraphs.size(), "", head + cell.text()));
    }
    return "{\n  \"paragraphs\": [\n"
        + String.join(",\n", paragraphs)
        + "\n  ],\n  \"name\": "
        + quoted(name)
        + ",\n  \"id\": "
        + quoted(noteId())
        + ",\n  \"defaultInterpreterGroup\": \"spark\",\n  \"config\": {},\n  \"info\": {}\n}\n";
  }

  private String paragraph(int index, String title, String text) {
    return "    {\n      \"title\": "
        + quoted(title)
        + ",\n      \"text\": "
        + quoted(text)
        + ",\n      \"config\": {},\n      \"settings\": { \"params\": {}, \"forms\": {} },\n"
        + "      \"id\": "
        + quoted(String.format(Locale.ROOT, "paragraph_%s_%02d", noteId(), index))
        + ",\n      \"status\": \"READY\"\n    }";
  }

  /** Nine signs like those of Zeppelin, always the same ones. */
  String noteId() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "2" + HexFormat.of().withUpperCase().formatHex(hash).substring(0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
