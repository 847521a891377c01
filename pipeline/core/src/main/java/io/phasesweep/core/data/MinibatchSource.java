package io.phasesweep.core.data;

import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.List;

/**
 * The minibatches of training, epoch after epoch, in the order that seed and data block decide.
 * Mutable, not thread-safe.
 *
 * <pre>
 *   shuffled        rows in the order of stream order, lane = epoch from 0
 *   file            rows in file order
 *   fixed-batches   minibatches of rows in file order, the minibatches in the order of the stream
 * </pre>
 */
public final class MinibatchSource {
  private static final String EXAMPLE_ORDER = "data.example-order";
  private static final String LAST_BATCH = "data.last-batch";

  private final Part part;
  private final Stream order;
  private final Augmentation augmentation;
  private final String exampleOrder;
  private final int batchSize;
  private final int perEpoch;
  private final int[] rows;
  private final int[] batches;
  private final Minibatch batch = new Minibatch();
  private long epoch;
  private int next;

  /**
   * @param part the training part
   * @param batchSize examples of a full minibatch
   * @param data values of the data block; {@code data.example-order} (shuffled, file,
   *     fixed-batches) and {@code data.last-batch} (keep, drop) are read, and what {@link
   *     Augmentation} reads
   * @param seed the trial's seed
   * @throws IllegalArgumentException if an epoch would hold no minibatch
   */
  public MinibatchSource(Part part, int batchSize, Values data, long seed) {
    this(part, batchSize, data, seed, new Stream(seed, "order"));
  }

  /** As above, in the order of a stream of its own. */
  public MinibatchSource(Part part, int batchSize, Values data, long seed, Stream order) {
    this.part = part;
    this.order = order;
    this.augmentation = new Augmentation(data, seed);
    this.exampleOrder = word(data, EXAMPLE_ORDER, List.of("shuffled", "file", "fixed-batches"));
    boolean drop = word(data, LAST_BATCH, List.of("keep", "drop")).equals("drop");
    this.batchSize = batchSize;
    this.perEpoch = drop ? part.size() / batchSize : (part.size() + batchSize - 1) / batchSize;
    if (perEpoch == 0) {
      throw new IllegalArgumentException(
          "batch-size: "
              + batchSize
              + " leaves no minibatch of "
              + part.size()
              + " training examples");
    }
    this.rows = new int[part.size()];
    this.batches = new int[perEpoch];
    seek(0, 0);
  }

  /** The word of {@code name}, the first of {@code allowed} if there is none. */
  private static String word(Values data, String name, List<String> allowed) {
    Value value = data.find(name);
    String word = value == null ? allowed.get(0) : value.text();
    if (!allowed.contains(word)) {
      throw new IllegalArgumentException(name + ": " + word + "; " + allowed + " are allowed");
    }
    return word;
  }

  /** Minibatches of an epoch. */
  public int perEpoch() {
    return perEpoch;
  }

  /** The epoch, from 0, of the minibatch that {@link #next} gives. */
  public long epoch() {
    return epoch;
  }

  /** Minibatches of that epoch already given. */
  public int given() {
    return next;
  }

  /** Goes to a place that {@link #epoch} and {@link #given} told. Modified: this. */
  public void seek(long toEpoch, int toGiven) {
    this.epoch = toEpoch;
    this.next = toGiven;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    for (int i = 0; i < perEpoch; i++) {
      batches[i] = i;
    }
    shuffle();
  }

  private void shuffle() {
    if (exampleOrder.equals("shuffled")) {
      order.order(epoch, rows);
    } else if (exampleOrder.equals("fixed-batches")) {
      order.order(epoch, batches);
    }
  }

  /** The next minibatch; the same object each time. Modified: this. */
  public Minibatch next() {
    int from = batches[next] * batchSize;
    batch.load(part, rows, from, Math.min(batchSize, rows.length - from), augmentation, epoch);
    next++;
    if (next == perEpoch) {
      this.next = 0;
      epoch++;
      shuffle();
    }
    return batch;
  }
}
