package io.phasesweep.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** A store in a folder of a POSIX file system. Leaves no checksum companions. */
final class LocalFiles implements StoreFiles {
  private final Path root;

  LocalFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder of a file of the store. */
  private Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? root : parent;
  }

  private Path resolve(String path) {
    Path resolved = root.resolve(path).normalize();
    if (!resolved.startsWith(root)) {
      throw new IllegalArgumentException(path + " leads out of the store");
    }
    return resolved;
  }

  @Override
  public String place(String path) {
    return resolve(path).toString();
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(resolve(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(resolve(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(resolve(path));
  }

  @Override
  public InputFile input(String path) throws IOException {
    return new LocalInputFile(resolve(path));
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    Path file = resolve(path);
    Files.createDirectories(folderOf(file));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path target = resolve(to);
    Files.createDirectories(folderOf(target));
    Files.move(resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    force(folderOf(target));
  }

  // A rename is on the disk only when its folder is.
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean claim(String path, byte[] bytes) throws IOException {
    // A hard link appears with its content and fails if the name is taken; a file that is created
    // and then written can be seen, or left behind, empty.
    String temporary = StoreLayout.TEMPORARY + "/claim-" + UUID.randomUUID();
    try {
      write(temporary, bytes);
      Files.createLink(resolve(path), resolve(temporary));
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (IOException e) {
      throw NoSpaceException.orElse(e, this, bytes.length);
    } finally {
      delete(temporary);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Files.deleteIfExists(resolve(path));
  }

  @Override
  public long usableBytes() {
    return root.toFile().getUsableSpace();
  }

  @Override
  public boolean local() {
    return true;
  }
}
