package io.phasesweep.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** In the steady state a minibatch allocates next to nothing: no vector is boxed. */
class AllocationTest {

  /** Trains a small net until a window of minibatches is quiet; prints the last window's bytes. */
  static final class Quiet {
    private static final int WINDOW = 500;
    private static final long PATIENCE_NANOS = 90_000_000_000L;

    public static void main(String[] arguments) {
      Kernels kernels = KernelProviders.choose();
      SmallNet net = new SmallNet(kernels);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long id = Thread.currentThread().getId();
      long end = System.nanoTime() + PATIENCE_NANOS;
      long bytes;
      do {
        bytes = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < WINDOW; i++) {
          net.minibatch();
        }
        bytes = (threads.getThreadAllocatedBytes(id) - bytes) / WINDOW;
      } while (bytes >= 1024 && System.nanoTime() < end);
      System.out.println("provider " + kernels.choice().provider() + ", bytes " + bytes);
    }
  }

  /** Relaxation and update of one layer, everything made beforehand. */
  private static final class SmallNet {
    private final Kernels kernels;
    private final FMatrixRMaj w = Operands.uniform(new Random(1), 64, 10);
    private final FMatrixRMaj bias = new FMatrixRMaj(1, 10);
    private final PackedWeights weights;
    private final Panel drive;
    private final Panel[] hidden = new Panel[2];
    private final Panel[] output = new Panel[2];
    private final Epilogue[] hiddenLeak = new Epilogue[2];
    private final Epilogue[] outputLeak = new Epilogue[2];
    private final List<Term> terms;

    SmallNet(Kernels kernels) {
      this.kernels = kernels;
      Layout layout = kernels.layout(20, new int[] {64, 10});
      weights = kernels.pack(layout, w);
      drive = kernels.panel(layout, 64);
      drive.load(Operands.uniform(new Random(2), 20, 64));
      for (int i = 0; i < 2; i++) {
        hidden[i] = kernels.panel(layout, 64);
        output[i] = kernels.panel(layout, 10);
        hiddenLeak[i] = new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, hidden[i], 0f, null);
        outputLeak[i] = new Epilogue.Leak(Activation.HARD_SIGMOID, .5f, output[i], .5f, output[0]);
      }
      terms =
          List.of(new Term(hidden[0], output[0], 1e-3f), new Term(hidden[1], output[1], -1e-3f));
    }

    void minibatch() {
      for (int sweep = 0; sweep < 24; sweep++) {
        int now = sweep % 2;
        Panel next = hidden[1 - now];
        kernels.apply(weights, Direction.DOWN, output[now], drive, next, hiddenLeak[now]);
        kernels.apply(weights, Direction.UP, hidden[now], null, output[1 - now], outputLeak[now]);
      }
      kernels.squaredDistance(hidden[0], hidden[1]);
      kernels.accumulate(w, terms);
      kernels.accumulateBias(bias, terms);
      weights.changed();
      kernels.repack(weights);
    }
  }

  @Test
  void aMinibatchAllocatesLessThanAKilobyte() throws Exception {
    for (String required : List.of("vector", "portable")) {
      ChildJvm child =
          ChildJvm.run(
              Quiet.class,
              "--add-modules=jdk.incubator.vector",
              "-Dphasesweep.kernels=" + required,
              "-Dphasesweep.kernels.required=" + required);
      assertThat(child.output()).contains("provider " + required);
      String bytes = child.output().replaceAll("(?s).*bytes (\\d+).*", "$1");
      assertThat(Long.parseLong(bytes)).as(child.output()).isLessThan(1024);
    }
  }
}
