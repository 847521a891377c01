package io.phasesweep.sweeps.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where text goes: results to one stream, messages and errors to the other. Nothing depends on
 * color. Thread-safe: a line is printed whole.
 */
final class Screen {

  /** What reads the messages. */
  enum Kind {
    /** A person at a terminal that shows color. */
    COLORED,
    /** A person at a terminal without. */
    TERMINAL,
    /** A file or a pipe. */
    PLAIN
  }

  /** Colors of the outcomes, as the report has them, in the 256 of a terminal. */
  private static final Map<String, Integer> COLORS =
      Map.of(
          "trained", 67,
          "collapsed", 214,
          "never learned", 250,
          "not settled", 245,
          "diverged", 130);

  private final PrintWriter results;
  private final PrintWriter messages;
  private final Kind kind;
  private final @Nullable BufferedReader replies;
  private volatile boolean quiet;

  /**
   * @param replies what the user types; null if nobody can be asked
   */
  Screen(PrintWriter results, PrintWriter messages, Kind kind, @Nullable BufferedReader replies) {
    this.results = results;
    this.messages = messages;
    this.kind = kind;
    this.replies = replies;
  }

  /**
   * The screen of this process. The launcher says whether messages go to a terminal, because Java
   * cannot tell.
   */
  static Screen ofProcess(
      PrintWriter results, PrintWriter messages, Map<String, String> environment) {
    String terminal = System.getProperty("phasesweep.terminal", "none");
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || Set.of("dumb", "").contains(environment.getOrDefault("TERM", ""));
    Kind kind = terminal.equals("none") ? Kind.PLAIN : plain ? Kind.TERMINAL : Kind.COLORED;
    BufferedReader replies =
        terminal.equals("both")
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : null;
    return new Screen(results, messages, kind, replies);
  }

  /** Whether the user says yes to {@code question}; true if nobody can be asked. */
  boolean agrees(String question) {
    BufferedReader reader = replies;
    if (reader == null) {
      return true;
    }
    messages.print(question);
    messages.flush();
    try {
      String reply = reader.readLine();
      return reply != null && reply.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      return false;
    }
  }

  /** From now on only results and errors. */
  void silence() {
    quiet = true;
  }

  /** Whether messages are not wanted. */
  boolean silenced() {
    return quiet;
  }

  /** Whether a person reads the messages. */
  boolean terminal() {
    return kind != Kind.PLAIN;
  }

  /** A line of the result. */
  synchronized void result(String line) {
    results.println(line);
    results.flush();
  }

  /** A line about the work. */
  synchronized void message(String line) {
    if (!quiet) {
      messages.println(line);
      messages.flush();
    }
  }

  /** A line about what went wrong. */
  synchronized void error(String line) {
    messages.println(kind == Kind.COLORED ? "\u001b[1m" + line + "\u001b[0m" : line);
    messages.flush();
  }

  /** Sends out what is still waiting. */
  synchronized void flush() {
    results.flush();
    messages.flush();
  }

  /** The stream of results, for commands that print much. */
  PrintWriter results() {
    return results;
  }

  /** The stream of messages. */
  PrintWriter messages() {
    return messages;
  }

  /** The word of an outcome, colored where color is shown. */
  String paint(String outcome, String text) {
    Integer color = COLORS.get(outcome);
    return kind == Kind.COLORED && color != null
        ? "\u001b[38;5;" + color + "m" + text + "\u001b[0m"
        : text;
  }
}
