package io.phasesweep.core.network;

import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sizes of a layered network of dense layers.
 *
 * @param sizes units per layer, inputs first, classes last; at least two
 */
public record Architecture(List<Integer> sizes) {
  public Architecture {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2 || sizes.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "architecture: " + sizes + "; at least two layers of at least one unit are allowed");
    }
  }

  /**
   * The architecture of a trial.
   *
   * @throws InvalidSetting if a layer is no dense one
   */
  public static Architecture of(Values values) {
    List<Integer> sizes = new ArrayList<>();
    for (Value layer : values.items(Settings.ARCHITECTURE)) {
      if (layer instanceof Value.Whole units) {
        sizes.add(Math.toIntExact(units.value()));
      } else {
        throw new InvalidSetting(
            Settings.ARCHITECTURE.name(),
            "architecture holds '"
                + layer.text()
                + "'; convolutional layers are not supported yet, only layer sizes such as [64,"
                + " 64, 10]");
      }
    }
    return new Architecture(sizes);
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
    return sizes.size() - 1;
  }

  /** Units of layer {@code l}; 0 = inputs. */
  public int units(int l) {
    return sizes.get(l);
  }

  public int inputs() {
    return sizes.get(0);
  }

  public int classes() {
    return sizes.get(depth());
  }

  /** Synapses of weight layer {@code l}, from 1. */
  public long synapses(int l) {
    return (long) units(l - 1) * units(l);
  }

  /** Synapses of all weight layers. */
  public long synapses() {
    long sum = 0;
    for (int l = 1; l <= depth(); l++) {
      sum += synapses(l);
    }
    return sum;
  }

  /** The sizes as an array. */
  public int[] toArray() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The text of the column {@code architecture}, for example {@code 64-64-10}. */
  public String text() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
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
