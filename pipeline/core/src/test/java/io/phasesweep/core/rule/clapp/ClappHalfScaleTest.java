package io.phasesweep.core.rule.clapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.network.Layer;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.setting.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headline's geometry: five convolutions on 8x8 patches of 32x32 digits. */
class ClappHalfScaleTest {
  private static final ImageShape IMAGE = new ImageShape(32, 32, 1);
  private static final MomentPlan MOMENTS = new MomentPlan(true, 0, 8, 4, 5, 1);
  private static final LayerList LAYERS =
      LayerList.of(
          List.of(
              new Value.Name("conv3x16"),
              new Value.Name("conv3x32p"),
              new Value.Name("conv3x32"),
              new Value.Name("conv3x64p"),
              new Value.Name("conv3x128p"),
              new Value.Whole(10)));

  @Test
  void countsAreThoseOfTheDocument() {
    Architecture whole = MOMENTS.net(LAYERS, IMAGE, 10);
    Architecture net = new Architecture(whole.input(), whole.layers().subList(0, 5));
    assertThat(net.macsFrom(1)).isEqualTo(1_041_408);
    assertThat(net.parameters()).isEqualTo(106_400);
    long matrices = 0;
    for (int l = 1; l <= 5; l++) {
      matrices += 5L * net.layer(l).biases() * net.layer(l).biases();
    }
    assertThat(matrices).isEqualTo(113_920);
  }

  /** Every layer on what the layers below make of two digits, at fresh weights and at threefold. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 3})
  void everyLayerLearnsWhatTheReferenceDoes(double gain) {
    assumeThat(System.getenv("PHASESWEEP_DATA")).isNotNull();
    MomentGrid grid = MOMENTS.grid(IMAGE);
    double[][] x = digits();
    ImageShape below = new ImageShape(8, 8, 1);
    for (int l = 0; l < 5; l++) {
      Layer layer = LAYERS.layers().get(l);
      LayerCase of =
          LayerCase.random(below, layer, grid, 2, false, LayerCase.Terms.BOTH, gain, 40 + l).on(x);
      PlainLayer plain = new PlainLayer(of).learn();
      ClappReferenceTest.agree(new FastLayer(of), plain);
      for (int v = 0; v < x.length; v++) {
        x[v] = plain.drives(v).clone();
        for (int i = 0; i < x[v].length; i++) {
          x[v][i] = (float) Math.max(0, x[v][i]);
        }
      }
      below = layer.above(below);
    }
  }

  private static double[][] digits() {
    Catalog catalog = Catalog.ofMachine();
    Map<String, Value> lines =
        Map.of(
            "set", new Value.Name("mnist"),
            "scale", new Value.Name("published"),
            "pad", new Value.Whole(2),
            "pad-value", new Value.Name("black"));
    Part train = catalog.load(catalog.key(lines, Path.of("."))).train();
    Minibatch two = new Minibatch();
    two.load(train, new int[] {0, 1}, 0, 2);
    FMatrixRMaj patches = new FMatrixRMaj(0, 0);
    MOMENTS.of(train.shape(), 1, "").load(two, 0, 2, 0, patches);
    double[][] x = new double[patches.numRows][64];
    for (int v = 0; v < x.length; v++) {
      for (int i = 0; i < 64; i++) {
        x[v][i] = patches.get(v, i);
      }
    }
    return x;
  }
}
