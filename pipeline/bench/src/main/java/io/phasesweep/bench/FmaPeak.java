package io.phasesweep.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The denominator of every share of peak: twelve independent fma chains, which fill two units of
 * four cycles with registers to spare, even with sixteen.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FmaPeak {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int STEPS = 20_000;

  private final float[] start = new float[12 * L];
  private float sink;

  /** Multiplications and additions of one run. */
  static double operations() {
    return 2.0 * 12 * L * STEPS;
  }

  /** The chains as work. */
  static Work work() {
    FmaPeak peak = new FmaPeak();
    return new Work("FmaPeak", operations(), () -> peak.sink = peak.chains());
  }

  /** One run; the sum keeps every chain alive. */
  @Benchmark
  public float chains() {
    FloatVector x = FloatVector.broadcast(S, .5f);
    FloatVector y = FloatVector.broadcast(S, 1e-3f);
    FloatVector s0 = FloatVector.fromArray(S, start, 0);
    FloatVector s1 = FloatVector.fromArray(S, start, L);
    FloatVector s2 = FloatVector.fromArray(S, start, 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, start, 3 * L);
    FloatVector s4 = FloatVector.fromArray(S, start, 4 * L);
    FloatVector s5 = FloatVector.fromArray(S, start, 5 * L);
    FloatVector s6 = FloatVector.fromArray(S, start, 6 * L);
    FloatVector s7 = FloatVector.fromArray(S, start, 7 * L);
    FloatVector s8 = FloatVector.fromArray(S, start, 8 * L);
    FloatVector s9 = FloatVector.fromArray(S, start, 9 * L);
    FloatVector s10 = FloatVector.fromArray(S, start, 10 * L);
    FloatVector s11 = FloatVector.fromArray(S, start, 11 * L);
    for (int i = 0; i < STEPS; i++) {
      s0 = s0.fma(x, y);
      s1 = s1.fma(x, y);
      s2 = s2.fma(x, y);
      s3 = s3.fma(x, y);
      s4 = s4.fma(x, y);
      s5 = s5.fma(x, y);
      s6 = s6.fma(x, y);
      s7 = s7.fma(x, y);
      s8 = s8.fma(x, y);
      s9 = s9.fma(x, y);
      s10 = s10.fma(x, y);
      s11 = s11.fma(x, y);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    return low.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
  }
}
