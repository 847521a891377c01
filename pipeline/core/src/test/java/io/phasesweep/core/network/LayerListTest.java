package io.phasesweep.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Architectures as files write them, and the nets they become on data. */
class LayerListTest {
  private static final ImageShape COLOUR = new ImageShape(32, 32, 3);

  private static Value.Items items(String text) {
    return new Value.Items(
        List.of(text.split(" ")).stream()
            .map(
                word ->
                    word.matches("[0-9]+")
                        ? (Value) new Value.Whole(Long.parseLong(word))
                        : new Value.Name(word))
            .toList());
  }

  private static LayerList list(String text) {
    return LayerList.of(items(text).items());
  }

  /** VGG16 and the dense nets: dual-propagation.md 7. Others: by hand, 9 cin cout + cout. */
  @ParameterizedTest
  @CsvSource({
    "conv3x64 conv3x64p conv3x128 conv3x128p conv3x256 conv3x256 conv3x256p conv3x512 conv3x512"
        + " conv3x512p conv3x512 conv3x512 conv3x512p 4096 4096 10, 33638218",
    "conv3x64p conv3x64p 10, 79690",
    "3072 512 512 10, 1841162"
  })
  void parametersOnColourImages(String text, long parameters) {
    assertThat(list(text).on(COLOUR, 10).parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "784 512 512 10, 669706",
    "784 128 128 10, 118282",
    "784 1000 1000 1000 1000 10, 3798010"
  })
  void parametersOnGreyImages(String text, long parameters) {
    assertThat(list(text).on(new ImageShape(28, 28, 1), 10).parameters()).isEqualTo(parameters);
  }

  @Test
  void shapesTextAndWork() {
    Architecture net = list("conv3x4 conv3x5p 7 10").on(new ImageShape(8, 6, 2), 10);
    assertThat(net.sizes()).containsExactly(96, 192, 60, 7, 10);
    assertThat(net.shape(2)).isEqualTo(new ImageShape(4, 3, 5));
    assertThat(net.synapses(2)).isEqualTo(9 * 4 * 5);
    assertThat(net.macs(2)).isEqualTo(48 * 9 * 4 * 5);
    assertThat(net.macsFrom(3)).isEqualTo(60 * 7 + 7 * 10);
    assertThat(net.text()).isEqualTo("conv3x4-conv3x5p-7-10");
    assertThat(list("64 64 10").on(new ImageShape(8, 8, 1), 10).text()).isEqualTo("64-64-10");
    assertThat(items("conv3x64p conv3x64p 10").canonical())
        .isEqualTo("[n:conv3x64p,n:conv3x64p,i:10]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv5x64 10 | architecture holds 'conv5x64'; layer sizes and the words conv3x64,"
            + " conv3x64p, conv1d10s5x64 are allowed",
        "conv3x064 10 | architecture holds 'conv3x064'; layer sizes and the words conv3x64,"
            + " conv3x64p, conv1d10s5x64 are allowed",
        "64 conv3x8 10 | architecture is [64, conv3x8, 10]; convolutions come first, on the data,"
            + " and dense layers after them",
        "conv3x8 conv3x8 | architecture is [conv3x8, conv3x8]; the last entry is the number of"
            + " classes"
      })
  void wordsInTheWrongPlace(String text, String message) {
    assertThatThrownBy(() -> list(text)).isInstanceOf(InvalidSetting.class).hasMessage(message);
  }

  @Test
  void dataThatDoNotFit() {
    ImageShape grey = new ImageShape(28, 28, 1);
    assertThatThrownBy(() -> list("conv3x8p conv3x8p conv3x8p 10").on(grey, 10))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "architecture: conv3x8p on a map of 7x7x8; pooling needs even sides, which fewer"
                + " pooled layers or 'pad' in data give");
    assertThatThrownBy(() -> list("conv3x8 10").on(ImageShape.flat(64), 10))
        .hasMessage(
            "architecture is [conv3x8, 10]; convolutions need images; the data have 64 inputs"
                + " without height and width");
    assertThatThrownBy(() -> list("conv3x8 11").on(grey, 10))
        .hasMessageContaining("conv3x8-11 but the data have 784 inputs and 10 classes");
    assertThatThrownBy(() -> list("conv1d10s5x64 10").on(grey, 10))
        .hasMessage("architecture holds 'conv1d10s5x64'; this rule has no 1-d convolutions");
    Values words = Values.none().with(Settings.ARCHITECTURE, items("conv3x8 10"));
    assertThatThrownBy(() -> Architecture.of(words))
        .hasMessage(
            "architecture holds 'conv3x8'; this rule has no convolutions, only layer sizes such as"
                + " [64, 64, 10]");
  }
}
