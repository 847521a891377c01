package io.phasesweep.core.medium;

import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.random.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * Noise on the drive of the units of every layer,
 *
 * <pre>
 *   u + v xi      xi from float ((phase limit + sweep) rows + row) units + unit
 *                 of stream state-noise/&lt;l&gt;, lane = step
 * </pre>
 *
 * limit = the most sweeps that a phase may take. An address, so the order of work changes nothing.
 * Mutable, not thread-safe.
 */
public final class StateNoise {
  private final double amplitude;
  private final long limit;
  private final Stream[] streams;
  private final FMatrixRMaj sum = new FMatrixRMaj(0, 0);
  private float[] draws = new float[0];
  private long step;

  /**
   * @param medium what carries the states
   * @param depth number of layers above the input
   * @param limit the most sweeps of a phase; 1 for a forward pass
   * @param seed the trial's seed
   */
  public StateNoise(Medium medium, int depth, long limit, long seed) {
    this.amplitude = medium.stateNoise();
    this.limit = limit;
    this.streams = new Stream[depth + 1];
    for (int l = 1; l <= depth; l++) {
      streams[l] = new Stream(seed, "state-noise/" + l);
    }
  }

  /** Whether there is any. */
  public boolean on() {
    return amplitude != 0;
  }

  /** Says which step the draws are for. Modified: this. */
  public void begin(long newStep) {
    this.step = newStep;
  }

  /**
   * {@code out = drive + v xi}.
   *
   * @param drive the part of the drive that noise is added to
   * @param layer from 1
   * @param phase number of the phase in the step
   * @param sweep number of the sweep in the phase
   * @param out Modified: the noisy drive
   */
  public void add(Panel drive, int layer, int phase, int sweep, Panel out) {
    drive.store(sum);
    int count = sum.getNumElements();
    if (draws.length < count) {
      draws = new float[count];
    }
    streams[layer].fill(step, (phase * limit + sweep) * count, draws, 0, count);
    Medium.center(draws, count, amplitude);
    for (int i = 0; i < count; i++) {
      sum.data[i] += draws[i];
    }
    out.load(sum);
  }
}
