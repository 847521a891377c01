package io.phasesweep.core.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The uncompressed bytes of one file. */
final class DataFile {
  /** The largest file that is read, uncompressed. */
  static final int LIMIT = 512 << 20;

  private final String name;
  private final byte[] bytes;

  /** Shares the bytes. */
  DataFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Reads a file that may be compressed by gzip; its content decides, not its name. */
  static DataFile read(String name, InputStream in) {
    return read(name, in, LIMIT);
  }

  static DataFile read(String name, InputStream in, int limit) {
    try {
      byte[] head = in.readNBytes(2);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      boolean zipped = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
      InputStream plain = zipped ? new GZIPInputStream(whole, 1 << 16) : whole;
      byte[] bytes = plain.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new InvalidData(name, "is larger than " + limit + " bytes uncompressed");
      }
      return new DataFile(name, bytes);
    } catch (IOException e) {
      throw new InvalidData(name, "cannot be read: " + e.getMessage());
    }
  }

  /** What messages call it. */
  String name() {
    return name;
  }

  /** Its content; not to be modified. */
  byte[] bytes() {
    return bytes;
  }

  /** SHA-256 of the uncompressed bytes, 64 hex digits. */
  String sha256() {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
