package io.phasesweep.core.kernel;

/**
 * What the synapses of one matrix remember: samples of their signal are correlations of activity
 * below and above in K + 1 states, read through {@link MemoryRows},
 *
 * <pre>
 *   s_k = scale sum over columns of below_k above_kT      change = factor sum_i q_i g(u_i)
 *   theta = threshold + slope |(s_0 + s_K) / 2|
 * </pre>
 *
 * Where all states share the activity below, s_k - s_0 is formed from above_k - above_0, and a row
 * of inputs that are 0 in every column is left alone. Mutable, not thread-safe.
 */
public final class Recall {
  private final MemoryRows rows;
  private final Panel[] below;
  private final Panel[] above;
  private float scale;
  private float threshold;
  private float slope;
  private float factor;
  private float[] out = {};
  private int outStride;
  private float[] in = {};
  private int[] at = {};
  private float[] samples = {};

  /** Reads through {@code rows}, which may change between readings. */
  public Recall(MemoryRows rows) {
    this.rows = rows;
    this.below = new Panel[rows.last() + 1];
    this.above = new Panel[rows.last() + 1];
  }

  /** Names the activities of sample {@code k}. Modified: this. */
  public void sample(int k, Panel activityBelow, Panel activityAbove) {
    below[k] = activityBelow;
    above[k] = activityAbove;
  }

  /** Sets the numbers of the equations. Modified: this. */
  public void numbers(double newScale, double newThreshold, double newSlope, double newFactor) {
    this.scale = (float) newScale;
    this.threshold = (float) newThreshold;
    this.slope = (float) newSlope;
    this.factor = (float) newFactor;
  }

  public MemoryRows rows() {
    return rows;
  }

  /** Activity below in sample {@code k}. */
  public Panel below(int k) {
    return below[k];
  }

  /** Activity above in sample {@code k}. */
  public Panel above(int k) {
    return above[k];
  }

  public float threshold() {
    return threshold;
  }

  public float slope() {
    return slope;
  }

  public float factor() {
    return factor;
  }

  /** Whether all states have the same activity below. */
  public boolean shared() {
    boolean same = true;
    for (int k = 1; k < below.length; k++) {
      same &= below[k] == below[0];
    }
    return same;
  }

  /** Whether s_0 itself is needed. */
  public boolean based() {
    return rows.area() != 0 || slope != 0;
  }

  /** Gathers the activity above, scaled; differences where {@link #shared}. Modified: scratch. */
  public void prepare() {
    RowPanel first = (RowPanel) above[0];
    int columns = first.columns();
    int count = above.length;
    this.outStride = first.stride();
    int floats = columns * count * outStride;
    if (out.length < floats) {
      this.out = new float[floats];
    }
    if (in.length < count * columns) {
      this.in = new float[count * columns];
      this.at = new int[count * columns];
      this.samples = new float[(count + 5) * RowLayout.LANES];
    }
    boolean differences = shared();
    float[] zeroth = first.values();
    for (int k = 0; k < count; k++) {
      float[] values = ((RowPanel) above[k]).values();
      for (int b = 0; b < columns; b++) {
        int from = b * outStride;
        int to = (b * count + k) * outStride;
        if (k == 0 || !differences) {
          for (int j = 0; j < outStride; j++) {
            out[to + j] = scale * values[from + j];
          }
        } else {
          for (int j = 0; j < outStride; j++) {
            out[to + j] = scale * (values[from + j] - zeroth[from + j]);
          }
        }
      }
    }
  }

  /** Activity above, [columns x samples x outputs], live. */
  public float[] out() {
    return out;
  }

  /** Floats from one sample to the next in {@link #out}. */
  public int outStride() {
    return outStride;
  }

  /**
   * The activity of input {@code row} in shared states, without zeros. Modified: {@link #in},
   * {@link #at}.
   *
   * @return how many columns are not 0
   */
  public int gather(int row) {
    RowPanel panel = (RowPanel) below[0];
    int count = 0;
    for (int b = 0; b < panel.columns(); b++) {
      float x = panel.values()[b * panel.stride() + row];
      if (x != 0f) {
        in[count] = x;
        at[count++] = b * below.length * outStride;
      }
    }
    return count;
  }

  /**
   * The activity of input {@code row} in every state, [samples x columns]. Modified: {@link #in}.
   */
  public int gatherAll(int row) {
    int columns = below[0].columns();
    for (int k = 0; k < below.length; k++) {
      RowPanel panel = (RowPanel) below[k];
      for (int b = 0; b < columns; b++) {
        in[k * columns + b] = panel.values()[b * panel.stride() + row];
      }
    }
    return columns;
  }

  /** What was gathered, live. */
  public float[] in() {
    return in;
  }

  /** Where the columns that were gathered begin in {@link #out}, live. */
  public int[] at() {
    return at;
  }

  /** Scratch: s_0, then s_k - s_0, 16 synapses side by side, and five more rows of 16. */
  public float[] samples() {
    return samples;
  }
}
