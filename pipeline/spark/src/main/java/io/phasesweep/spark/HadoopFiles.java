package io.phasesweep.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** A store in a Hadoop file system, such as hdfs. */
final class HadoopFiles implements StoreFiles {
  private final FileContext context;
  private final Configuration configuration;
  private final Path root;

  private HadoopFiles(FileContext context, Configuration configuration, Path root) {
    this.context = context;
    this.configuration = configuration;
    this.root = root;
  }

  static HadoopFiles at(String uri) {
    try {
      Configuration configuration = new Configuration();
      FileContext context = FileContext.getFileContext(URI.create(uri), configuration);
      return new HadoopFiles(context, configuration, new Path(uri));
    } catch (IOException | IllegalArgumentException e) {
      throw StoreException.refused("store " + uri + " cannot be reached: " + e.getMessage());
    }
  }

  private Path resolve(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }

  @Override
  public String place(String path) {
    return resolve(path).toString();
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try {
      return Arrays.stream(context.util().listStatus(resolve(folder)))
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }

  @Override
  public boolean exists(String path) throws IOException {
    return context.util().exists(resolve(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    try (FSDataInputStream in = context.open(resolve(path))) {
      return in.readAllBytes();
    }
  }

  @Override
  public InputFile input(String path) throws IOException {
    return HadoopInputFile.fromPath(resolve(path), configuration);
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    try (FSDataOutputStream out =
        context.create(
            resolve(path), EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())) {
      out.write(bytes);
      out.hsync();
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path target = resolve(to);
    context.mkdir(target.getParent(), FsPermission.getDirDefault(), true);
    context.rename(resolve(from), target, Options.Rename.OVERWRITE);
  }

  @Override
  public boolean claim(String path, byte[] bytes) throws IOException {
    try {
      write(path, bytes);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  @Override
  public void delete(String path) throws IOException {
    try {
      context.delete(resolve(path), false);
    } catch (FileNotFoundException gone) {
      // Somebody else deleted it: that is what was asked for.
    }
  }

  @Override
  public long usableBytes() {
    try {
      return context.getFsStatus(root).getRemaining();
    } catch (IOException unknown) {
      return -1;
    }
  }

  @Override
  public boolean local() {
    return false;
  }
}
