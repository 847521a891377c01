package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A layered network on data of known shape. Layers count from 1 to L; 0 is the input.
 *
 * @param input shape of an example
 * @param layers the layers of weights, first next to the input; at least one
 */
public record Architecture(ImageShape input, List<Layer> layers) {
  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("architecture: no layer; at least one is allowed");
    }
    ImageShape shape = input;
    for (Layer layer : layers) {
      shape = layer.above(shape);
    }
  }

  /**
   * A net of dense layers.
   *
   * @param sizes units per layer, inputs first, classes last; at least two
   */
  public Architecture(List<Integer> sizes) {
    this(
        ImageShape.flat(checked(sizes).get(0)),
        sizes.stream().skip(1).<Layer>map(Layer.Dense::new).toList());
  }

  private static List<Integer> checked(List<Integer> sizes) {
    if (sizes.size() < 2 || sizes.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "architecture: " + sizes + "; at least two layers of at least one unit are allowed");
    }
    return sizes;
  }

  /**
   * The architecture of a trial of a rule that has dense layers only; other rules ask {@link
   * LayerList}.
   *
   * @throws InvalidSetting if a layer is no dense one
   */
  public static Architecture of(Values values) {
    LayerList list = LayerList.of(values);
    if (list.convolutional()) {
      throw new InvalidSetting(
          Settings.ARCHITECTURE.name(),
          "architecture holds '"
              + list.layers().get(0).text()
              + "'; this rule has no convolutions, only layer sizes such as [64, 64, 10]");
    }
    return new Architecture(ImageShape.flat(list.inputs().getAsInt()), list.layers());
  }

  /** The value of the setting for the given sizes. */
  public static Value value(int... sizes) {
    List<Value> items = new ArrayList<>();
    for (int units : sizes) {
      items.add(new Value.Whole(units));
    }
    return new Value.Items(items);
  }

  /** Number of weight layers L. */
  public int depth() {
    return layers.size();
  }

  /** Weight layer {@code l}, from 1. */
  public Layer layer(int l) {
    return layers.get(l - 1);
  }

  /** Whether a layer is no dense one. */
  public boolean convolutional() {
    return !(layers.get(0) instanceof Layer.Dense);
  }

  /** Shape of the activity of layer {@code l}; 0 = inputs. */
  public ImageShape shape(int l) {
    ImageShape shape = input;
    for (int k = 1; k <= l; k++) {
      shape = layer(k).above(shape);
    }
    return shape;
  }

  /** Units per layer, inputs first. */
  public List<Integer> sizes() {
    return IntStream.rangeClosed(0, depth()).mapToObj(this::units).toList();
  }

  /** Units of layer {@code l}; 0 = inputs. */
  public int units(int l) {
    return l > 0 && layer(l) instanceof Layer.Dense dense ? dense.units() : shape(l).units();
  }

  public int inputs() {
    return units(0);
  }

  public int classes() {
    return units(depth());
  }

  /** Weights of layer {@code l} without biases, from 1; a convolution shares its weights. */
  public long synapses(int l) {
    return layer(l).synapses(shape(l - 1));
  }

  /** Synapses of all weight layers. */
  public long synapses() {
    return sum(1, Architecture::synapses);
  }

  /** Weights and biases. */
  public long parameters() {
    return sum(1, (net, l) -> net.synapses(l) + net.layer(l).biases());
  }

  /** Multiply-adds of layer {@code l} for one example on its way up. */
  public long macs(int l) {
    return layer(l).macs(shape(l - 1));
  }

  /** Multiply-adds of layers {@code from} to L for one example on its way up. */
  public long macsFrom(int from) {
    return sum(from, Architecture::macs);
  }

  private interface OfLayer {
    long of(Architecture net, int l);
  }

  private long sum(int from, OfLayer term) {
    long sum = 0;
    for (int l = from; l <= depth(); l++) {
      sum += term.of(this, l);
    }
    return sum;
  }

  /** The sizes as an array. */
  public int[] toArray() {
    return sizes().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The text of the column {@code architecture}, for example {@code 64-64-10}. */
  public String text() {
    String above = layers.stream().map(Layer::text).collect(Collectors.joining("-"));
    return convolutional() ? above : inputs() + "-" + above;
  }

  /**
   * Checks that the data fit.
   *
   * @throws InvalidSetting if inputs or classes differ
   */
  public void requireFit(int inputs, int classes) {
    if (inputs() != inputs || classes() != classes) {
      throw new InvalidSetting(
          Settings.ARCHITECTURE.name(),
          "architecture is "
              + text()
              + " but the data have "
              + inputs
              + " inputs and "
              + classes
              + " classes; the first size must equal the inputs, the last the classes");
    }
  }
}
