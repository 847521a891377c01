package io.phasesweep.core.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.phasesweep.core.kernel.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A net of {@code equilibrium-vectors.json}, by the formula that the file states.
 *
 * @param net weights and biases
 * @param x inputs, one row per example
 * @param t one-hot targets: class n mod classes for example n
 */
public record GoldenNet(PlainNetwork net, double[][] x, double[][] t) {

  /** The net of the given sizes with hard-sigmoid units. */
  public static GoldenNet of(double gain, int examples, int... sizes) {
    return of(gain, examples, Activation.HARD_SIGMOID, Activation.HARD_SIGMOID, sizes);
  }

  /** The net of the given sizes. */
  public static GoldenNet of(
      double gain, int examples, Activation hidden, Activation output, int... sizes) {
    int depth = sizes.length - 1;
    double[][][] w = new double[depth + 1][][];
    double[][] b = new double[depth + 1][];
    for (int l = 1; l <= depth; l++) {
      w[l] = new double[sizes[l - 1]][sizes[l]];
      b[l] = new double[sizes[l]];
      for (int i = 0; i < sizes[l - 1] * sizes[l]; i++) {
        w[l][i / sizes[l]][i % sizes[l]] =
            gain * Math.sin(1.3 * (i + 1) + .7 * l) / Math.sqrt(sizes[l - 1]);
      }
      for (int j = 0; j < sizes[l]; j++) {
        b[l][j] = .4 + .1 * Math.cos(j + l);
      }
    }
    double[][] x = new double[examples][sizes[0]];
    double[][] t = new double[examples][sizes[depth]];
    for (int i = 0; i < examples * sizes[0]; i++) {
      x[i / sizes[0]][i % sizes[0]] = .5 + .5 * Math.sin(.9 * (i + 1) + .3);
    }
    for (int n = 0; n < examples; n++) {
      t[n][n % sizes[depth]] = 1;
    }
    return new GoldenNet(new PlainNetwork(w, b, hidden, output), x, t);
  }

  /** The net of a case of the file. */
  public static GoldenNet of(JsonNode vector) {
    int[] sizes = new int[vector.get("sizes").size()];
    for (int l = 0; l < sizes.length; l++) {
      sizes[l] = vector.get("sizes").get(l).asInt();
    }
    return of(vector.get("gain").asDouble(), vector.get("batch").asInt(), sizes);
  }

  /** All cases of the file. */
  public static List<JsonNode> cases() {
    try (InputStream in = GoldenNet.class.getResourceAsStream("/golden/equilibrium-vectors.json")) {
      List<JsonNode> cases = new ArrayList<>();
      new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of examples. */
  public int examples() {
    return x.length;
  }

  /** Free states of all examples from zero. */
  public double[][][] free(String order, int sweeps) {
    double[][][] states = new double[examples()][][];
    for (int n = 0; n < examples(); n++) {
      states[n] = net.relax(order, net.zero(x[n]), sweeps, .5, 0, t[n], net.depth());
    }
    return states;
  }

  /** From {@code start}, under a nudge. */
  public double[][][] nudged(String order, double[][][] start, int sweeps, double nudge) {
    double[][][] states = new double[examples()][][];
    for (int n = 0; n < examples(); n++) {
      states[n] = net.relax(order, start[n], sweeps, .5, nudge, t[n], net.depth());
    }
    return states;
  }

  /** From {@code start}, with the outputs fixed a share of the way to the target. */
  public double[][][] clamped(String order, double[][][] start, int sweeps, double share) {
    double[][][] states = new double[examples()][][];
    for (int n = 0; n < examples(); n++) {
      double[][] s = PlainNetwork.copy(start[n]);
      double[] y = s[net.depth()];
      for (int j = 0; j < y.length; j++) {
        y[j] += share * (t[n][j] - y[j]);
      }
      states[n] = net.relax(order, s, sweeps, .5, 0, t[n], net.depth() - 1);
    }
    return states;
  }

  /** {@code gain} times the difference of mean correlations, as blocks W1, b1, W2, .. */
  public double[][] contrast(double[][][] added, double[][][] subtracted, double gain) {
    double[][] blocks = net.blocks();
    for (int n = 0; n < examples(); n++) {
      net.correlate(added[n], gain / examples(), blocks);
      net.correlate(subtracted[n], -gain / examples(), blocks);
    }
    return blocks;
  }

  /** -dC/dtheta at the fixed points, mean over examples. */
  public double[][] descent(double[][][] states) {
    double[][] blocks = net.blocks();
    for (int n = 0; n < examples(); n++) {
      net.addGradient(states[n], t[n], -1.0 / examples(), blocks);
    }
    return blocks;
  }

  /** |a - b| / |b| over all blocks. */
  public static double distance(double[][] a, double[][] b) {
    double moved = 0;
    double size = 0;
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b[i].length; j++) {
        moved += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
        size += b[i][j] * b[i][j];
      }
    }
    return Math.sqrt(moved / size);
  }
}
