package io.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.trial.Digest;
import org.junit.jupiter.api.Test;

class TrialIndexTest {
  private static String id(int n) {
    return Digest.hex("trial " + n);
  }

  @Test
  void findsWhatWasAddedAndNothingElse() {
    for (int size : new int[] {0, 1, 2, 3, 511, 513, 5_003}) {
      TrialIndex index = new TrialIndex();
      for (int i = 0; i < size; i++) {
        assertThat(index.add(id(i), "trained", 1)).isTrue();
      }
      assertThat(index.size()).isEqualTo(size);
      for (int i = 0; i < 2 * size; i++) {
        assertThat(index.contains(id(i))).isEqualTo(i < size);
      }
    }
  }

  @Test
  void theBetterOutcomeStaysWithTheMostAttempts() {
    TrialIndex index = new TrialIndex();
    index.add(id(1), "failed", 1);
    assertThat(index.add(id(1), "failed", 2)).isFalse();
    assertThat(index.outcome(id(1))).contains("failed");
    assertThat(index.attempts(id(1))).isEqualTo(2);
    index.add(id(1), "collapsed", 3);
    index.add(id(1), "pruned", 1);
    assertThat(index.outcome(id(1))).contains("collapsed");
    assertThat(index.attempts(id(1))).isEqualTo(3);
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.outcome(id(2))).isEmpty();
    assertThat(index.attempts(id(2))).isZero();
  }

  @Test
  void aTrialIdIs64HexDigits() {
    assertThat(TrialIndex.isTrialId(id(1))).isTrue();
    assertThat(TrialIndex.isTrialId(id(1).substring(1))).isFalse();
    assertThat(TrialIndex.isTrialId("g" + id(1).substring(1))).isFalse();
  }
}
