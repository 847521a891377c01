package io.phasesweep.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.io.InputFile;

/**
 * The few things a store asks of a file system. Paths are relative to the store, parts joined by
 * {@code /}. Thread-safe.
 */
interface StoreFiles {

  /** The files of the store at {@code uri}: a path, or a URI of any Hadoop file system. */
  static StoreFiles at(String uri) {
    if (uri.startsWith("file:")) {
      return new LocalFiles(Path.of(uri.replaceFirst("^file:/*", "/")));
    }
    return uri.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*")
        ? HadoopFiles.at(uri)
        : new LocalFiles(Path.of(uri));
  }

  /** Opens the files of a store; travels to tasks. */
  interface Opener extends Serializable {
    StoreFiles open(String uri);
  }

  /** Absolute place of {@code path}, as SQL readers take it. */
  String place(String path);

  /** Names in a folder, sorted; none if there is no such folder. */
  List<String> list(String folder) throws IOException;

  boolean exists(String path) throws IOException;

  byte[] read(String path) throws IOException;

  /** Opens a file for a Parquet reader. */
  InputFile input(String path) throws IOException;

  /** Writes a file that no reader looks for yet, down to the disk; makes its folder. */
  void write(String path, byte[] bytes) throws IOException;

  /** Renames atomically, replacing what is there, down to the disk; makes the target's folder. */
  void rename(String from, String to) throws IOException;

  /**
   * Creates a file with its whole content unless it exists.
   *
   * @return whether it was created
   */
  boolean claim(String path, byte[] bytes) throws IOException;

  /** Deletes a file if it exists. */
  void delete(String path) throws IOException;

  /** Bytes that can still be written, or -1 if unknown. */
  long usableBytes();

  /** Whether other machines see the same files only if they share this machine's disk. */
  boolean local();

  /** Makes a file appear with its whole content or not at all, replacing what is there. */
  default void publish(String path, byte[] bytes) throws IOException {
    String temporary =
        StoreLayout.TEMPORARY
            + "/"
            + path.substring(path.lastIndexOf('/') + 1)
            + "-"
            + UUID.randomUUID();
    try {
      write(temporary, bytes);
      rename(temporary, path);
    } catch (IOException e) {
      discard(temporary, e);
      throw NoSpaceException.orElse(e, this, bytes.length);
    }
  }

  private void discard(String temporary, IOException reason) {
    try {
      delete(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
