package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The setting {@code architecture} as it is written: {@code [64, 64, 10]}, whose first number is
 * the inputs, or {@code [conv3x64p, conv3x64p, 10]}, which takes the shape of the data. On data it
 * becomes an {@link Architecture}.
 *
 * @param inputs the first number of a dense net; empty where a convolution comes first
 * @param layers the layers of weights, at least one; convolutions before dense ones, the last dense
 */
public record LayerList(OptionalInt inputs, List<Layer> layers) {
  public LayerList {
    layers = List.copyOf(layers);
  }

  /**
   * The layers of a trial.
   *
   * @throws InvalidSetting if a word or its place is wrong
   */
  public static LayerList of(Values values) {
    return of(values.items(Settings.ARCHITECTURE));
  }

  /** The layers of the items of the setting. */
  public static LayerList of(List<Value> items) {
    List<Layer> all = new ArrayList<>();
    for (Value item : items) {
      all.add(Layer.of(item));
    }
    for (int i = 1; i < all.size(); i++) {
      if (!(all.get(i) instanceof Layer.Dense) && all.get(i - 1) instanceof Layer.Dense) {
        throw refused(all, "convolutions come first, on the data, and dense layers after them");
      }
    }
    if (all.size() < 2 || !(all.get(all.size() - 1) instanceof Layer.Dense)) {
      throw refused(all, "the last entry is the number of classes");
    }
    return all.get(0) instanceof Layer.Dense first
        ? new LayerList(OptionalInt.of(first.units()), all.subList(1, all.size()))
        : new LayerList(OptionalInt.empty(), all);
  }

  private static InvalidSetting refused(List<Layer> all, String allowed) {
    String text = all.stream().map(Layer::text).collect(Collectors.joining(", ", "[", "]"));
    return new InvalidSetting(
        Settings.ARCHITECTURE.name(), "architecture is " + text + "; " + allowed);
  }

  /** Number of weight layers L. */
  public int depth() {
    return layers.size();
  }

  /** Units of the last layer. */
  public int classes() {
    return layers.get(depth() - 1).biases();
  }

  /** Whether a layer is no dense one. */
  public boolean convolutional() {
    return inputs.isEmpty();
  }

  /** The net for the examples of {@code part}. */
  public Architecture on(Part part) {
    return on(part.shape(), part.classes());
  }

  /**
   * The net for data of that shape.
   *
   * @throws InvalidSetting if it does not fit
   */
  public Architecture on(ImageShape data, int classes) {
    if (inputs.isPresent()) {
      Architecture dense = new Architecture(ImageShape.flat(inputs.getAsInt()), layers);
      dense.requireFit(data.units(), classes);
      return dense;
    }
    if (!data.image()) {
      throw refused(
          layers,
          "convolutions need images; the data have "
              + data.units()
              + " inputs without height and width");
    }
    Architecture net = new Architecture(data, layers);
    net.requireFit(data.units(), classes);
    return net;
  }
}
