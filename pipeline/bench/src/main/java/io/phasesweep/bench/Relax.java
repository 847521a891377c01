package io.phasesweep.bench;

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

/** Twenty sweeps of 784-H-H-10; shape: batch x H. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Relax {
  /** Batch x depth x width. */
  @Param({"1x512", "16x512", "64x512", "128x512", "64x128", "256x1024"})
  public String shape;

  private Work work;

  /** Makes the operands. */
  @Setup
  public void prepare() {
    int[] n = Shapes.parse(shape);
    work = Works.relax(KernelProviders.choose(), n[0], n[1]);
  }

  /** One call. */
  @Benchmark
  public void time() {
    work.run();
  }
}
