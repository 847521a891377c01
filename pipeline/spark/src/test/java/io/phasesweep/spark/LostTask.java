package io.phasesweep.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.TaskContext;

/** Loses the first execution of the first partition, as a dying executor would. */
final class LostTask {
  private LostTask() {}

  /**
   * Throws once.
   *
   * @param marks folder that remembers what was lost
   */
  static void onceFor(Path marks) {
    TaskContext task = TaskContext.get();
    if (task == null || task.partitionId() != 0) {
      return;
    }
    try {
      Files.createDirectories(marks);
      Files.createFile(marks.resolve("lost"));
    } catch (FileAlreadyExistsException before) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("planted: this execution is lost");
  }
}
