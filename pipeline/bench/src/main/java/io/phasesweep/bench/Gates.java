package io.phasesweep.bench;

import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The gates of the compute core, each measured against its denominator in this JVM, in turn.
 *
 * <pre>
 *   Gates [seconds per row]      exit code 1 if a gate fails
 * </pre>
 */
final class Gates {
  private static final int[][] PRODUCTS = {
    {16, 784, 512},
    {64, 784, 512},
    {128, 784, 512},
    {64, 512, 512},
    {256, 1024, 1024},
    {64, 64, 64},
    {128, 256, 10}
  };

  /** Batch, depth, width, share of the peer in hundredths. */
  private static final int[][] UPDATES = {
    {64, 784, 512, 70},
    {128, 784, 512, 70},
    {64, 512, 512, 70},
    {16, 784, 512, 50},
    {64, 64, 64, 30},
    {128, 256, 10, 15}
  };

  /** Batch, hidden units, share of the peer in hundredths. */
  private static final int[][] RELAXATIONS = {
    {1, 512, 100},
    {16, 512, 100},
    {64, 512, 100},
    {128, 512, 100},
    {64, 128, 90},
    {256, 1024, 75}
  };

  private final Kernels kernels = KernelProviders.choose();
  private final Work peak = FmaPeak.work();
  private final Optional<Peer> peer = Peer.find();
  private final double seconds;
  private boolean failed;

  private Gates(double seconds) {
    this.seconds = seconds;
  }

  public static void main(String[] arguments) {
    Gates gates = new Gates(arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1.5);
    gates.table();
    System.exit(gates.failed ? 1 : 0);
  }

  private void table() {
    System.out.println(kernels.choice() + ", JDK " + Runtime.version().feature());
    System.out.printf(Locale.ROOT, "warm-up %.1f s%n", kernels.warmUp() / 1e9);
    warm(peak);
    System.out.println("| work | GFLOP/s | of peak | gate | of peer | gate | verdict |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int[] n : PRODUCTS) {
      Work ours = Works.apply(kernels, n[0], n[1], n[2]);
      row(ours, .60, peer.map(p -> p.product(n[0], n[1], n[2])), 0);
    }
    row(Works.apply(kernels, 20, 64, 64), 0, peer.map(p -> p.product(20, 64, 64)), 0);
    row(Works.apply(kernels, 20, 64, 10), 0, peer.map(p -> p.product(20, 64, 10)), 0);
    for (int[] n : UPDATES) {
      Work ours = Works.accumulate(kernels, n[0], n[1], n[2]);
      row(ours, 0, peer.map(p -> p.update(n[0], n[1], n[2])), n[3] / 100.0);
    }
    fewColumns();
    relaxations();
    row(Works.apply(Providers.portable(), 64, 784, 512), .20, Optional.empty(), 0);
    allocation();
  }

  private void fewColumns() {
    for (Direction direction : Direction.values()) {
      boolean up = direction == Direction.UP;
      Optional<Work> other = peer.map(p -> up ? p.product(1, 784, 512) : p.product(1, 512, 784));
      row(Works.gemv(kernels, direction, 784, 512), 0, other, .9);
    }
    Work rankOne = Works.accumulate(kernels, 1, 784, 512);
    row(rankOne, 0, peer.map(p -> p.update(1, 784, 512)), .9);
  }

  private void relaxations() {
    for (int[] n : RELAXATIONS) {
      Optional<Work> other = peer.map(p -> p.relaxation(n[0], n[1]));
      row(Works.relax(kernels, n[0], n[1]), 0, other, n[2] / 100.0);
    }
  }

  private void row(Work ours, double ofPeak, Optional<Work> other, double ofPeer) {
    warm(ours);
    other.ifPresent(this::warm);
    double[] toPeak = against(ours, peak);
    boolean good = toPeak[1] >= ofPeak;
    String peerShare = "no peer";
    if (other.isPresent()) {
      double ratio = against(ours, other.get())[1];
      peerShare = String.format(Locale.ROOT, "%.2f", ratio);
      good &= ratio >= ofPeer;
    }
    boolean judged = ofPeak > 0 || (ofPeer > 0 && other.isPresent());
    failed |= judged && !good;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.2f | %s | %s | %s | %s |%n",
        ours.name(),
        toPeak[0],
        toPeak[1],
        ofPeak > 0 ? String.format(Locale.ROOT, "%.2f", ofPeak) : "-",
        peerShare,
        ofPeer > 0 ? String.format(Locale.ROOT, "%.2f", ofPeer) : "-",
        !judged ? "reported" : good ? "pass" : "FAIL");
  }

  private void warm(Work work) {
    double left = seconds;
    while (left > 0) {
      left -= operations(work) / rate(work) / 1e9;
    }
  }

  /** Median GFLOP/s of {@code ours} and median of its ratio to {@code other}, taken in turn. */
  private double[] against(Work ours, Work other) {
    List<Double> rates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    double left = seconds;
    while (left > 0 || rates.size() < 7) {
      double mine = rate(ours);
      double theirs = rate(other);
      rates.add(mine);
      ratios.add(mine / theirs);
      left -= (operations(ours) / mine + operations(other) / theirs) / 1e9;
    }
    return new double[] {median(rates), median(ratios)};
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Runs that make a sample long enough for the clock. */
  private static int runs(Work work) {
    return (int) Math.ceil(2e7 / work.operations());
  }

  private static double operations(Work work) {
    return runs(work) * work.operations();
  }

  /** GFLOP per second of this thread's CPU: others on the machine cost less than by the clock. */
  private static double rate(Work work) {
    long begin = Training.cpuNanos();
    for (int i = runs(work); i > 0; i--) {
      work.run();
    }
    return operations(work) / Math.max(1, Training.cpuNanos() - begin);
  }

  private void allocation() {
    double bytes = Training.bytesPerMinibatch(kernels, seconds);
    boolean good = bytes < 1024;
    failed |= !good;
    System.out.printf(
        Locale.ROOT,
        "| Allocation 64-64-10 | - | - | - | - | < 1024 B | %.0f B: %s |%n",
        bytes,
        good ? "pass" : "FAIL");
  }
}
