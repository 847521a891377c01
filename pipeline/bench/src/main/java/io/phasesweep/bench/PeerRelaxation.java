package io.phasesweep.bench;

import java.util.Arrays;

/** What {@link DeepRelaxation} does, with the products of the peer and plain loops between them. */
final class PeerRelaxation {
  private static final int SWEEPS = 20;
  private static final int INPUTS = 784;
  private static final int OUTPUTS = 10;

  private final Peer peer;
  private final int batch;
  private final int hidden;
  private final float[] w1;
  private final float[] w2;
  private final float[] w3;
  private final float[] input;
  private final float[] drive;
  private final float[] u1;
  private final float[] u2;
  private final float[] u3;
  private final float[] s1;
  private final float[] s2;
  private final float[] s3;

  PeerRelaxation(Peer peer, int batch, int hidden) {
    this.peer = peer;
    this.batch = batch;
    this.hidden = hidden;
    this.w1 = Shapes.uniform(0, INPUTS, hidden).data;
    this.w2 = Shapes.uniform(1, hidden, hidden).data;
    this.w3 = Shapes.uniform(2, hidden, OUTPUTS).data;
    this.input = Shapes.uniform(9, batch, INPUTS).data;
    this.drive = new float[batch * hidden];
    this.u1 = new float[batch * hidden];
    this.u2 = new float[batch * hidden];
    this.u3 = new float[batch * OUTPUTS];
    this.s1 = new float[batch * hidden];
    this.s2 = new float[batch * hidden];
    this.s3 = new float[batch * OUTPUTS];
  }

  double operations() {
    double perSweep = 2.0 * hidden * hidden + 2.0 * hidden * OUTPUTS;
    return 2.0 * batch * ((double) INPUTS * hidden + SWEEPS * perSweep);
  }

  void run() {
    Arrays.fill(s1, 0);
    Arrays.fill(s2, 0);
    Arrays.fill(s3, 0);
    peer.up(w1, input, 0, drive, batch, INPUTS, hidden);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      System.arraycopy(drive, 0, u1, 0, drive.length);
      peer.down(w2, s2, 1, u1, batch, hidden, hidden);
      peer.up(w2, s1, 0, u2, batch, hidden, hidden);
      peer.down(w3, s3, 1, u2, batch, hidden, OUTPUTS);
      peer.up(w3, s2, 0, u3, batch, hidden, OUTPUTS);
      leak(s1, u1);
      leak(s2, u2);
      leak(s3, u3);
    }
  }

  /** {@code s <- clip(s + (u - s) / 2, 0, 1)}: a plain loop that C2 turns into vectors. */
  private static void leak(float[] s, float[] u) {
    for (int i = 0; i < s.length; i++) {
      s[i] = Math.min(1f, Math.max(0f, Math.fma(.5f, u[i] - s[i], s[i])));
    }
  }
}
