package io.phasesweep.core.kernel.portable;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.RowPanel;
import org.jspecify.annotations.Nullable;

/** Elementwise ends of a product; every step rounds once, in the order of {@link Epilogue}. */
final class Epilogues {
  private Epilogues() {}

  static void finish(RowPanel u, @Nullable RowPanel add, RowPanel out, Epilogue epilogue) {
    int n = out.length();
    float[] z = out.values();
    sum(u.values(), add == null ? null : add.values(), z, n);
    if (epilogue instanceof Epilogue.Activate activate) {
      activate(activate.activation(), z, n);
    } else if (epilogue instanceof Epilogue.Leak leak) {
      leak(leak, z, n);
      activate(leak.activation(), z, n);
    } else if (epilogue instanceof Epilogue.Minimise minimise) {
      minimise(minimise, z, n);
      activate(minimise.activation(), z, n);
    } else if (epilogue instanceof Epilogue.Derivative derivative) {
      gate(derivative.activation(), values(derivative.activity()), z, n);
    }
  }

  private static float[] values(Panel panel) {
    return ((RowPanel) panel).values();
  }

  private static void sum(float[] u, float @Nullable [] add, float[] z, int n) {
    if (add != null) {
      for (int i = 0; i < n; i++) {
        z[i] = u[i] + add[i];
      }
    } else if (u != z) {
      System.arraycopy(u, 0, z, 0, n);
    }
  }

  private static void leak(Epilogue.Leak leak, float[] z, int n) {
    float[] s = values(leak.state());
    float step = leak.step();
    if (leak.nudge() == 0 || leak.target() == null) {
      for (int i = 0; i < n; i++) {
        z[i] = Math.fma(step, z[i] - s[i], s[i]);
      }
      return;
    }
    float[] t = values(leak.target());
    float pull = -2 * leak.nudge();
    for (int i = 0; i < n; i++) {
      z[i] = Math.fma(step, Math.fma(pull, s[i] - t[i], z[i] - s[i]), s[i]);
    }
  }

  private static void minimise(Epilogue.Minimise minimise, float[] z, int n) {
    if (minimise.nudge() == 0 || minimise.target() == null) {
      return;
    }
    float[] t = values(minimise.target());
    float pull = 2 * minimise.nudge();
    float weight = 1 + pull;
    for (int i = 0; i < n; i++) {
      z[i] = Math.fma(pull, t[i], z[i]) / weight;
    }
  }

  private static void gate(Activation activation, float[] y, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] *= activation.derivative(y[i]);
    }
  }

  private static void activate(Activation activation, float[] z, int n) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> {
        for (int i = 0; i < n; i++) {
          z[i] = Math.max(0f, z[i]);
        }
      }
      case HARD_SIGMOID -> {
        for (int i = 0; i < n; i++) {
          z[i] = Math.min(1f, Math.max(0f, z[i]));
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          z[i] = activation.value(z[i]);
        }
      }
    }
  }
}
