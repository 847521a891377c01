package io.phasesweep.sweeps.plan;

import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.spark.Member;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a plan in order: blocks, rules, points, seeds. A cell that came before is left out.
 * Mutable, not thread-safe; memory does not grow with the plan but for 16 bytes a cell.
 */
final class Members extends Spliterators.AbstractSpliterator<Member> {
  private final SweepSpec spec;
  private final IdSet seen = new IdSet();
  private int block;
  private int part = -1;
  private long pointsBefore;
  private long points;
  private @Nullable Cells cells;
  private String cellId = "";
  private int replicate;

  private Members(SweepSpec spec) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.spec = spec;
    this.replicate = spec.seeds().count();
  }

  static Stream<Member> of(SweepSpec spec) {
    return StreamSupport.stream(new Members(spec), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Member> action) {
    if (replicate == spec.seeds().count()) {
      if (!nextCell()) {
        return false;
      }
      replicate = 0;
    }
    Cells current = cells;
    if (current == null) {
      return false;
    }
    CanonicalText names = current.names();
    long seed = spec.seeds().seed(replicate);
    action.accept(
        new Member(
            current.trial(seed),
            names.trialId(seed),
            cellId,
            block,
            pointsBefore + current.point(),
            replicate));
    replicate++;
    return true;
  }

  private boolean nextCell() {
    while (cells != null || nextPart()) {
      Cells current = cells;
      while (current != null && current.next()) {
        cellId = current.names().cellId();
        if (seen.add(cellId)) {
          return true;
        }
      }
      cells = null;
    }
    return false;
  }

  private boolean nextPart() {
    part++;
    pointsBefore += points;
    while (block < spec.blocks().size() && part == spec.blocks().get(block).parts().size()) {
      block++;
      part = 0;
      pointsBefore = 0;
    }
    if (block == spec.blocks().size()) {
      return false;
    }
    Block here = spec.blocks().get(block);
    RulePart rule = here.parts().get(part);
    points = Points.count(here, rule);
    cells = new Cells(spec, here, rule);
    return true;
  }
}
