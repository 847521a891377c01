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

/** Products on packed weights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Apply {
  /** Batch x depth x width. */
  @Param({
    "16x784x512",
    "64x784x512",
    "128x784x512",
    "64x512x512",
    "256x1024x1024",
    "64x64x64",
    "128x256x10",
    "20x64x64",
    "20x64x10"
  })
  public String shape;

  private Work work;

  /** Makes the operands. */
  @Setup
  public void prepare() {
    int[] n = Shapes.parse(shape);
    work = Works.apply(KernelProviders.choose(), n[0], n[1], n[2]);
  }

  /** One call. */
  @Benchmark
  public void time() {
    work.run();
  }
}
