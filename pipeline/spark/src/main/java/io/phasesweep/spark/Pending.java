package io.phasesweep.spark;

/** Stands where the body of a method follows. */
final class Pending {
  private Pending() {}

  @SuppressWarnings("TypeParameterUnusedInFormals") // gone with this class
  static <T> T body() {
    if (ResultSchema.VERSION > 0) {
      throw new UnsupportedOperationException("follows");
    }
    throw new IllegalStateException();
  }
}
