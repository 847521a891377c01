package io.phasesweep.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the files of data sets are: inside the product, in data folders, or at a user's paths. */
public final class DataFolders {
  private final List<Path> folders;

  /** Whether a set can be used. */
  public enum State {
    /** Its files are there; their digests are right, if they were read. */
    READY,
    MISSING,
    /** Its files are there and are not what the catalogue knows. */
    DAMAGED
  }

  /**
   * What is known about a set on this machine.
   *
   * @param state whether it can be used
   * @param place the folder, {@code inside phasesweep}, or where it was looked for
   * @param advice what to do, empty if it is ready
   */
  public record Presence(State state, String place, String advice) {}

  DataFolders(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  static DataFolders ofMachine() {
    List<Path> folders = new ArrayList<>();
    String named = System.getenv("PHASESWEEP_DATA");
    if (named != null && !named.isBlank()) {
      folders.add(Path.of(named));
    }
    folders.add(Path.of(System.getProperty("user.home", "."), ".phasesweep", "data"));
    return new DataFolders(folders);
  }

  /** The files of a set, in the order of the entry. */
  List<DataFile> of(CatalogEntry entry) {
    if (entry.folder().isEmpty()) {
      return entry.files().stream().map(item -> resource(item.file() + ".gz")).toList();
    }
    Path folder = folder(entry);
    if (folder == null) {
      throw new InvalidData("data set " + entry.name(), missing(entry));
    }
    List<DataFile> files = new ArrayList<>();
    for (CatalogEntry.Item item : entry.files()) {
      files.add(read(present(folder, item.file())));
    }
    return files;
  }

  /** The files of a user's own data, in the order of the source. */
  static List<DataFile> own(DataKey.Source source) {
    List<DataFile> files = new ArrayList<>();
    for (String path :
        List.of(source.train(), source.trainLabels(), source.test(), source.testLabels())) {
      if (!path.isEmpty()) {
        Path file = Path.of(path);
        if (!Files.isRegularFile(file)) {
          throw new InvalidData(path, "no such file");
        }
        files.add(read(file));
      }
    }
    return files;
  }

  /** Compares the digests that are known. */
  static void check(CatalogEntry entry, List<DataFile> files) {
    for (int i = 0; i < files.size(); i++) {
      String expected = entry.files().get(i).sha256();
      String found = files.get(i).sha256();
      if (!expected.isEmpty() && !found.equals(expected)) {
        throw new InvalidData(
            files.get(i).name(), "SHA-256 " + found + "; " + entry.name() + " has " + expected);
      }
    }
  }

  Presence find(CatalogEntry entry) {
    if (entry.folder().isEmpty()) {
      return new Presence(State.READY, "inside phasesweep", "");
    }
    Path folder = folder(entry);
    return folder == null
        ? new Presence(State.MISSING, searched(entry), missing(entry))
        : new Presence(State.READY, folder.toString(), "");
  }

  Presence verify(CatalogEntry entry) {
    Presence found = find(entry);
    if (found.state() != State.READY || entry.reader().equals(BarsAndStripes.READER)) {
      return found;
    }
    try {
      check(entry, of(entry));
      return found;
    } catch (InvalidData e) {
      return new Presence(State.DAMAGED, found.place(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Path folder(CatalogEntry entry) {
    for (Path folder : folders) {
      Path candidate = folder.resolve(entry.folder());
      if (entry.files().stream().allMatch(item -> present(candidate, item.file()) != null)) {
        return candidate;
      }
    }
    return null;
  }

  private static @Nullable Path present(Path folder, String file) {
    for (String name : List.of(file, file + ".gz")) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    return null;
  }

  private String searched(CatalogEntry entry) {
    return folders.stream()
        .map(folder -> folder.resolve(entry.folder()).toString())
        .collect(Collectors.joining(", "));
  }

  private String missing(CatalogEntry entry) {
    return "files "
        + entry.files().stream().map(item -> item.file() + ".gz").collect(Collectors.joining(", "))
        + " are not in "
        + searched(entry)
        + "; put them there, or set PHASESWEEP_DATA to the folder that holds "
        + entry.folder()
        + "/";
  }

  private static DataFile read(@Nullable Path path) {
    if (path == null) {
      throw new InvalidData("data", "a file vanished while it was looked for");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return DataFile.read(path.toString(), in);
    } catch (IOException e) {
      throw new InvalidData(path.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static DataFile resource(String name) {
    try (InputStream in = DataFolders.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidData(name, "is missing in this build of phasesweep");
      }
      return DataFile.read(name, in);
    } catch (IOException e) {
      throw new InvalidData(name, "cannot be read: " + e.getMessage());
    }
  }
}
