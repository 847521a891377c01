package io.phasesweep.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The axes in which the published figures show what an assay of one synapse finds (Falk et al.
 * 2025; times in the published unit, of which the fast memory takes 1/20).
 *
 * @param assay the assay
 * @param title what is drawn
 * @param x title and value of the horizontal axis
 * @param y title and value of the vertical axis
 * @param color title and value of the color
 * @param law what the line is; empty for no line. The line is y = x
 */
record SynapsePlot(String assay, String title, Scale x, Scale y, Scale color, String law) {

  /**
   * An axis.
   *
   * @param title its title
   * @param value of a trial; NaN leaves the trial out
   */
  record Scale(String title, ToDoubleFunction<SynapseTrial> value) {
    double of(SynapseTrial trial) {
      return value.applyAsDouble(trial);
    }
  }

  private static final double MEMORY_RATE = 20;

  /** The plots, in the order of the published experiments. */
  static final List<SynapsePlot> ALL =
      List.of(
          new SynapsePlot(
              "synapse-range",
              "Learning range",
              new Scale(
                  "ln(\u03c4_s/\u03c4_f)",
                  t -> Math.log(t.setting("slow-time") / t.setting("fast-time"))),
              new Scale(
                  "ln(A_max/A_min)",
                  t -> Math.log(t.setting("amplitude-max") / t.found("amplitude_min"))),
              new Scale(
                  "log10(20 \u03c4_f)", t -> Math.log10(MEMORY_RATE * t.setting("fast-time"))),
              "A_max/A_min = \u03c4_s/\u03c4_f"),
          new SynapsePlot(
              "synapse-area-offset",
              "Offset against the area of the kernel",
              new Scale("I s\u0304 \u03c4_f/A_max", SynapsePlot::areaLaw),
              new Scale("intercept of \u0394w/A_max against A/A_max", t -> t.found("offset")),
              new Scale("\u03c4_s", t -> t.setting("slow-time")),
              "offset = I s\u0304 \u03c4_f/A_max"),
          new SynapsePlot(
              "synapse-ramp-time",
              "Update against the time of the fast ramp",
              new Scale("\u03c4_f", t -> t.setting("fast-time")),
              new Scale("\u0394w/A", t -> t.found("update_mean")),
              new Scale("\u03c4_s", t -> t.setting("slow-time")),
              ""),
          new SynapsePlot(
              "synapse-dissipation-offset",
              "Offset against dissipation",
              new Scale(
                  "entropy production at ligand 0 (k_B per 1/k_R)",
                  t -> t.found("entropy_rate_unbound")),
              new Scale("ln(|offset|/10)", t -> Math.log(Math.abs(t.found("offset")) / 10)),
              new Scale("ligand step (\u00b5M)", t -> t.setting("ladder-step")),
              ""),
          new SynapsePlot(
              "synapse-jitter",
              "Update against jitter of the ramp times",
              new Scale("phase jitter (CV of ramp times)", t -> t.setting("phase-jitter")),
              new Scale("mean \u0394w/A", t -> t.found("update_mean")),
              new Scale("\u03c4_f", t -> t.setting("fast-time")),
              ""),
          new SynapsePlot(
              "ladder",
              "Imbalance of the ladder's kernel against dissipation",
              new Scale("entropy production (k_B per 1/k_R)", t -> t.found("entropy_rate")),
              new Scale("ln \u03b7", t -> Math.log(t.found("area_imbalance"))),
              new Scale("ladder levels", t -> t.setting("ladder-levels")),
              ""));

  private static double areaLaw(SynapseTrial trial) {
    return trial.setting("kernel-area")
        * trial.setting("signal-mean")
        * trial.setting("fast-time")
        / trial.setting("amplitude-max");
  }
}
