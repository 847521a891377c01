package io.phasesweep.core.trial;

import io.phasesweep.core.dynamics.Equilibrium;
import io.phasesweep.core.dynamics.Phases;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How the minibatches of the epoch so far settled. Mutable; allocates nothing while it records. */
public final class SettlingLog {
  private final double[] free;
  private final double[] second;
  private long freeSteps;
  private long secondSteps;
  private long secondPhases;
  private int count;

  public SettlingLog(int minibatchesPerEpoch) {
    this.free = new double[minibatchesPerEpoch];
    this.second = new double[minibatchesPerEpoch];
  }

  /** Starts a new epoch. Modified: this. */
  public void clear() {
    this.count = 0;
    this.freeSteps = 0;
    this.secondSteps = 0;
    this.secondPhases = 0;
  }

  /** Notes a minibatch. Modified: this. */
  public void record(Equilibrium equilibrium, Phases phases) {
    free[count] = equilibrium.residual();
    second[count] = phases.secondResidual();
    count++;
    freeSteps += equilibrium.steps();
    secondSteps += phases.secondSteps();
    secondPhases += phases.count() - 1;
  }

  /**
   * Median relative change of the last sweep and mean number of sweeps, of free and of second
   * phases, by column, and the share of minibatches that did not settle; the larger change where a
   * minibatch has two second phases. Empty before the first minibatch.
   */
  public Map<String, Double> columns(Progress progress) {
    Map<String, Double> columns = new TreeMap<>();
    if (count > 0) {
      columns.put("residual_free", median(free));
      columns.put("residual_nudged", median(second));
      columns.put("steps_free", (double) freeSteps / count);
      columns.put("steps_nudged", (double) secondSteps / secondPhases);
      columns.put("unsettled_share", (double) progress.epochUnsettled / progress.epochMinibatches);
    }
    return columns;
  }

  private double median(double[] values) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /** Writes the log. Modified: {@code to}. */
  public void save(Snapshot to) {
    to.put("log/free", Arrays.copyOf(free, count));
    to.put("log/second", Arrays.copyOf(second, count));
    to.put("log/steps", freeSteps, secondSteps, secondPhases);
  }

  /** Takes back what {@link #save} wrote. Modified: this. */
  public void restore(Snapshot from) {
    double[] savedFree = from.doubles("log/free");
    double[] savedSecond = from.doubles("log/second");
    long[] steps = from.longs("log/steps");
    this.count = savedFree.length;
    System.arraycopy(savedFree, 0, free, 0, count);
    System.arraycopy(savedSecond, 0, second, 0, count);
    this.freeSteps = steps[0];
    this.secondSteps = steps[1];
    this.secondPhases = steps[2];
  }
}
