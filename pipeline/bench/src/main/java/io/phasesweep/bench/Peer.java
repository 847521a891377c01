package io.phasesweep.bench;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * OpenBLAS through netlib's JNI binding, if artifact and library are there. Nothing here depends on
 * it: add {@code dev.ludovic.netlib:blas} and {@code net.sourceforge.f2j:arpack_combined_all},
 * whose types its native part asks for, to the class path and name the library with {@code
 * -Ddev.ludovic.netlib.blas.nativeLibPath=...}; unset {@code OPENBLAS_CORETYPE} and {@code
 * OPENBLAS_L2_SIZE}, set {@code OPENBLAS_NUM_THREADS=1}.
 */
final class Peer {
  private final Object blas;
  private final Method sgemm;

  private Peer(Object blas, Method sgemm) {
    this.blas = blas;
    this.sgemm = sgemm;
  }

  /** The peer, empty if artifact or library is missing. */
  static Optional<Peer> find() {
    try {
      Class<?> type = Class.forName("dev.ludovic.netlib.blas.NativeBLAS");
      Object blas = type.getMethod("getInstance").invoke(null);
      for (Method method : Class.forName("dev.ludovic.netlib.blas.BLAS").getMethods()) {
        if (method.getName().equals("sgemm") && method.getParameterCount() == 13) {
          return Optional.of(new Peer(blas, method));
        }
      }
      return Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** C [batch x width] = A [batch x depth] W [depth x width], all row-major. */
  Work product(int batch, int depth, int width) {
    float[] a = Shapes.uniform(2, batch, depth).data;
    float[] w = Shapes.uniform(1, depth, width).data;
    float[] c = new float[batch * width];
    // Column-major, a row-major matrix is its transpose: Ct = Wt At.
    return work(
        2.0 * batch * depth * width,
        "N",
        "N",
        width,
        batch,
        depth,
        1f,
        w,
        width,
        a,
        depth,
        0f,
        c,
        width);
  }

  /** W [depth x width] += At D, all row-major. */
  Work update(int batch, int depth, int width) {
    float[] a = Shapes.uniform(2, batch, depth).data;
    float[] d = Shapes.uniform(3, batch, width).data;
    float[] w = Shapes.uniform(1, depth, width).data;
    return work(
        2.0 * batch * depth * width,
        "N",
        "T",
        width,
        depth,
        batch,
        1e-9f,
        d,
        width,
        a,
        depth,
        1f,
        w,
        width);
  }

  /** The sweeps of {@link DeepRelaxation}. */
  Work relaxation(int batch, int hidden) {
    PeerRelaxation relaxation = new PeerRelaxation(this, batch, hidden);
    return new Work("OpenBLAS", relaxation.operations(), relaxation::run);
  }

  /** C [batch x outputs] = A [batch x inputs] W [inputs x outputs] + beta C, row-major. */
  void up(float[] w, float[] a, float beta, float[] c, int batch, int inputs, int outputs) {
    call("N", "N", outputs, batch, inputs, 1f, w, outputs, a, inputs, beta, c, outputs);
  }

  /** C [batch x inputs] = A [batch x outputs] Wt + beta C, row-major. */
  void down(float[] w, float[] a, float beta, float[] c, int batch, int inputs, int outputs) {
    call("T", "N", inputs, batch, outputs, 1f, w, outputs, a, outputs, beta, c, inputs);
  }

  private Work work(double operations, Object... arguments) {
    return new Work("OpenBLAS", operations, () -> call(arguments));
  }

  private void call(Object... arguments) {
    try {
      sgemm.invoke(blas, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("peer: " + e, e);
    }
  }
}
