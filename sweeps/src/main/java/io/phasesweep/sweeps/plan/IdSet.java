package io.phasesweep.sweeps.plan;

/**
 * A set of 64-bit beginnings of names, in one array: what it takes to notice that a cell came
 * before. Beyond {@link #MOST} it says so and takes no more. Mutable, not thread-safe.
 */
final class IdSet {
  /** Names that are told apart. */
  static final int MOST = 4_000_000;

  private long[] slots = new long[1 << 10];
  private int size;
  private boolean zero;

  /** Whether {@code name} was not there before. Modified: this. */
  boolean add(String name) {
    long id = Long.parseUnsignedLong(name, 0, 16, 16);
    if (id == 0) {
      boolean isNew = !zero;
      zero = true;
      return isNew;
    }
    if (isFull()) {
      return true;
    }
    if (size > slots.length / 2) {
      grow();
    }
    if (!put(slots, id)) {
      return false;
    }
    size++;
    return true;
  }

  /** Whether names are no longer told apart. */
  boolean isFull() {
    return size >= MOST;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        put(larger, slots[i]);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long id) {
    int mask = slots.length - 1;
    int at = (int) (id ^ id >>> 32) & mask;
    while (slots[at] != 0) {
      if (slots[at] == id) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = id;
    return true;
  }
}
