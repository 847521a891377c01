package io.phasesweep.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes tiles of 8 x 8 in registers of 256 bit: lanes 1, then 2, then 4 apart change places.
 */
final class Transpose8 {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
  private static final VectorShuffle<Float> ONE = swap(1);
  private static final VectorShuffle<Float> TWO = swap(2);
  private static final VectorShuffle<Float> FOUR = swap(4);
  private static final VectorMask<Float> ODD = upper(1);
  private static final VectorMask<Float> PAIRS = upper(2);
  private static final VectorMask<Float> HALF = upper(4);

  private Transpose8() {}

  private static VectorShuffle<Float> swap(int apart) {
    return VectorShuffle.fromOp(S, lane -> lane ^ apart);
  }

  private static VectorMask<Float> upper(int apart) {
    return VectorMask.fromLong(S, apart == 1 ? 0xaa : apart == 2 ? 0xcc : 0xf0);
  }

  /**
   * Eight rows of {@code width} floats, {@code width} apart, to columns: element m of row r goes to
   * {@code o[oo + 16 m + r]}. Modified: {@code o}.
   *
   * @param columns a multiple of 8
   */
  static void rows(float[] w, int wo, int width, int columns, float[] o, int oo) {
    for (int m = 0; m < columns; m += 8) {
      int at = wo + m;
      FloatVector a0 = FloatVector.fromArray(S, w, at);
      FloatVector a1 = FloatVector.fromArray(S, w, at + width);
      FloatVector a2 = FloatVector.fromArray(S, w, at + 2 * width);
      FloatVector a3 = FloatVector.fromArray(S, w, at + 3 * width);
      FloatVector a4 = FloatVector.fromArray(S, w, at + 4 * width);
      FloatVector a5 = FloatVector.fromArray(S, w, at + 5 * width);
      FloatVector a6 = FloatVector.fromArray(S, w, at + 6 * width);
      FloatVector a7 = FloatVector.fromArray(S, w, at + 7 * width);
      FloatVector b0 = a0.blend(a1.rearrange(ONE), ODD);
      FloatVector b1 = a0.rearrange(ONE).blend(a1, ODD);
      FloatVector b2 = a2.blend(a3.rearrange(ONE), ODD);
      FloatVector b3 = a2.rearrange(ONE).blend(a3, ODD);
      FloatVector b4 = a4.blend(a5.rearrange(ONE), ODD);
      FloatVector b5 = a4.rearrange(ONE).blend(a5, ODD);
      FloatVector b6 = a6.blend(a7.rearrange(ONE), ODD);
      FloatVector b7 = a6.rearrange(ONE).blend(a7, ODD);
      FloatVector c0 = b0.blend(b2.rearrange(TWO), PAIRS);
      FloatVector c1 = b1.blend(b3.rearrange(TWO), PAIRS);
      FloatVector c2 = b0.rearrange(TWO).blend(b2, PAIRS);
      FloatVector c3 = b1.rearrange(TWO).blend(b3, PAIRS);
      FloatVector c4 = b4.blend(b6.rearrange(TWO), PAIRS);
      FloatVector c5 = b5.blend(b7.rearrange(TWO), PAIRS);
      FloatVector c6 = b4.rearrange(TWO).blend(b6, PAIRS);
      FloatVector c7 = b5.rearrange(TWO).blend(b7, PAIRS);
      int to = oo + 16 * m;
      c0.blend(c4.rearrange(FOUR), HALF).intoArray(o, to);
      c1.blend(c5.rearrange(FOUR), HALF).intoArray(o, to + 16);
      c2.blend(c6.rearrange(FOUR), HALF).intoArray(o, to + 32);
      c3.blend(c7.rearrange(FOUR), HALF).intoArray(o, to + 48);
      c0.rearrange(FOUR).blend(c4, HALF).intoArray(o, to + 64);
      c1.rearrange(FOUR).blend(c5, HALF).intoArray(o, to + 80);
      c2.rearrange(FOUR).blend(c6, HALF).intoArray(o, to + 96);
      c3.rearrange(FOUR).blend(c7, HALF).intoArray(o, to + 112);
    }
  }
}
