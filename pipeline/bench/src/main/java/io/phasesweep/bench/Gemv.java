package io.phasesweep.bench;

import io.phasesweep.core.kernel.Direction;
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

/** Products of one column with unpacked weights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Gemv {
  /** Which way through W [784 x 512]. */
  @Param public Direction direction;

  private Work work;

  /** Makes the operands. */
  @Setup
  public void prepare() {
    work = Works.gemv(KernelProviders.choose(), direction, 784, 512);
  }

  /** One call. */
  @Benchmark
  public void time() {
    work.run();
  }
}
