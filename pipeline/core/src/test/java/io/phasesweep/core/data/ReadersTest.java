package io.phasesweep.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.InvalidSetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  private static final int MUTANTS = 1_000;

  @TempDir private Path folder;

  private static Table csv(String text) {
    return csv(text, 3, CsvReader.Label.LAST);
  }

  private static Table csv(String text, int classes, CsvReader.Label label) {
    DataFile file = new DataFile("a.csv", text.getBytes(StandardCharsets.UTF_8));
    return CsvReader.read(file, classes, label);
  }

  private static byte[] idxImages(int n, int height, int width) {
    ByteBuffer out = ByteBuffer.allocate(16 + n * height * width);
    out.putInt(0x803).putInt(n).putInt(height).putInt(width);
    for (int i = 0; out.hasRemaining(); i++) {
      out.put((byte) (i * 37));
    }
    return out.array();
  }

  private static byte[] idxLabels(int... labels) {
    ByteBuffer out = ByteBuffer.allocate(8 + labels.length);
    out.putInt(0x801).putInt(labels.length);
    Arrays.stream(labels).forEach(label -> out.put((byte) label));
    return out.array();
  }

  private static Table idx(byte[] images, byte[] labels) {
    return IdxReader.read(new DataFile("images", images), new DataFile("labels", labels), 3);
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @Test
  void csvFormsOfNumbersAndLines() {
    Table table = csv("a,b,class\r\n1e-3, .5,2\r\n-7,+5.,0");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.inputs()).isEqualTo(2);
    assertThat(table.value(0, 0)).isEqualTo(1e-3f);
    assertThat(table.value(0, 1)).isEqualTo(.5f);
    assertThat(table.value(1, 0)).isEqualTo(-7);
    assertThat(table.value(1, 1)).isEqualTo(5);
    assertThat(table.label(0)).isEqualTo(2);
    assertThat(csv("2,9\n", 3, CsvReader.Label.FIRST).label(0)).isEqualTo(2);
    assertThat(csv("0,255,1\n").bytes()).isNotNull();
    assertThat(csv("0,256,1\n").bytes()).isNull();
  }

  @Test
  void csvErrorsNameTheRow() {
    refused("", "a.csv: is empty");
    refused("x,y\n", "a.csv: has no row of numbers");
    refused("1\n", "a.csv: line 1 has 1 columns; 2 to 65536 are allowed, separated by commas");
    refused("1,2\n1,2,1\n", "a.csv:2: more than 2 columns");
    refused("1,2,1\n1,2\n", "a.csv:2: 2 of 3 columns");
    refused("h,l\n1,2\n1,3\n", "a.csv:3: label is 3.0; whole numbers from 0 to 2 are allowed");
    refused("1,2\n1,.5\n", "a.csv:2: label is 0.5; whole numbers from 0 to 2 are allowed");
    refused("1,2\n0x10,2\n", "a.csv:2: column 1 is '0x10'; a number is expected");
    refused("1,2\nNaN,2\n", "a.csv:2: column 1 is 'NaN'; a number is expected");
    refused("1,2\n1f,2\n", "a.csv:2: column 1 is '1f'; a number is expected");
    refused("1,2\n1e39,2\n", "a.csv:2: column 1 is '1e39'; beyond float32");
    refused("1,2\n,2\n", "a.csv:2: column 1 is ''; a number is expected");
    refused("1,2\n\u0007\u00e9,2\n", "a.csv:2: column 1 is '???'; a number is expected");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> csv(text)).isInstanceOf(InvalidData.class).hasMessage(message);
  }

  @Test
  void idxValuesAndErrors() {
    Table table = idx(idxImages(2, 3, 2), idxLabels(2, 0));
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.inputs()).isEqualTo(6);
    assertThat(table.value(1, 5)).isEqualTo((11 * 37) & 0xff);
    assertThat(table.label(0)).isEqualTo(2);
    refusedIdx(new byte[7], idxLabels(0), "images: ends inside its header");
    refusedIdx(idxLabels(0, 0, 0, 0, 0, 0, 0, 0), idxLabels(0), "images: starts with 0x801");
    refusedIdx(idxImages(2, 1, 1), idxLabels(0), "labels: 1 labels for 2 images of images");
    refusedIdx(idxImages(1, 1, 1), idxLabels(3), "labels: row 1 has label 3; 0 to 2 are allowed");
    byte[] huge = idxImages(1, 1, 1);
    ByteBuffer.wrap(huge).putInt(4, -1).putInt(8, -1).putInt(12, -1);
    refusedIdx(huge, idxLabels(0), "images: dimension 1 of its header is 4294967295");
    byte[] longer = Arrays.copyOf(idxImages(1, 2, 2), 21);
    refusedIdx(longer, idxLabels(0), "images: holds 5 values; its header says 4");
  }

  private static void refusedIdx(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> idx(images, labels))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void compressedOrNot() {
    byte[] plain = "1,2,0\n".getBytes(StandardCharsets.UTF_8);
    DataFile a = DataFile.read("a", new ByteArrayInputStream(plain));
    DataFile b = DataFile.read("b", new ByteArrayInputStream(zipped(plain)));
    assertThat(b.bytes()).isEqualTo(a.bytes());
    assertThat(b.sha256()).isEqualTo(a.sha256());
    assertThat(DataFile.read("c", new ByteArrayInputStream(new byte[0])).bytes()).isEmpty();
    byte[] cut = Arrays.copyOf(zipped(plain), 15);
    assertThatThrownBy(() -> DataFile.read("a.gz", new ByteArrayInputStream(cut)))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("a.gz: cannot be read: ");
  }

  @Test
  void aFileThatGrowsWhenUnpackedIsBounded() {
    // 2.5 MB of zeros, a thousandth of that on disk.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      byte[] chunk = new byte[1 << 16];
      for (int i = 0; i < 40; i++) {
        zip.write(chunk);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThatThrownBy(
            () -> DataFile.read("bomb.gz", new ByteArrayInputStream(out.toByteArray()), 1 << 20))
        .isInstanceOf(InvalidData.class)
        .hasMessage("bomb.gz: is larger than 1048576 bytes uncompressed");
  }

  @Test
  void mutatedCsvFilesAreReadOrRefusedInOneLine() {
    byte[] good = "a,b,c\n1,2.5,0\n3e2,4,2\n-5,6,1\n".getBytes(StandardCharsets.UTF_8);
    mutate(
        "csv",
        good,
        bytes -> CsvReader.read(new DataFile("a.csv", bytes), 3, CsvReader.Label.LAST));
  }

  @Test
  void mutatedIdxFilesAreReadOrRefusedInOneLine() {
    mutate("idx/images", idxImages(3, 2, 2), bytes -> idx(bytes, idxLabels(0, 1, 2)));
    mutate("idx/labels", idxLabels(0, 1, 2), bytes -> idx(idxImages(3, 2, 2), bytes));
  }

  @Test
  void mutatedCompressedFilesAreReadOrRefusedInOneLine() {
    byte[] good = zipped(idxImages(3, 2, 2));
    mutate(
        "gz",
        good,
        bytes ->
            idx(
                DataFile.read("a.gz", new ByteArrayInputStream(bytes)).bytes(),
                idxLabels(0, 1, 2)));
  }

  /** Flips, cuts, doubles and overwrites; whatever is not data is one line of InvalidData. */
  private static void mutate(String kind, byte[] good, Consumer<byte[]> reader) {
    Stream draws = new Stream(1, "mutations/" + kind);
    int refused = 0;
    for (int m = 0; m < MUTANTS; m++) {
      byte[] bytes = mutant(good, draws, m);
      try {
        reader.accept(bytes);
      } catch (InvalidData e) {
        refused++;
        assertThat(e.getMessage()).as(kind + " " + m).doesNotContain("\n").hasSizeLessThan(300);
      }
    }
    assertThat(refused).isGreaterThan(MUTANTS / 10);
  }

  private static byte[] mutant(byte[] good, Stream draws, int lane) {
    int at = (int) draws.below(lane, 1, good.length);
    byte[] bytes = good.clone();
    switch ((int) draws.below(lane, 0, 5)) {
      case 0 -> bytes[at] ^= (byte) (1 << draws.below(lane, 2, 8));
      case 1 -> bytes = Arrays.copyOf(good, at);
      case 2 -> {
        bytes = Arrays.copyOf(good, good.length + at + 1);
        System.arraycopy(good, 0, bytes, good.length, at + 1);
      }
      case 3 -> {
        int to = Math.min(good.length, at + 4);
        Arrays.fill(bytes, at, to, (byte) draws.below(lane, 2, 256));
      }
      default -> {
        for (int i = 0; i < 3; i++) {
          bytes[(int) draws.below(lane, 3 + i, good.length)] = (byte) draws.below(lane, 6 + i, 256);
        }
      }
    }
    return bytes;
  }

  @Test
  void ownFilesOfBothFormats() throws IOException {
    Files.write(folder.resolve("x"), idxImages(4, 2, 2));
    Files.write(folder.resolve("x-labels"), zipped(idxLabels(0, 1, 2, 0)));
    Files.write(folder.resolve("y"), idxImages(2, 2, 2));
    Files.write(folder.resolve("y-labels"), idxLabels(1, 1));
    Catalog catalog = new Catalog(List.of());
    DataKey key =
        catalog.key(
            CatalogTest.block(
                "reader",
                "idx",
                "train",
                "x",
                "train-labels",
                "x-labels",
                "test",
                "y",
                "test-labels",
                "y-labels",
                "classes",
                3,
                "validation",
                1),
            folder);
    assertThat(catalog.shape(key)).isEqualTo(new DataShape(new ImageShape(2, 2, 1), 3, 3, 1, 2));
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    catalog.load(key).train().load(new int[] {0, 1}, 0, 2, out);
    assertThat(out.data[1]).isEqualTo(37 / 255f);
    assertThatThrownBy(
            () ->
                catalog.key(
                    CatalogTest.block("reader", "idx", "train", "x", "test", "y", "classes", 3),
                    folder))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("data needs train-labels");
  }

  @Test
  void ownCsvWithItsLabelFirst() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "class,u,v\n1,10,-2\n0,4,4\n");
    Files.writeString(folder.resolve("b.csv"), "1,16,0\n");
    Catalog catalog = new Catalog(List.of());
    DataKey key =
        catalog.key(
            CatalogTest.block(
                "reader", "csv", "train", "a.csv", "test", "b.csv", "classes", 2, "label", "first"),
            folder);
    Dataset data = catalog.load(key);
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    data.test().load(new int[] {0}, 0, 1, out);
    // The training part spans -2 .. 10; the test part may leave 0 .. 1.
    assertThat(out.data[0]).isEqualTo(1.5f);
    assertThat(out.data[1]).isCloseTo(1 / 6f, within(1e-7f));
    assertThat(data.test().label(0)).isEqualTo(1);
    Files.writeString(folder.resolve("b.csv"), "1,16\n");
    assertThatThrownBy(
            () ->
                catalog.key(
                    CatalogTest.block(
                        "reader", "csv", "train", "a.csv", "test", "b.csv", "classes", 2, "label",
                        "first"),
                    folder))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("b.csv: 1 inputs an example; the training file has 2");
  }
}
