package io.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How much of the variation between the points of a design is scatter of the seeds. */
final class SensitivityNoise {
  private SensitivityNoise() {}

  /**
   * Mean squared standard error of the points' means over the variance of those means.
   *
   * @return NaN where no point has two seeds or all means are equal
   */
  static double share(DesignPoints design, CellOutput output) {
    List<Optional<Cell>> cells = design.cells().stream().distinct().toList();
    double[] means = cells.stream().mapToDouble(output::of).filter(v -> !Double.isNaN(v)).toArray();
    double[] noise =
        cells.stream().mapToDouble(output::noise).filter(v -> !Double.isNaN(v)).toArray();
    double mean = Arrays.stream(means).sum() / means.length;
    double variance = Arrays.stream(means).map(v -> (v - mean) * (v - mean)).sum() / means.length;
    return noise.length == 0 || variance == 0
        ? Double.NaN
        : Math.min(1, Arrays.stream(noise).sum() / noise.length / variance);
  }

  /** The share of each design in a sentence. */
  static String sentence(List<DesignPoints> designs) {
    List<String> parts = new ArrayList<>();
    for (DesignPoints design : designs) {
      double share = share(design, CellOutput.ERROR);
      parts.add(
          RuleLook.inText(design.rule())
              + " "
              + (Double.isNaN(share) ? "unknown (one seed a point)" : Numbers.percent(share)));
    }
    return "Share of the variance between points that is scatter of the seeds, and lowers every"
        + " index: "
        + String.join(", ", parts)
        + ".";
  }
}
