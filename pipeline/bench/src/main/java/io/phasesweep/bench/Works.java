package io.phasesweep.bench;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/** The work that benchmarks and gates share; shapes are batch x depth x width. */
final class Works {
  private Works() {}

  private static String name(String kind, int batch, int depth, int width) {
    return String.format(Locale.ROOT, "%s %dx%dx%d", kind, batch, depth, width);
  }

  /** A product that streams packed panels: packing is timed apart. */
  static Work apply(Kernels kernels, int batch, int depth, int width) {
    Layout layout = kernels.layout(batch, new int[] {depth, width});
    PackedWeights w = kernels.pack(layout, Shapes.uniform(1, depth, width));
    Panel in = kernels.panel(layout, depth);
    Panel out = kernels.panel(layout, width);
    in.load(Shapes.uniform(2, batch, depth));
    Epilogue store = new Epilogue.Store();
    return new Work(
        name("Apply", batch, depth, width),
        2.0 * batch * depth * width,
        () -> kernels.apply(w, Direction.UP, in, null, out, store));
  }

  /** The update of one phase. */
  static Work accumulate(Kernels kernels, int batch, int depth, int width) {
    Layout layout = kernels.layout(batch, new int[] {depth, width});
    FMatrixRMaj w = Shapes.uniform(1, depth, width);
    Panel in = kernels.panel(layout, depth);
    Panel out = kernels.panel(layout, width);
    in.load(Shapes.uniform(2, batch, depth));
    out.load(Shapes.uniform(3, batch, width));
    List<Term> terms = List.of(new Term(in, out, 1e-9f));
    return new Work(
        name("Accumulate", batch, depth, width),
        2.0 * batch * depth * width,
        () -> kernels.accumulate(w, terms));
  }

  /** A product of one column with unpacked weights. */
  static Work gemv(Kernels kernels, Direction direction, int inputs, int outputs) {
    Layout layout = kernels.layout(1, new int[] {inputs, outputs});
    boolean up = direction == Direction.UP;
    PackedWeights w = kernels.pack(layout, Shapes.uniform(1, inputs, outputs));
    Panel in = kernels.panel(layout, up ? inputs : outputs);
    Panel out = kernels.panel(layout, up ? outputs : inputs);
    in.load(Shapes.uniform(2, 1, in.units()));
    Epilogue store = new Epilogue.Store();
    return new Work(
        name("Gemv " + direction, 1, inputs, outputs),
        2.0 * inputs * outputs,
        () -> kernels.apply(w, direction, in, null, out, store));
  }

  /** 20 synchronous sweeps of 784-H-H-10, input drive and packing included. */
  static Work relax(Kernels kernels, int batch, int hidden) {
    DeepRelaxation relaxation = new DeepRelaxation(kernels, batch, hidden);
    return new Work(name("Relax", batch, hidden, hidden), relaxation.operations(), relaxation::run);
  }

  /** One epilogue without a product. */
  static Work elementwise(Kernels kernels, Activation activation, int batch, int units) {
    Layout layout = kernels.layout(batch, new int[] {units});
    Panel add = kernels.panel(layout, units);
    Panel state = kernels.panel(layout, units);
    Panel out = kernels.panel(layout, units);
    add.load(Shapes.uniform(1, batch, units));
    state.load(Shapes.uniform(2, batch, units));
    Epilogue leak = new Epilogue.Leak(activation, .5f, state, .1f, state);
    return new Work(
        name("Elementwise " + activation, batch, units, 1), 0, () -> kernels.apply(add, out, leak));
  }

  /** The product of one row block after every repacking: nearly the packing alone. */
  static Work pack(Kernels kernels, Direction direction, int inputs, int outputs) {
    Layout layout = kernels.layout(8, new int[] {inputs, outputs});
    boolean up = direction == Direction.UP;
    PackedWeights w = kernels.pack(layout, Shapes.uniform(1, inputs, outputs));
    Panel in = kernels.panel(layout, up ? inputs : outputs);
    Panel out = kernels.panel(layout, up ? outputs : inputs);
    in.columns(1);
    Epilogue store = new Epilogue.Store();
    return new Work(
        name("Pack " + direction, 1, inputs, outputs),
        0,
        () -> {
          kernels.repack(w);
          kernels.apply(w, direction, in, null, out, store);
          kernels.apply(w, direction, in, null, out, store);
        });
  }
}
