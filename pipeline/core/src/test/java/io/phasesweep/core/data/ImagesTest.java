package io.phasesweep.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colour images in the binary format of CIFAR-10, and what is done to images before training. */
class ImagesTest {
  @TempDir private Path folder;

  /** Value at (y, x, channel) of example n: planes that all differ. */
  private static int pixel(int n, int y, int x, int c) {
    return (7 * n + 3 * y + 5 * x + 80 * c) % 256;
  }

  private static byte[] records(int first, int count) {
    byte[] bytes = new byte[count * 3_073];
    int at = 0;
    for (int n = first; n < first + count; n++) {
      bytes[at++] = (byte) (n % 10);
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < 1_024; i++) {
          bytes[at++] = (byte) pixel(n, i / 32, i % 32, c);
        }
      }
    }
    return bytes;
  }

  @BeforeEach
  void tinyFiles() throws IOException {
    Path set = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (int i = 0; i < 5; i++) {
      Files.write(set.resolve("data_batch_" + (i + 1) + ".bin"), records(2 * i, 2));
    }
    Files.write(set.resolve("test_batch.bin"), records(10, 3));
  }

  private DataKey key(Object... pairs) {
    Map<String, Value> block = new HashMap<>(CatalogTest.block("set", "cifar-10"));
    block.putAll(CatalogTest.block(pairs));
    return new Catalog(List.of(folder)).key(block, folder);
  }

  private Dataset load(Object... pairs) {
    return new Catalog(List.of(folder)).load(key(pairs));
  }

  private static float[] row(Part part, int row) {
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    part.load(new int[] {row}, 0, 1, out);
    return Arrays.copyOf(out.data, out.getNumElements());
  }

  @Test
  void recordsBecomeImagesWithTheirColoursSideBySide() {
    Dataset set = load("validation", 1);
    assertThat(set.train().size()).isEqualTo(9);
    assertThat(set.test().size()).isEqualTo(3);
    assertThat(set.train().shape()).isEqualTo(new ImageShape(32, 32, 3));
    assertThat(set.validation().label(0)).isEqualTo(9);
    assertThat(set.test().label(2)).isEqualTo(2);
    float[] image = row(set.train(), 4);
    for (int i = 0; i < image.length; i++) {
      assertThat(image[i]).isEqualTo(pixel(4, i / 96, i / 3 % 32, i % 3) / 255f);
    }
  }

  @Test
  void theDigestIsOfWhatWasFound() throws IOException {
    DataKey before = key();
    assertThat(before.digest()).isEqualTo(key().digest()).startsWith("sha256:");
    Path test = folder.resolve("cifar-10-batches-bin").resolve("test_batch.bin");
    byte[] bytes = records(10, 3);
    bytes[5]++;
    Files.write(test, bytes);
    assertThat(key().digest()).isNotEqualTo(before.digest());
    assertThatThrownBy(() -> new Catalog(List.of(folder)).load(before))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("asked for " + before.digest());
    Files.write(test, Arrays.copyOf(bytes, 3_000));
    assertThatThrownBy(this::key)
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith("has 3000 bytes; records of 3073 bytes are expected");
    bytes[3_073] = 10;
    Files.write(test, bytes);
    assertThatThrownBy(this::key)
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith("record 2 has label 10; 0 to 9 are allowed");
  }

  @Test
  void ownFilesOfTheFormat() throws IOException {
    Files.write(folder.resolve("a.bin"), records(0, 4));
    Files.write(folder.resolve("b.bin"), records(4, 2));
    Map<String, Value> block =
        CatalogTest.block("reader", "cifar-bin", "train", "a.bin", "test", "b.bin", "classes", 10);
    Catalog catalog = new Catalog(List.of());
    DataShape shape = catalog.shape(catalog.key(block, folder));
    assertThat(shape).isEqualTo(new DataShape(new ImageShape(32, 32, 3), 10, 4, 0, 2));
  }

  @Test
  void brightness() {
    Part train = load("grey", new Value.Flag(true)).train();
    assertThat(train.shape()).isEqualTo(new ImageShape(32, 32, 1));
    double expected =
        Math.rint(.299 * pixel(3, 1, 2, 0) + .587 * pixel(3, 1, 2, 1) + .114 * pixel(3, 1, 2, 2));
    assertThat(row(train, 3)[34]).isEqualTo((float) (expected / 255));
  }

  @Test
  void publishedAndMeasuredColours() {
    float[] image = row(load("scale", "published").train(), 2);
    double green = (pixel(2, 3, 4, 1) / 255.0 - .4822) / .1994;
    assertThat(image[3 * (3 * 32 + 4) + 1]).isCloseTo((float) green, within(1e-6f));
    Part part = load("scale", "channels").train();
    double[] sum = new double[3];
    double[] squares = new double[3];
    for (int n = 0; n < part.size(); n++) {
      float[] values = row(part, n);
      for (int i = 0; i < values.length; i++) {
        sum[i % 3] += values[i];
        squares[i % 3] += values[i] * values[i];
      }
    }
    for (int c = 0; c < 3; c++) {
      assertThat(sum[c] / 10_240).isCloseTo(0, within(1e-6));
      assertThat(squares[c] / 10_240).isCloseTo(1, within(1e-6));
    }
  }

  /** Attacks are measured in pixels of 0..1 and stay between black and white. */
  @Test
  void rangeOfScaledInputs() {
    InputRange unit = load().train().range();
    assertThat(unit.moved(.5f, 7, .1f)).isEqualTo(.6f);
    assertThat(unit.moved(.95f, 7, .1f)).isEqualTo(1);
    InputRange range = load("scale", "published").train().range();
    float black = (float) (-.4822 / .1994);
    assertThat(range.moved(0, 4, .1f)).isCloseTo((float) (.1 / .1994), within(1e-6f));
    assertThat(range.moved(black, 4, -.1f)).isCloseTo(black, within(1e-6f));
  }

  @Test
  void paddingIsZeroAfterScalingOrBlack() {
    float[] zero = row(load("scale", "published", "pad", 2).train(), 0);
    float[] black = row(load("scale", "published", "pad", 2, "pad-value", "black").train(), 0);
    assertThat(zero).hasSize(36 * 36 * 3);
    assertThat(zero[0]).isZero();
    assertThat(black[0]).isCloseTo((float) (-.4914 / .2023), within(1e-6f));
    int inside = 3 * (2 * 36 + 2);
    assertThat(zero[inside])
        .isEqualTo(black[inside])
        .isEqualTo(row(load("scale", "published").train(), 0)[0]);
  }

  /** Drawn here again from the streams of sweeps.md 5: top, left = integers 2n, 2n + 1. */
  @Test
  void trainingImagesMoveByTheirStreams() {
    DataKey key = key("pad", 4, "crop", 32, "flip", new Value.Flag(true));
    Part train = new Catalog(List.of(folder)).load(key).train();
    assertThat(row(train, 6)).isEqualTo(row(load().train(), 6));
    MinibatchSource source = new MinibatchSource(train, 4, fileOrder(key), 17);
    Stream crop = new Stream(17, "augment/crop");
    Stream flip = new Stream(17, "augment/flip");
    int mirrored = 0;
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int n = 0; n < 10; n++) {
        Minibatch batch = n % 4 == 0 ? source.next() : current;
        current = batch;
        int top = (int) crop.below(epoch, 2L * n, 9);
        int left = (int) crop.below(epoch, 2L * n + 1, 9);
        boolean flipped = flip.real64(epoch, n) < .5;
        mirrored += flipped ? 1 : 0;
        for (int i = 0; i < 3_072; i++) {
          int y = top + i / 96 - 4;
          int shown = i / 3 % 32;
          int x = left + (flipped ? 31 - shown : shown) - 4;
          boolean inside = y >= 0 && y < 32 && x >= 0 && x < 32;
          float expected = inside ? pixel(n, y, x, i % 3) / 255f : 0;
          assertThat(batch.inputs().get(n % 4, i)).isEqualTo(expected);
        }
      }
    }
    assertThat(mirrored).isBetween(5, 25);
  }

  private Minibatch current = new Minibatch();

  private static Values fileOrder(DataKey key) {
    return key.values().with("data.example-order", new Value.Name("file"));
  }

  @Test
  void linesOfTheName() {
    assertThat(key("pad", 0, "flip", new Value.Flag(false)).values().names())
        .doesNotContain("data.pad", "data.flip", "data.grey", "data.pad-value");
    assertThat(key("pad", 4, "crop", 32, "grey", new Value.Flag(true)).values().names())
        .contains("data.pad", "data.crop", "data.grey");
  }

  @Test
  void refusals() {
    assertThatThrownBy(() -> key("crop", 33))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("crop is 33; the padded images are 32x32, no smaller");
    assertThatThrownBy(() -> key("pad-value", "black"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("pad-value needs pad, which it is the value of");
    assertThatThrownBy(() -> key("scale", "published", "grey", new Value.Flag(true)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("scale is published, but no such numbers are known of these 1");
    assertThatThrownBy(
            () -> new Catalog(List.of()).key(CatalogTest.block("set", "cifar-10"), folder))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("put them there, or set PHASESWEEP_DATA");
  }

  @Test
  void standardisedPlacesStayWhereTheyAre() {
    assertThatThrownBy(() -> key("scale", "standardise", "pad", 1))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("with pad, crop or flip write channels or published");
  }

  @Test
  void numbersWithoutNeighboursAreNoImages() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "1,2,0\n3,4,1\n");
    assertThatThrownBy(
            () ->
                new Catalog(List.of())
                    .key(
                        CatalogTest.block(
                            "reader", "csv", "train", "a.csv", "test", "a.csv", "classes", 2, "pad",
                            1),
                        folder))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("pad needs images; the data have no height and width, only inputs");
  }
}
