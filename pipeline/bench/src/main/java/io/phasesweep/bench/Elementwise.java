package io.phasesweep.bench;

import io.phasesweep.core.kernel.Activation;
import io.phasesweep.core.kernel.KernelProviders;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Epilogues without a product. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Elementwise {
  /** The nonlinearity behind a nudged leaky step. */
  @Param public Activation activation;

  private Work work;

  /** Makes the operands. */
  @Setup
  public void prepare() {
    work = Works.elementwise(KernelProviders.choose(), activation, 64, 512);
  }

  /** One pass over 32 768 values. */
  @Benchmark
  public void time() {
    work.run();
  }
}
