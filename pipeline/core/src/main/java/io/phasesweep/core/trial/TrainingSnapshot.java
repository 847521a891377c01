package io.phasesweep.core.trial;

import io.phasesweep.core.data.MinibatchSource;
import io.phasesweep.core.network.LayeredNetwork;
import io.phasesweep.core.network.Optimizer;
import io.phasesweep.core.network.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * What every learner of a layered network keeps between steps: place in the data, theta, moments of
 * the optimisers, counters.
 *
 * @param source its data
 * @param network its network
 * @param optimizers one per layer from index 1
 * @param progress its counters
 */
public record TrainingSnapshot(
    MinibatchSource source, LayeredNetwork network, List<Optimizer> optimizers, Progress progress) {
  public TrainingSnapshot {
    optimizers = List.copyOf(optimizers);
  }

  /** Writes it. Modified: {@code to}. */
  public void save(Snapshot to) {
    to.put("cursor", source.epoch(), source.given());
    for (Parameters.Block block : network.parameters().blocks()) {
      to.put(block.name(), block.matrix().data);
    }
    for (int i = 0; i < optimizers.size(); i++) {
      Optimizer optimizer = optimizers.get(i);
      to.put("optimizer/" + i, optimizer.steps());
      for (int m = 0; m < optimizer.moments().size(); m++) {
        to.put("optimizer/" + i + "/" + m, optimizer.moments().get(m));
      }
    }
    progress.save(to);
  }

  /** Takes back what {@link #save} wrote. Modified: all parts. */
  public void restore(Snapshot from) {
    long[] cursor = from.longs("cursor");
    source.seek(cursor[0], (int) cursor[1]);
    List<float[]> blocks = new ArrayList<>();
    for (Parameters.Block block : network.parameters().blocks()) {
      blocks.add(from.floats(block.name()));
    }
    network.restore(blocks);
    for (int i = 0; i < optimizers.size(); i++) {
      Optimizer optimizer = optimizers.get(i);
      optimizer.resume(from.longs("optimizer/" + i)[0]);
      for (int m = 0; m < optimizer.moments().size(); m++) {
        float[] moment = optimizer.moments().get(m);
        float[] saved = from.floats("optimizer/" + i + "/" + m);
        System.arraycopy(saved, 0, moment, 0, moment.length);
      }
    }
    progress.restore(from);
  }
}
