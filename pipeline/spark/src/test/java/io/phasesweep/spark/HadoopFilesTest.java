package io.phasesweep.spark;

import java.nio.file.Path;

/** Hadoop's own view of a local folder stands for any other Hadoop file system. */
class HadoopFilesTest extends StoreFilesContract {
  @Override
  StoreFiles at(Path folder) {
    return HadoopFiles.at(folder.toUri().toString());
  }
}
