package io.phasesweep.core.network;

import io.phasesweep.core.data.ImageShape;
import io.phasesweep.core.kernel.ConvolutionTiles;
import io.phasesweep.core.kernel.Direction;
import io.phasesweep.core.kernel.Epilogue;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.kernel.Layout;
import io.phasesweep.core.kernel.PackedWeights;
import io.phasesweep.core.kernel.Panel;
import io.phasesweep.core.kernel.Term;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The linear map of one convolutional layer: 3x3, stride 1, zero padding 1, biases, then 2x2
 * max-pooling of stride 2 where the layer has it. The activation comes after the pooling and is the
 * caller's, so is what is kept between the calls.
 *
 * <pre>
 *   maps      panels [batch x units], unit = (y width + x) channels + c
 *   weights   [9 channels below x channels above], row = (ky 3 + kx) channels + c
 *   drive     a = pool(col(below) W + b)                   winners noted
 *   feedback  D = colT(unpool(d) WT)                       overlaps added in order of position
 *   update    W += c sum col(below)T unpool(d)             b += c sum d
 * </pre>
 *
 * <p>A window's winner is its first maximum in row-major order; unpool puts d there and 0 on the
 * other three. Works in tiles of {@link ConvolutionTiles#POSITIONS} positions, so an example's
 * numbers do not depend on the others of its minibatch, updates apart. Any minibatch size works;
 * nothing is allocated after the first call. Holds scratch: not thread-safe.
 */
public final class Convolution {
  private static final Epilogue STORE = new Epilogue.Store();
  private static final byte[] NO_WINNERS = {};

  private final Kernels kernels;
  private final ImageShape below;
  private final ImageShape above;
  private final boolean pooled;
  private final ConvolutionTiles tiles;

  /** Of the map above, position by position. */
  private final ConvolutionTiles pooledTiles;

  private final Layout layout;
  private final Panel columns;
  private final Panel tile;
  private final Panel offset;
  private List<Term> terms;

  /**
   * @param kernels the compute core
   * @param below shape of the map below
   * @param layer channels above and pooling
   * @throws io.phasesweep.core.setting.InvalidSetting if pooling meets an odd side
   */
  public Convolution(Kernels kernels, ImageShape below, Layer.Plane layer) {
    this.kernels = kernels;
    this.below = below;
    this.above = layer.above(below);
    this.pooled = layer.pooled();
    this.tiles =
        new ConvolutionTiles(
            below.height(), below.width(), below.channels(), layer.channels(), pooled);
    this.pooledTiles =
        new ConvolutionTiles(
            above.height(), above.width(), above.channels(), above.channels(), false);
    int depth = Layer.Plane.KERNEL * below.channels();
    this.layout = kernels.layout(ConvolutionTiles.POSITIONS, new int[] {depth, layer.channels()});
    this.columns = kernels.panel(layout, depth);
    this.tile = kernels.panel(layout, layer.channels());
    this.offset = kernels.panel(layout, layer.channels());
    this.terms = List.of(new Term(columns, tile, 0));
  }

  /** Shape of the map below. */
  public ImageShape below() {
    return below;
  }

  /** Shape of the map above, after pooling. */
  public ImageShape above() {
    return above;
  }

  /** Zero weights of its shape. */
  public FMatrixRMaj weights() {
    return new FMatrixRMaj(columns.units(), tile.units());
  }

  /** Weights ready for {@link #drive} and {@link #feedback}. The matrix is shared, not copied. */
  public PackedWeights pack(FMatrixRMaj weights) {
    return kernels.pack(layout, weights);
  }

  /** Room for the winners of at most {@code capacity} examples. */
  public PoolWinners winners(int capacity) {
    return new PoolWinners(pooled ? Math.multiplyExact(capacity, above.units()) : 0);
  }

  /**
   * {@code a = pool(col(below) W + b)}.
   *
   * @param weights W, packed by {@link #pack}
   * @param bias b [1 x channels above]
   * @param map [batch x units below]
   * @param winners Modified: the winners of this drive
   * @param out Modified: a [batch x units above], without activation
   */
  public void drive(
      PackedWeights weights, FMatrixRMaj bias, Panel map, PoolWinners winners, Panel out) {
    out.columns(map.columns());
    int positions = tiles.positions(map.columns());
    for (int from = 0; from < positions; from += ConvolutionTiles.POSITIONS) {
      int count = Math.min(ConvolutionTiles.POSITIONS, positions - from);
      columns.columns(count);
      offset.columns(count);
      offset.broadcast(bias);
      tiles.gather(map, from, columns);
      kernels.apply(weights, Direction.UP, columns, offset, tile, STORE);
      tiles.up(tile, from, out, winners.places());
    }
  }

  /**
   * {@code D = colT(unpool(d) WT)}.
   *
   * @param weights W, packed by {@link #pack}
   * @param difference d [batch x units above]
   * @param winners whose windows the differences go to
   * @param out Modified: D [batch x units below]
   */
  public void feedback(PackedWeights weights, Panel difference, PoolWinners winners, Panel out) {
    out.columns(difference.columns());
    out.zero();
    int positions = tiles.positions(difference.columns());
    for (int from = 0; from < positions; from += ConvolutionTiles.POSITIONS) {
      tile.columns(Math.min(ConvolutionTiles.POSITIONS, positions - from));
      tiles.down(difference, winners.places(), from, tile);
      kernels.apply(weights, Direction.DOWN, tile, null, columns, STORE);
      tiles.scatter(columns, from, out);
    }
  }

  /**
   * {@code W += c sum col(below)T unpool(d)}, tile by tile.
   *
   * @param map [batch x units below]
   * @param difference d [batch x units above]
   * @param winners whose windows the differences go to
   * @param coefficient c
   * @param weights Modified: W; the caller tells its {@link PackedWeights}
   * @return 0 if every entry of the change is finite, else NaN
   */
  public double addWeights(
      Panel map, Panel difference, PoolWinners winners, float coefficient, FMatrixRMaj weights) {
    if (map.columns() != difference.columns()) {
      throw new IllegalArgumentException(
          "convolution: "
              + map.columns()
              + " examples below, "
              + difference.columns()
              + " above; both must agree");
    }
    List<Term> correlation = terms(coefficient);
    double health = 0;
    int positions = tiles.positions(map.columns());
    for (int from = 0; from < positions; from += ConvolutionTiles.POSITIONS) {
      int count = Math.min(ConvolutionTiles.POSITIONS, positions - from);
      columns.columns(count);
      tile.columns(count);
      tiles.gather(map, from, columns);
      tiles.down(difference, winners.places(), from, tile);
      health += kernels.accumulate(weights, correlation);
    }
    return health;
  }

  /**
   * {@code b += c sum d} over examples and positions above: where a difference goes in its window
   * does not matter.
   *
   * @param difference d [batch x units above]
   * @param coefficient c
   * @param bias Modified: b [1 x channels above]
   * @return 0 if every entry of the change is finite, else NaN
   */
  public double addBias(Panel difference, float coefficient, FMatrixRMaj bias) {
    List<Term> sum = terms(coefficient);
    double health = 0;
    int positions = pooledTiles.positions(difference.columns());
    for (int from = 0; from < positions; from += ConvolutionTiles.POSITIONS) {
      tile.columns(Math.min(ConvolutionTiles.POSITIONS, positions - from));
      pooledTiles.down(difference, NO_WINNERS, from, tile);
      health += kernels.accumulateBias(bias, sum);
    }
    return health;
  }

  private List<Term> terms(float coefficient) {
    if (terms.get(0).coefficient() != coefficient) {
      terms = List.of(new Term(columns, tile, coefficient));
    }
    return terms;
  }
}
