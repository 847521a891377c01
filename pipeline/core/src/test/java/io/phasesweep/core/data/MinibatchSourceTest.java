package io.phasesweep.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinibatchSourceTest {
  private static final ArrayPart TEN = new ArrayPart(new float[10][1], new int[10], 2);

  private static MinibatchSource source(int batchSize, String order, String last) {
    Values data =
        Values.none()
            .with("data.example-order", new Value.Name(order))
            .with("data.last-batch", new Value.Name(last));
    return new MinibatchSource(TEN, batchSize, data, 1);
  }

  private static List<Integer> rows(MinibatchSource source, int minibatches) {
    List<Integer> rows = new ArrayList<>();
    for (int n = 0; n < minibatches; n++) {
      Minibatch batch = source.next();
      for (int i = 0; i < batch.size(); i++) {
        rows.add(batch.row(i));
      }
    }
    return rows;
  }

  /** Golden orders of ten at seed 1, lanes 0 and 1. */
  @Test
  void shufflesByEpoch() {
    MinibatchSource source = source(4, "shuffled", "keep");
    assertThat(rows(source, 3)).containsExactly(4, 9, 7, 3, 1, 0, 8, 5, 6, 2);
    assertThat(source.epoch()).isEqualTo(1);
    assertThat(rows(source, 3)).containsExactly(3, 7, 6, 5, 1, 2, 4, 0, 8, 9);
  }

  @Test
  void dropsAnIncompleteMinibatchOnRequest() {
    MinibatchSource source = source(4, "file", "drop");
    assertThat(source.perEpoch()).isEqualTo(2);
    assertThat(rows(source, 3)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3);
  }

  @Test
  void keepsFixedBatchesTogether() {
    MinibatchSource source = source(4, "fixed-batches", "keep");
    List<Integer> epoch = rows(source, 3);
    assertThat(epoch).hasSize(10).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    int at = epoch.indexOf(4);
    assertThat(epoch.subList(at, at + 4)).containsExactly(4, 5, 6, 7);
  }

  @Test
  void goesToAnyPlace() {
    MinibatchSource source = source(4, "shuffled", "keep");
    rows(source, 4);
    MinibatchSource other = source(4, "shuffled", "keep");
    other.seek(source.epoch(), source.given());
    assertThat(rows(other, 3)).isEqualTo(rows(source, 3));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> source(11, "file", "drop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batch-size: 11");
    assertThatThrownBy(() -> source(4, "sorted", "keep"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sorted");
  }
}
