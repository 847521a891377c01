package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One layer of weights as a sweep file writes it: a size, or a word.
 *
 * <pre>
 *   64             dense
 *   conv3x64       3x3 convolution of stride 1 and zero padding 1, 64 channels
 *   conv3x64p      the same, then 2x2 max-pooling of stride 2
 *   conv1d10s5x64  1-d convolution, kernel 10, stride 5, 64 channels
 * </pre>
 */
public sealed interface Layer {
  /** Patterns of the words; leading zeros and more than 6 digits are none. */
  Pattern PLANE = Pattern.compile("conv3x([1-9][0-9]{0,5})(p?)");

  /** Pattern of a 1-d convolution. */
  Pattern LINE = Pattern.compile("conv1d([1-9][0-9]{0,3})s([1-9][0-9]{0,3})x([1-9][0-9]{0,5})");

  /** The word or number of the sweep file. */
  String text();

  /**
   * Shape of the activity above this layer.
   *
   * @throws InvalidSetting if the layer does not fit on {@code below}
   */
  ImageShape above(ImageShape below);

  /** Weights without biases. */
  long synapses(ImageShape below);

  /** Biases. */
  int biases();

  /** Multiply-adds of one example on its way up. */
  long macs(ImageShape below);

  /**
   * The layer of one item of the setting {@code architecture}, which its range allows.
   *
   * @throws InvalidSetting if a word is none
   */
  static Layer of(Value item) {
    if (item instanceof Value.Whole units) {
      return new Dense(Math.toIntExact(units.value()));
    }
    Matcher plane = PLANE.matcher(item.text());
    if (plane.matches()) {
      return new Plane(Integer.parseInt(plane.group(1)), !plane.group(2).isEmpty());
    }
    Matcher line = LINE.matcher(item.text());
    if (line.matches()) {
      return new Line(number(line, 1), number(line, 2), number(line, 3));
    }
    throw refused(
        "architecture holds '"
            + item.text()
            + "'; layer sizes and the words conv3x64, conv3x64p, conv1d10s5x64 are allowed");
  }

  private static int number(Matcher word, int group) {
    return Integer.parseInt(word.group(group));
  }

  private static InvalidSetting refused(String message) {
    return new InvalidSetting(Settings.ARCHITECTURE.name(), message);
  }

  /**
   * All units with all units.
   *
   * @param units of the layer
   */
  record Dense(int units) implements Layer {
    @Override
    public String text() {
      return Integer.toString(units);
    }

    @Override
    public ImageShape above(ImageShape below) {
      return ImageShape.flat(units);
    }

    @Override
    public long synapses(ImageShape below) {
      return (long) below.units() * units;
    }

    @Override
    public int biases() {
      return units;
    }

    @Override
    public long macs(ImageShape below) {
      return synapses(below);
    }
  }

  /**
   * 3x3 convolution, stride 1, zero padding 1.
   *
   * @param channels of its output
   * @param pooled whether 2x2 max-pooling of stride 2 follows, before the activation
   */
  record Plane(int channels, boolean pooled) implements Layer {
    /** Positions under the kernel. */
    public static final int KERNEL = 9;

    @Override
    public String text() {
      return "conv3x" + channels + (pooled ? "p" : "");
    }

    @Override
    public ImageShape above(ImageShape below) {
      if (pooled && (below.height() % 2 != 0 || below.width() % 2 != 0)) {
        throw refused(
            "architecture: "
                + text()
                + " on a map of "
                + below.text()
                + "; pooling needs even sides, which fewer pooled layers or 'pad' in data give");
      }
      int divisor = pooled ? 2 : 1;
      return new ImageShape(below.height() / divisor, below.width() / divisor, channels);
    }

    @Override
    public long synapses(ImageShape below) {
      return (long) KERNEL * below.channels() * channels;
    }

    @Override
    public int biases() {
      return channels;
    }

    @Override
    public long macs(ImageShape below) {
      return below.positions() * synapses(below);
    }
  }

  /**
   * 1-d convolution over time; only rules for sound have it.
   *
   * @param kernel samples under the kernel
   * @param stride samples between two outputs
   * @param channels of its output
   */
  record Line(int kernel, int stride, int channels) implements Layer {
    @Override
    public String text() {
      return "conv1d" + kernel + "s" + stride + "x" + channels;
    }

    @Override
    public ImageShape above(ImageShape below) {
      throw refused("architecture holds '" + text() + "'; this rule has no 1-d convolutions");
    }

    @Override
    public long synapses(ImageShape below) {
      return (long) kernel * below.channels() * channels;
    }

    @Override
    public int biases() {
      return channels;
    }

    @Override
    public long macs(ImageShape below) {
      throw refused("architecture holds '" + text() + "'; this rule has no 1-d convolutions");
    }
  }
}
