package io.phasesweep.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A data set that needs no path.
 *
 * @param name the word of sweep files
 * @param title what it is
 * @param folder its folder below the data folders; empty if the product holds it
 * @param reader {@code csv}, {@code idx}, {@code cifar-bin}, or {@code synthetic} for what is
 *     generated
 * @param files training file, its labels, test file, its labels (idx); training and test file
 *     (csv); training files, then the test file (cifar-bin)
 * @param shape of an example
 * @param maximum largest value of an input; the least is 0
 * @param classes number of classes
 * @param train examples of the training file
 * @param test examples of the test file
 * @param colours for {@code scale: published}
 * @param licence name of the licence
 */
public record CatalogEntry(
    String name,
    String title,
    String folder,
    String reader,
    List<Item> files,
    ImageShape shape,
    int maximum,
    int classes,
    int train,
    int test,
    Colours colours,
    String licence) {
  public CatalogEntry {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param file its name without {@code .gz}
   * @param sha256 of the uncompressed bytes, 64 hex digits; empty where the product pins none and a
   *     plan takes the digest of the file it finds
   */
  public record Item(String file, String sha256) {}

  /**
   * Mean and deviation of each channel as publications use them, inputs from 0 to 1.
   *
   * @param mean per channel
   * @param deviation per channel
   */
  public record Colours(List<Double> mean, List<Double> deviation) {
    /** Of a set without such numbers. */
    static final Colours NONE = new Colours(List.of(), List.of());

    public Colours {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
    }
  }

  /** Whether the product knows what is in the files. */
  public boolean pinned() {
    return files.stream().noneMatch(item -> item.sha256().isEmpty());
  }

  /** {@code sha256:} and the digest over lines {@code file:sha256}. */
  public String digest() {
    return setDigest(files);
  }

  static String setDigest(List<Item> files) {
    StringBuilder lines = new StringBuilder();
    for (Item item : files) {
      lines.append(item.file()).append(':').append(item.sha256()).append('\n');
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    return "sha256:" + HexFormat.of().formatHex(DataFile.sha256(text));
  }

  static List<CatalogEntry> all() {
    return List.of(
        digits(),
        mnist(),
        fashionMnist(),
        cifar10(),
        BarsAndStripes.entry(BarsAndStripes.USUAL_SIDE));
  }

  private static CatalogEntry digits() {
    return new CatalogEntry(
        "digits",
        "Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak 1998), 8x8",
        "",
        "csv",
        List.of(
            new Item(
                "optdigits.tra",
                "83b5fd08ac1e96b0509c7fbac516c0259026240b432cc738dbd746e3a8549834"),
            new Item(
                "optdigits.tes",
                "01eb9e7627f764dc96a2dc1dfcca661b33751eda5db9833e1ca531115309731e")),
        new ImageShape(8, 8, 1),
        16,
        10,
        3_823,
        1_797,
        Colours.NONE,
        "CC BY 4.0");
  }

  private static CatalogEntry mnist() {
    return images(
        "mnist",
        "MNIST handwritten digits (Y. LeCun, C. Cortes, C. Burges), 28x28",
        List.of(
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        new Colours(List.of(.1307), List.of(.3081)),
        "CC BY-SA 3.0");
  }

  private static CatalogEntry fashionMnist() {
    return images(
        "fashion-mnist",
        "Fashion-MNIST articles of clothing (Zalando Research), 28x28",
        List.of(
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        new Colours(List.of(.2860), List.of(.3530)),
        "MIT");
  }

  private static CatalogEntry cifar10() {
    List<Item> files = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      files.add(new Item("data_batch_" + i + ".bin", ""));
    }
    files.add(new Item("test_batch.bin", ""));
    return new CatalogEntry(
        "cifar-10",
        "CIFAR-10 tiny colour images (A. Krizhevsky 2009), 32x32, binary version",
        "cifar-10-batches-bin",
        "cifar-bin",
        files,
        new ImageShape(32, 32, 3),
        255,
        10,
        50_000,
        10_000,
        new Colours(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010)),
        "not stated by its authors");
  }

  private static CatalogEntry images(
      String name, String title, List<String> digests, Colours colours, String licence) {
    return new CatalogEntry(
        name,
        title,
        name,
        "idx",
        List.of(
            new Item("train-images-idx3-ubyte", digests.get(0)),
            new Item("train-labels-idx1-ubyte", digests.get(1)),
            new Item("t10k-images-idx3-ubyte", digests.get(2)),
            new Item("t10k-labels-idx1-ubyte", digests.get(3))),
        new ImageShape(28, 28, 1),
        255,
        10,
        60_000,
        10_000,
        colours,
        licence);
  }
}
