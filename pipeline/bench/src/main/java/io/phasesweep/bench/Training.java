package io.phasesweep.bench;

import com.sun.management.ThreadMXBean;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Examples per CPU second of whole minibatches through the seam, one thread.
 *
 * <pre>
 *   Training [seconds per net]
 * </pre>
 */
final class Training {
  private static final int BATCH = 20;
  private static final int MINIBATCHES = 50;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Training() {}

  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 4;
    Kernels kernels = KernelProviders.choose();
    System.out.println(kernels.choice());
    line("EP 64-64-10", new EquilibriumNet(kernels, BATCH, 64, 64, 10), digits(), seconds);
    line("EP 784-500-10", new EquilibriumNet(kernels, BATCH, 784, 500, 10), pixels(), seconds);
    line("BP 64-64-10", new BackpropNet(kernels, BATCH, 64, 64, 10), digits(), seconds);
    line(
        "BP 784-512-512-10", new BackpropNet(kernels, BATCH, 784, 512, 512, 10), pixels(), seconds);
  }

  /** CPU time of this thread. */
  static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  static FMatrixRMaj[] digits() {
    return minibatches(8, .9);
  }

  static FMatrixRMaj[] pixels() {
    return minibatches(28, .3);
  }

  private static FMatrixRMaj[] minibatches(int side, double filled) {
    FMatrixRMaj[] all = new FMatrixRMaj[2 * MINIBATCHES];
    for (int i = 0; i < MINIBATCHES; i++) {
      all[2 * i] = Shapes.images(i, BATCH, side, filled);
      all[2 * i + 1] = Shapes.oneHot(i, BATCH, 10);
    }
    return all;
  }

  private static void line(String name, Trained net, FMatrixRMaj[] data, double seconds) {
    epochs(net, data, seconds);
    long thread = Thread.currentThread().getId();
    double[] rates = new double[31];
    int repeats = Math.max(1, (int) (epochs(net, data, seconds / 2) * .02));
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < rates.length; i++) {
      long cpu = cpuNanos();
      for (int r = 0; r < repeats; r++) {
        epoch(net, data);
      }
      rates[i] = 1e9 * repeats * MINIBATCHES * BATCH / (cpuNanos() - cpu);
    }
    bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT,
        "%-20s %9.0f examples per CPU second (%.0f..%.0f), %d bytes per minibatch, digest %s%n",
        name,
        rates[rates.length / 2],
        rates[0],
        rates[rates.length - 1],
        bytes / (rates.length * repeats * MINIBATCHES),
        net.digest());
  }

  /** Bytes that a minibatch of equilibrium propagation on 64-64-10 allocates when warm. */
  static double bytesPerMinibatch(Kernels kernels, double seconds) {
    Trained net = new EquilibriumNet(kernels, BATCH, 64, 64, 10);
    FMatrixRMaj[] data = digits();
    epochs(net, data, seconds);
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    int epochs = epochs(net, data, seconds);
    return (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / (epochs * MINIBATCHES);
  }

  private static int epochs(Trained net, FMatrixRMaj[] data, double seconds) {
    long end = System.nanoTime() + (long) (1e9 * seconds);
    int epochs = 0;
    while (System.nanoTime() < end) {
      epoch(net, data);
      epochs++;
    }
    return epochs;
  }

  private static void epoch(Trained net, FMatrixRMaj[] data) {
    for (int i = 0; i < data.length; i += 2) {
      net.step(data[i], data[i + 1]);
    }
  }
}
