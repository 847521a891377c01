package io.phasesweep.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Philox4x32-10 draws of one seed and one purpose. Draws are addressed, never consumed: the same
 * address always gives the same number, in any order, on any machine. Immutable and thread-safe.
 *
 * <pre>
 *   key      first 8 bytes of SHA-256("phasesweep-stream/1\n" + seed + "\n" + purpose + "\n"), two big-endian words
 *   counter  (block low, block high, lane low, lane high); word i of a lane is output i &amp; 3 of block i &gt;&gt; 2
 *   u64 i    words 2i (high half) and 2i + 1
 * </pre>
 *
 * <p>J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC
 * 2011.
 */
public final class Stream {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private final int key0;
  private final int key1;

  /**
   * @param seed the trial's seed
   * @param purpose what the draws are for, for example {@code init/W1}
   */
  public Stream(long seed, String purpose) {
    ByteBuffer hash =
        ByteBuffer.wrap(sha256("phasesweep-stream/1\n" + seed + "\n" + purpose + "\n"));
    this.key0 = hash.getInt();
    this.key1 = hash.getInt();
  }

  private Stream(int key0, int key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** A stream with a given key, for known answers. */
  static Stream keyed(int key0, int key1) {
    return new Stream(key0, key1);
  }

  int key0() {
    return key0;
  }

  int key1() {
    return key1;
  }

  /** Word {@code i} of {@code lane}. */
  public int word(long lane, long i) {
    long pair = u64(lane, i >>> 1);
    return (int) ((i & 1) == 0 ? pair >>> 32 : pair);
  }

  /** Unsigned 64-bit number {@code i} of {@code lane}. */
  public long u64(long lane, long i) {
    return half(lane, i >>> 1, (int) (i & 1));
  }

  /** Words 0, 1 (which = 0) or 2, 3 (which = 1) of a block. */
  long half(long lane, long block, int which) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) lane;
    int c3 = (int) (lane >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (c0 & 0xFFFFFFFFL);
      long p1 = MULTIPLIER_1 * (c2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return which == 0 ? join(c0, c1) : join(c2, c3);
  }

  private static long join(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFFFFFFL);
  }

  /** Float {@code i} of {@code lane} in [0, 1): {@code (w >>> 8) 2^-24}. */
  public float real32(long lane, long i) {
    return real32(word(lane, i));
  }

  private static float real32(int word) {
    return (word >>> 8) * 0x1p-24f;
  }

  /** Double {@code i} of {@code lane} in [0, 1): {@code (u64 >>> 11) 2^-53}. */
  public double real64(long lane, long i) {
    return (u64(lane, i) >>> 11) * 0x1p-53;
  }

  /**
   * Integer {@code i} of {@code lane} in [0, n): the high 64 bits of the unsigned u64 times n. No
   * rejection; the bias is below n 2^-64.
   */
  public long below(long lane, long i, long n) {
    long u = u64(lane, i);
    return Math.multiplyHigh(u, n) + (n & (u >> 63));
  }

  /** Standard normal {@code i} of {@code lane}, by Box and Muller in {@code StrictMath}. */
  public double normal(long lane, long i) {
    double u = real64(lane, i & ~1L);
    double v = real64(lane, i | 1L);
    double radius = Math.sqrt(-2 * StrictMath.log(1 - u));
    double angle = 2 * Math.PI * v;
    return radius * ((i & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
  }

  /** Floats {@code from .. from + count - 1} of {@code lane}. Modified: {@code out}. */
  public void fill(long lane, long from, float[] out, int offset, int count) {
    int done = 0;
    if ((from & 1) == 1 && count > 0) {
      out[offset] = real32(lane, from);
      done = 1;
    }
    if (((from + done) & 3) == 2 && done + 1 < count) {
      done += pair(lane, from + done, out, offset + done);
    }
    for (; done + 7 < count; done += 8) {
      blocks(lane, (from + done) >>> 2, out, offset + done);
    }
    for (; done + 3 < count; done += 4) {
      block(lane, (from + done) >>> 2, out, offset + done);
    }
    if (done + 1 < count) {
      done += pair(lane, from + done, out, offset + done);
    }
    if (done < count) {
      out[offset + done] = real32(lane, from + done);
    }
  }

  private int pair(long lane, long at, float[] out, int offset) {
    long pair = u64(lane, at >>> 1);
    out[offset] = real32((int) (pair >>> 32));
    out[offset + 1] = real32((int) pair);
    return 2;
  }

  /** Two blocks side by side: each round waits for the one before, so two take little more. */
  private void blocks(long lane, long block, float[] out, int offset) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) lane;
    int c3 = (int) (lane >>> 32);
    int d0 = (int) (block + 1);
    int d1 = (int) ((block + 1) >>> 32);
    int d2 = c2;
    int d3 = c3;
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (c0 & 0xFFFFFFFFL);
      long p1 = MULTIPLIER_1 * (c2 & 0xFFFFFFFFL);
      long q0 = MULTIPLIER_0 * (d0 & 0xFFFFFFFFL);
      long q1 = MULTIPLIER_1 * (d2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      d0 = (int) (q1 >>> 32) ^ d1 ^ k0;
      d1 = (int) q1;
      d2 = (int) (q0 >>> 32) ^ d3 ^ k1;
      d3 = (int) q0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[offset] = real32(c0);
    out[offset + 1] = real32(c1);
    out[offset + 2] = real32(c2);
    out[offset + 3] = real32(c3);
    out[offset + 4] = real32(d0);
    out[offset + 5] = real32(d1);
    out[offset + 6] = real32(d2);
    out[offset + 7] = real32(d3);
  }

  /** All four words of a block for the price of one. */
  private void block(long lane, long block, float[] out, int offset) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) lane;
    int c3 = (int) (lane >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (c0 & 0xFFFFFFFFL);
      long p1 = MULTIPLIER_1 * (c2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[offset] = real32(c0);
    out[offset + 1] = real32(c1);
    out[offset + 2] = real32(c2);
    out[offset + 3] = real32(c3);
  }

  /**
   * A permutation of 0 .. out.length - 1: Fisher-Yates from the end, position i takes u64 number n
   * - 1 - i. Modified: {@code out}.
   */
  public void order(long lane, int[] out) {
    int n = out.length;
    for (int i = 0; i < n; i++) {
      out[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = (int) below(lane, n - 1 - i, i + 1L);
      int swapped = out[i];
      out[i] = out[j];
      out[j] = swapped;
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
