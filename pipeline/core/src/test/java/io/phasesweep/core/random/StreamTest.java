package io.phasesweep.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreamTest {

  @Test
  void standardKnownAnswers() {
    Stream zero = Stream.keyed(0, 0);
    assertThat(new int[] {zero.word(0, 0), zero.word(0, 1), zero.word(0, 2), zero.word(0, 3)})
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    Stream pi = Stream.keyed(0xa4093822, 0x299f31d0);
    long block = 0x85a308d3_243f6a88L;
    long lane = 0x03707344_13198a2eL;
    assertThat(pi.half(lane, block, 0)).isEqualTo(0xd16cfe09_94fdccebL);
    assertThat(pi.half(lane, block, 1)).isEqualTo(0x5001e420_24126ea1L);
  }

  @Test
  void keyAndDrawsOfSeedOne() {
    Stream stream = new Stream(1, "init/W1");
    assertThat(stream.key0()).isEqualTo(0x96e2b196);
    assertThat(stream.key1()).isEqualTo(0xb31af884);
    float[] floats = new float[4];
    stream.fill(0, 0, floats, 0, 4);
    assertThat(floats).containsExactly(.73319906f, .970428646f, .589132369f, .946702957f);
    assertThat(stream.real64(0, 0)).isEqualTo(.7331991088507763);
    assertThat(stream.real64(0, 1)).isEqualTo(.5891323962590431);
    assertThat(stream.normal(0, 0)).isCloseTo(-1.377249101837, within(1e-12));
    assertThat(stream.normal(0, 1)).isCloseTo(-.863533532124, within(1e-12));
  }

  @Test
  void orders() {
    assertThat(order(1, 0)).isEqualTo("4973108562");
    assertThat(order(1, 1)).isEqualTo("3765124089");
    assertThat(order(2, 0)).isEqualTo("0248631597");
  }

  private static String order(long seed, long lane) {
    int[] out = new int[10];
    new Stream(seed, "order").order(lane, out);
    return Arrays.stream(out).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  @Test
  void fillingEqualsAddressingAtAnyOffset() {
    Stream stream = new Stream(7, "noise");
    for (int from = 0; from < 6; from++) {
      for (int count = 0; count < 9; count++) {
        float[] out = new float[count + 2];
        stream.fill(3, from, out, 1, count);
        for (int i = 0; i < count; i++) {
          assertThat(out[1 + i]).isEqualTo(stream.real32(3, from + i));
        }
        assertThat(out[count + 1]).isZero();
      }
    }
  }
}
