package io.phasesweep.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private final Catalog catalog = new Catalog(List.of());

  @TempDir private Path folder;

  private DataKey key(Object... pairs) {
    return catalog.key(block(pairs), folder);
  }

  static Map<String, Value> block(Object... pairs) {
    Map<String, Value> block = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object v = pairs[i + 1];
      Value value =
          v instanceof Value given
              ? given
              : v instanceof Integer n
                  ? new Value.Whole(n)
                  : v instanceof Double x ? new Value.Real(x) : new Value.Name((String) v);
      block.put((String) pairs[i], value);
    }
    return block;
  }

  private static int[] classCounts(Part part) {
    int[] counts = new int[part.classes()];
    IntStream.range(0, part.size()).forEach(row -> counts[part.label(row)]++);
    return counts;
  }

  private static FMatrixRMaj all(Part part) {
    FMatrixRMaj out = new FMatrixRMaj(0, 0);
    part.load(IntStream.range(0, part.size()).toArray(), 0, part.size(), out);
    return out;
  }

  @Test
  void factsOfTheDigits() {
    DataKey key = key("set", "digits");
    assertThat(key.digest())
        .isEqualTo("sha256:06f3d7465cff6bb8c969ad24370647658ebe24d19a8d3e8880e41067050db122");
    Dataset digits = catalog.load(key);
    assertThat(digits.train().size()).isEqualTo(3_823);
    assertThat(digits.validation().size()).isZero();
    assertThat(digits.test().size()).isEqualTo(1_797);
    assertThat(digits.train().inputs()).isEqualTo(64);
    assertThat(digits.evaluation()).isSameAs(digits.test());
    assertThat(classCounts(digits.test()))
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    FMatrixRMaj first = new FMatrixRMaj(0, 0);
    digits.train().load(new int[] {0}, 0, 1, first);
    // The first row of the file starts 0,1,6,15,12 and is a 0.
    assertThat(first.data[3]).isEqualTo(15 / 16f);
    assertThat(digits.train().label(0)).isZero();
  }

  @Test
  void keyWritesEveryDefault() {
    assertThat(key("set", "digits").values().toString())
        .isEqualTo(
            "{data=Name[value=digits], data.example-order=Name[value=shuffled],"
                + " data.last-batch=Name[value=keep], data.scale=Name[value=unit],"
                + " data.test=Whole[value=1797], data.train=Whole[value=3823],"
                + " data.validation=Whole[value=0]}");
  }

  @Test
  void validationIsTheEndOfTheTrainingFile() {
    Dataset whole = catalog.load(key("set", "digits"));
    Dataset split = catalog.load(key("set", "digits", "validation", 500, "train", 100, "test", 7));
    assertThat(split.train().size()).isEqualTo(100);
    assertThat(split.test().size()).isEqualTo(7);
    assertThat(split.evaluation()).isSameAs(split.validation());
    for (int row = 0; row < 500; row++) {
      assertThat(split.validation().label(row)).isEqualTo(whole.train().label(3_323 + row));
    }
    assertThatThrownBy(() -> split.train().label(100))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> key("set", "digits", "validation", 500, "train", 3_324))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("train is 3324; up to 3323 examples are there");
  }

  @Test
  void scalings() {
    Part none = catalog.load(key("set", "digits", "scale", "none")).train();
    assertThat(all(none).data).contains(16f).doesNotContain(.5f);
    Part standard = catalog.load(key("set", "digits", "scale", "standardise")).train();
    FMatrixRMaj values = all(standard);
    for (int j = 0; j < 64; j++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < standard.size(); row++) {
        sum += values.get(row, j);
        squares += (double) values.get(row, j) * values.get(row, j);
      }
      // Input 0 is blank in every training image: constant, hence 0.
      assertThat(sum / standard.size()).isCloseTo(0, within(1e-6));
      assertThat(squares / standard.size()).isCloseTo(squares == 0 ? 0 : 1, within(1e-6));
    }
    Part binary = catalog.load(key("set", "digits", "binarise-threshold", .5)).train();
    FMatrixRMaj raw = all(none);
    FMatrixRMaj bits = all(binary);
    for (int i = 0; i < raw.getNumElements(); i++) {
      assertThat(bits.data[i]).isEqualTo(raw.data[i] > 8 ? 1f : 0f);
    }
  }

  @Test
  void oneObjectPerKey() {
    assertThat(catalog.load(key("set", "digits"))).isSameAs(catalog.load(key("set", "digits")));
  }

  @Test
  void refusals() {
    refused("set", "neither set nor reader", "scale", "unit");
    refused("reader", "both set and reader", "set", "digits", "reader", "csv");
    refused("set", "unknown data set 'digit'; digits, mnist, fashion-mnist", "set", "digit");
    refused("sett", "unknown key 'sett'", "set", "digits", "sett", 1);
    refused("flip", "true or false is allowed", "set", "digits", "flip", "perhaps");
    refused("label-embedding", "replace, append is allowed", "set", "digits", "label-embedding", 1);
    refused("side", "side is a key of set: bars-and-stripes", "set", "digits", "side", 3);
    refused(
        "scale",
        "unit, none, standardise, channels, published is allowed",
        "set",
        "digits",
        "scale",
        "half");
    refused("train", "a whole number from 1 is allowed", "set", "digits", "train", 0);
    refused("train", "train is many;", "set", "digits", "train", "many");
    refused(
        "binarise-threshold",
        "needs scale: unit",
        "set",
        "digits",
        "scale",
        "none",
        "binarise-threshold",
        .5);
    refused("classes", "data needs classes", "reader", "csv", "train", "a.csv", "test", "b.csv");
    refused("test", "data needs test", "reader", "csv", "train", "a.csv", "classes", 2);
    refused(
        "train",
        "write an absolute path",
        "reader",
        "csv",
        "train",
        "../a.csv",
        "test",
        "b.csv",
        "classes",
        2);
  }

  private void refused(String key, String message, Object... pairs) {
    assertThatThrownBy(() -> key(pairs))
        .isInstanceOfSatisfying(InvalidSetting.class, e -> assertThat(e.setting()).isEqualTo(key))
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void missingSetNamesTheVariable() {
    DataKey mnist = key("set", "mnist");
    assertThatThrownBy(() -> new Catalog(List.of(folder)).load(mnist))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("data set mnist: files train-images-idx3-ubyte.gz, ")
        .hasMessageContaining("set PHASESWEEP_DATA to the folder that holds mnist/");
    CatalogEntry entry = catalog.entry("mnist").orElseThrow();
    assertThat(new Catalog(List.of(folder)).find(entry).state())
        .isEqualTo(DataFolders.State.MISSING);
  }

  @Test
  void anotherFileOfThatNameIsDamaged() throws Exception {
    CatalogEntry entry = catalog.entry("mnist").orElseThrow();
    Path mnist = Files.createDirectory(folder.resolve("mnist"));
    for (CatalogEntry.Item item : entry.files()) {
      Files.write(mnist.resolve(item.file()), new byte[] {0, 0, 8, 3});
    }
    Catalog local = new Catalog(List.of(folder));
    assertThat(local.find(entry).state()).isEqualTo(DataFolders.State.READY);
    assertThat(local.verify(entry).state()).isEqualTo(DataFolders.State.DAMAGED);
    assertThatThrownBy(() -> local.load(key("set", "mnist")))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("mnist has ba891046");
  }

  @Test
  void theProductsOwnSetIsAlwaysReady() {
    CatalogEntry digits = catalog.entry("digits").orElseThrow();
    assertThat(catalog.verify(digits))
        .isEqualTo(new DataFolders.Presence(DataFolders.State.READY, "inside phasesweep", ""));
  }

  @Test
  void ownCsvOfTheDigitsEqualsTheCatalogue() throws Exception {
    for (String part : List.of("tra", "tes")) {
      try (var in = CatalogTest.class.getResourceAsStream("optdigits." + part + ".gz")) {
        Files.write(folder.resolve("my." + part + ".gz"), in.readAllBytes());
      }
    }
    DataKey own = key("reader", "csv", "train", "my.tra.gz", "test", "my.tes.gz", "classes", 10);
    Dataset mine = catalog.load(own);
    Dataset theirs = catalog.load(key("set", "digits"));
    assertThat(all(mine.train()).data).isEqualTo(all(theirs.train()).data);
    assertThat(classCounts(mine.test())).isEqualTo(classCounts(theirs.test()));
    Files.move(folder.resolve("my.tra.gz"), folder.resolve("moved"));
    DataKey moved = key("reader", "csv", "train", "moved", "test", "my.tes.gz", "classes", 10);
    assertThat(moved.digest()).isEqualTo(own.digest());
    assertThat(moved.values()).isEqualTo(own.values());
  }

  @Test
  void ownFilesThatChangeAfterThePlanAreNoticed() throws Exception {
    Path train = Files.writeString(folder.resolve("a.csv"), "0.5,1.5,0\n1,2,1\n");
    Files.writeString(folder.resolve("b.csv"), "0.25,1,1\n");
    DataKey key = key("reader", "csv", "train", "a.csv", "test", "b.csv", "classes", 2);
    Files.writeString(train, "0.5,1.75,0\n1,2,1\n");
    assertThatThrownBy(() -> new Catalog(List.of()).load(key))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("the data changed since the sweep was planned");
  }

  @Test
  void factsOfMnist() {
    Dataset mnist = real("mnist");
    assertThat(classCounts(mnist.train()))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(mnist.test().size()).isEqualTo(10_000);
    assertThat(mean(mnist.train())).isCloseTo(.13066, within(5e-6));
  }

  @Test
  void factsOfFashionMnist() {
    Dataset fashion = real("fashion-mnist");
    assertThat(classCounts(fashion.train())).containsOnly(6_000);
    assertThat(classCounts(fashion.test())).containsOnly(1_000);
    assertThat(mean(fashion.train())).isCloseTo(.28604, within(5e-6));
  }

  /** The set of the data folder; without the variable the test is counted as not run. */
  private Dataset real(String set) {
    String named = System.getenv("PHASESWEEP_DATA");
    if (named == null || named.isBlank()) {
      abort("not run: PHASESWEEP_DATA is not set, " + set + " is not read");
    }
    return new Catalog(List.of(Path.of(named))).load(key("set", set));
  }

  private static double mean(Part part) {
    FMatrixRMaj chunk = new FMatrixRMaj(0, 0);
    int[] rows = IntStream.range(0, part.size()).toArray();
    double sum = 0;
    for (int from = 0; from < rows.length; from += 1_000) {
      part.load(rows, from, 1_000, chunk);
      for (int i = 0; i < chunk.getNumElements(); i++) {
        sum += chunk.data[i];
      }
    }
    return sum / part.size() / part.inputs();
  }
}
