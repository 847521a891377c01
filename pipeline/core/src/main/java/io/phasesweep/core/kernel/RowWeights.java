package io.phasesweep.core.kernel;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The weights of all providers: the shared row-major matrix and copies of it, each made when first
 * asked for after a change.
 *
 * <pre>
 *   panels   [width/16][depth][16], the last one padded with zeros    one stream per tile
 *   rows     [depth][width]                                           one array per row
 *            UP: depth = inputs, width = outputs; DOWN: the transposed matrix
 * </pre>
 */
public final class RowWeights implements PackedWeights {
  private static final int LANES = RowLayout.LANES;

  private final FMatrixRMaj matrix;
  private final RowLayout layout;
  private long version;
  private boolean stale;
  private final Half up = new Half();
  private final Half down = new Half();
  private float[] tail = {};
  private long tailVersion = -1;
  private float[] panelScratch = {};

  private static final class Half {
    float @Nullable [] panels;
    float @Nullable [][] rows;
    long panelsVersion = -1;
    long rowsVersion = -1;
    long usedVersion = -1;
  }

  /** Weights of one layer; nothing is copied yet. */
  public RowWeights(RowLayout layout, FMatrixRMaj matrix) {
    this.layout = layout;
    this.matrix = matrix;
  }

  /** The layout the weights were packed for. */
  public RowLayout layout() {
    return layout;
  }

  @Override
  public FMatrixRMaj matrix() {
    return matrix;
  }

  @Override
  public void changed() {
    stale = true;
  }

  /** The copies are out of date and the matrix is final again. Modified: this. */
  public void refresh() {
    stale = false;
    version++;
  }

  /**
   * Refuses outdated copies.
   *
   * @throws IllegalStateException if the matrix changed since it was packed
   */
  public void requireFresh() {
    if (stale) {
      throw new IllegalStateException(
          "weights: changed since they were packed; repack before the next product");
    }
  }

  /** Terms per output: the summed dimension. */
  public int depth(Direction direction) {
    return direction == Direction.UP ? matrix.numRows : matrix.numCols;
  }

  /** Outputs of a product. */
  public int width(Direction direction) {
    return direction == Direction.UP ? matrix.numCols : matrix.numRows;
  }

  /**
   * Whether packing pays: from the second product of one version on. The first reads the matrix in
   * place where its direction allows. Modified: this.
   */
  public boolean reused(Direction direction) {
    Half half = direction == Direction.UP ? up : down;
    boolean reused = half.usedVersion == version;
    half.usedVersion = version;
    return reused;
  }

  /** Scratch for four panels of either direction [4 x depth x 16]; contents undefined. */
  public float[] panelScratch() {
    if (panelScratch.length == 0) {
      panelScratch = new float[4 * Math.max(matrix.numRows, matrix.numCols) * LANES];
    }
    return panelScratch;
  }

  /** The last outputs modulo 16 as one panel [inputs x 16], padded with zeros. */
  public float[] tail() {
    int inputs = matrix.numRows;
    int outputs = matrix.numCols;
    if (tail.length == 0) {
      tail = new float[inputs * LANES];
    }
    if (tailVersion != version) {
      int from = outputs / LANES * LANES;
      for (int k = 0; k < inputs; k++) {
        System.arraycopy(matrix.data, k * outputs + from, tail, k * LANES, outputs - from);
      }
      tailVersion = version;
    }
    return tail;
  }

  /** Copies a matrix into the panels of one direction, whose padding is zero already. */
  @FunctionalInterface
  public interface Packing {
    /** Modified: {@code panels}. */
    void pack(FMatrixRMaj matrix, Direction direction, float[] panels);
  }

  /** The panels of one direction, packed again if the matrix changed. Modified: this. */
  public float[] panels(Direction direction, Packing packing) {
    Half half = direction == Direction.UP ? up : down;
    if (half.panels == null) {
      half.panels = new float[RowLayout.roundUp(width(direction), LANES) * depth(direction)];
    }
    if (half.panelsVersion != version) {
      packing.pack(matrix, direction, half.panels);
      half.panelsVersion = version;
    }
    return half.panels;
  }

  /** The rows of one direction. */
  public float[][] rows(Direction direction) {
    Half half = direction == Direction.UP ? up : down;
    if (half.rows == null) {
      half.rows = new float[depth(direction)][width(direction)];
    }
    if (half.rowsVersion != version) {
      int outputs = matrix.numCols;
      for (int k = 0; k < matrix.numRows; k++) {
        if (direction == Direction.UP) {
          System.arraycopy(matrix.data, k * outputs, half.rows[k], 0, outputs);
        } else {
          for (int m = 0; m < outputs; m++) {
            half.rows[m][k] = matrix.data[k * outputs + m];
          }
        }
      }
      half.rowsVersion = version;
    }
    return half.rows;
  }
}
