package io.phasesweep.core.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.Parameters;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static final Parameters TWO_LAYERS =
      new Parameters(
          List.of(
              new Parameters.Block("W1", 1, new FMatrixRMaj(1, 2)),
              new Parameters.Block("b1", 1, new FMatrixRMaj(1, 1)),
              new Parameters.Block("W2", 2, new FMatrixRMaj(1, 2))));

  private static Alignment of(double[] update, double[] reference, int layer) {
    return Alignment.of(split(update), split(reference), TWO_LAYERS, layer);
  }

  private static Gradient split(double[] all) {
    return new Gradient(
        List.of(
            new double[] {all[0], all[1]}, new double[] {all[2]}, new double[] {all[3], all[4]}));
  }

  @Test
  void theDocumentedPair() {
    Alignment layer = of(new double[] {3, 4, 0, 9, 9}, new double[] {4, 3, 0, -9, 9}, 1);
    assertThat(layer.cosine()).isCloseTo(.96, within(1e-15));
    assertThat(Alignment.degrees(layer.cosine())).isCloseTo(16.2602, within(5e-5));
    assertThat(layer.normRatio()).isEqualTo(1);
    assertThat(layer.sign()).isEqualTo(1);
    assertThat(layer.updateNorm()).isEqualTo(5);
  }

  @Test
  void theWholeNetIsAllBlocks() {
    Alignment whole =
        of(new double[] {1, 0, 2, 0, -2}, new double[] {1, 0, -2, 5, -2}, Alignment.WHOLE_NET);
    assertThat(whole.cosine()).isCloseTo(1 / (3 * Math.sqrt(34)), within(1e-15));
    assertThat(whole.normRatio()).isCloseTo(3 / Math.sqrt(34), within(1e-15));
    // Four entries move in either direction; two of them agree.
    assertThat(whole.sign()).isEqualTo(.5);
  }

  @Test
  void nothingIsKnownOfAZeroDirection() {
    Alignment still = of(new double[5], new double[] {1, 1, 1, 1, 1}, 1);
    assertThat(still.cosine()).isNaN();
    assertThat(still.normRatio()).isZero();
    assertThat(still.sign()).isZero();
    assertThat(of(new double[5], new double[5], 2).sign()).isNaN();
    assertThat(of(new double[5], new double[5], 2).normRatio()).isNaN();
  }

  @Test
  void roundingNeverLeavesTheAngle() {
    assertThat(Alignment.degrees(1.0000000000000002)).isZero();
    assertThat(Alignment.degrees(-1.0000000000000002)).isEqualTo(180);
  }
}
