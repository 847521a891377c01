package io.phasesweep.core.rule.clapp;

/**
 * Moments of an image and which of them are paired: rows are time, columns are independent. Vectors
 * of a minibatch of B images lie as {@code (row B + image) columns + column}.
 *
 * @param rows R; 2 for two views
 * @param columns Q; 1 for two views
 * @param steps K: context row r predicts rows r + 1 + skip .. r + K + skip
 * @param skip rows left out between context and the nearest target
 */
record MomentGrid(int rows, int columns, int steps, int skip) {

  /** Two views of one image. */
  static MomentGrid twoViews() {
    return new MomentGrid(2, 1, 1, 0);
  }

  /** Vectors of one image. */
  int vectors() {
    return rows * columns;
  }

  /** Rows from context to target of step {@code k}, from 1. */
  int offset(int k) {
    return k + skip;
  }

  /** Pairs of one image at an offset. */
  int pairs(int offset) {
    return (rows - offset) * columns;
  }

  /** Pairs of one image at the shortest offset there is: the most. */
  int mostPairs() {
    return pairs(1 + skip);
  }
}
