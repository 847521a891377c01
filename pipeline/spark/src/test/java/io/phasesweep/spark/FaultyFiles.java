package io.phasesweep.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.InputFile;

/** A store whose disk gives way at a chosen write or rename, half of the bytes written. */
final class FaultyFiles implements StoreFiles {
  private final StoreFiles disk;
  private final int failingStep;
  private final String message;
  private int steps;

  /**
   * @param failingStep the write or rename that fails, from 1
   * @param message what the disk says
   */
  FaultyFiles(StoreFiles disk, int failingStep, String message) {
    this.disk = disk;
    this.failingStep = failingStep;
    this.message = message;
  }

  private boolean fails() {
    steps++;
    return steps == failingStep;
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    if (fails()) {
      disk.write(path, Arrays.copyOf(bytes, bytes.length / 2));
      throw new IOException(message);
    }
    disk.write(path, bytes);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (fails()) {
      throw new IOException(message);
    }
    disk.rename(from, to);
  }

  @Override
  public String place(String path) {
    return disk.place(path);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return disk.exists(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return disk.read(path);
  }

  @Override
  public InputFile input(String path) throws IOException {
    return disk.input(path);
  }

  @Override
  public boolean claim(String path, byte[] bytes) throws IOException {
    return disk.claim(path, bytes);
  }

  @Override
  public void delete(String path) throws IOException {
    disk.delete(path);
  }

  @Override
  public long usableBytes() {
    return disk.usableBytes();
  }

  @Override
  public boolean local() {
    return disk.local();
  }
}
