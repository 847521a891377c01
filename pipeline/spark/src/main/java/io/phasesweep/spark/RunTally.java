package io.phasesweep.spark;

import org.apache.spark.util.AccumulatorV2;

/** Adds up what tasks report; for display and for stopping, the rows are the truth. */
final class RunTally extends AccumulatorV2<BatchReport, BatchReport> {
  private static final long serialVersionUID = 1L;

  private BatchReport sum = BatchReport.empty();

  @Override
  public boolean isZero() {
    return sum.equals(BatchReport.empty());
  }

  @Override
  public AccumulatorV2<BatchReport, BatchReport> copy() {
    RunTally copy = new RunTally();
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = BatchReport.empty();
  }

  @Override
  public void add(BatchReport report) {
    sum = sum.plus(report);
  }

  @Override
  public void merge(AccumulatorV2<BatchReport, BatchReport> other) {
    sum = sum.plus(other.value());
  }

  @Override
  public BatchReport value() {
    return sum;
  }
}
