package io.phasesweep.bench;

import io.phasesweep.core.kernel.KernelProviders;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bytes per minibatch of 64-64-10. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Allocation {
  private final FMatrixRMaj[] data = Training.digits();
  private final Trained net = new EquilibriumNet(KernelProviders.choose(), 20, 64, 64, 10);
  private int at;

  /** One minibatch of equilibrium propagation; run with {@code -prof gc}. */
  @Benchmark
  public void minibatch() {
    net.step(data[at], data[at + 1]);
    at = (at + 2) % data.length;
  }
}
