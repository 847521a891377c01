package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.List;

/** The columns of the table {@code trials} that are not generated from a setting, in order. */
final class TrialColumns {
  private final List<Column> columns = new ArrayList<>();

  private TrialColumns() {}

  /** What the trial is. */
  static List<Column> identity() {
    return new TrialColumns()
        .text("trial_id", "hex", "name of the trial: SHA-256 of its canonical text")
        .text("cell_id", "hex", "name of the trial without its seed")
        .whole("schema_version", "-", "version of these columns when the row was written")
        .text("trial_batch", "hex", "part in which the row was committed")
        .whole(
            "metrics",
            "-",
            "values measured, over metrics, layers and points: the row with more of them wins")
        .text("rule", "-", "learning rule; null for an assay")
        .text("model", "-", "model of the rule, where it has several")
        .text("variant", "-", "variant of the rule, where it has several")
        .text("assay", "-", "assay; null for a learning rule")
        .text("semantics", "-", "rule or assay with the version of its numbers")
        .text("rng_scheme", "-", "random number scheme")
        .text("data", "-", "data set")
        .text("data_digest", "-", "digest over the uncompressed data files")
        .count("seed", "-", "seed of all random streams of the trial")
        .text("settings", "JSON", "every setting of the name, sorted")
        .add(
            "extensions",
            Column.Type.STRINGS,
            "-",
            "axes used beyond the published rule, at a value that is not off")
        .text("architecture", "-", "layer sizes from inputs to classes, joined by -")
        .whole("layers", "-", "layers of weights")
        .count("units", "-", "hidden and output units")
        .count("parameters", "-", "weights and biases")
        .count("synapses", "-", "weights without biases")
        .columns;
  }

  /** The axes of a sweep that have a meaning of their own in analysis. */
  static List<Column> axes() {
    return new TrialColumns()
        .real("nudging_strength", "-", "weight of the cost: span between the two states compared")
        .real("nudging_asymmetry", "-", "how the span is split; null if random")
        .real("dissipation", "k_BT per 1/k_R", "entropy production of the memory; null if a word")
        .real("phase_jitter", "per rule", "disorder in timing or order of learning phases")
        .text("dissipation_kind", "-", "exact, ideal or finite")
        .text("asymmetry_kind", "-", "fixed or random")
        .real("phase_type_correlation", "-", "correlation of successive phase types")
        .real("positive_phase_probability", "share", "probability of a positive phase")
        .real("assumed_positive_probability", "share", "what the rule takes that probability to be")
        .real("phase_length", "updates", "mean length of a phase")
        .real("phase_length_ratio", "-", "positive over negative phase length")
        .real("learning_gate", "-", "when within a phase learning happens")
        .real("phase_disorder", "-", "disorder of the phase sequence")
        .real("phase_jitter_realised", "per rule", "jitter as it came out")
        .real("common_mode_gain", "-", "gain of what both phases share")
        .count("skipped_phases", "-", "phases skipped")
        .real("nll_tail", "nat", "negative log likelihood over the last part of training")
        .columns;
  }

  /** How the trial ended and what it scored. */
  static List<Column> results() {
    return new TrialColumns()
        .whole("train_size", "examples", "training part")
        .whole("validation_size", "examples", "validation part")
        .whole("test_size", "examples", "test part")
        .whole("classes", "-", "classes of the data")
        .text("outcome", "-", "how the trial ended")
        .text("why", "-", "what diverged, or the failure with a short trace")
        .real("outcome_epoch", "epoch", "date of the outcome, where it has one")
        .count("outcome_minibatch", "-", "minibatch of a divergence")
        .real("censored_epoch", "epoch", "when the trial was cut off: pruned or timed out")
        .whole("dips", "-", "times it fell below the threshold and came back")
        .real("chance", "share", "score of guessing")
        .real("trained_threshold", "share", "score from which the trial counts as trained")
        .text("primary_metric", "-", "what is scored")
        .real("start_score", "share", "score before training")
        .real("best_score", "share", "best score")
        .real("final_score", "share", "last score")
        .real("mean_score", "share", "mean over epochs: area under the curve")
        .real("best_epoch", "epoch", "first epoch of the best score")
        .real("trained_epoch", "epoch", "first epoch at the threshold")
        .real("train_error", "share", "running error of the last epoch, before each update")
        .real("validation_error", "share", "last error on the validation part")
        .real("test_error", "share", "last error on the whole test part")
        .real("test_error_at_best_validation", "share", "test error where validation was best")
        .real("loss", "per rule", "last mean loss on the evaluation part")
        .real("epochs", "epoch", "done, also when stopped early")
        .count("presentations", "-", "training examples loaded on the input")
        .count("updates", "-", "updates of the parameters")
        .count("phases", "-", "learning phases")
        .count("network_steps", "-", "updates of the whole network state")
        .count("macs", "multiply-adds", "work of learning")
        .count("probe_macs", "multiply-adds", "work of measuring")
        .real("wall_seconds", "s", "of the trial, without warm-up, loading and commit")
        .real("cpu_seconds", "s", "of its thread")
        .columns;
  }

  /** What the trial dissipated, how it settled, how its update compares. */
  static List<Column> physics() {
    return new TrialColumns()
        .real("gamma", "-", "driving of the memory")
        .real("affinity", "k_BT", "driving per cycle")
        .real("entropy_rate", "k_BT per 1/k_R", "stationary entropy production of a synapse")
        .real("entropy_per_update", "k_BT", "entropy per synapse and period")
        .real("entropy_per_update_ln2", "ln 2", "the same in multiples of ln 2")
        .real("entropy_total", "k_BT", "over all adaptive parameters and updates")
        .real("joules_300k", "J", "the total at 300 K")
        .real("area_imbalance", "-", "area of the memory kernel over its absolute area")
        .real("kernel_area", "-", "area of the memory kernel")
        .flag("kernel_contrastive", "-", "whether the memory kernel changes sign")
        .real("area_halving_cost", "k_BT", "entropy that halves the area imbalance")
        .real("residual_free", "relative", "median last step of the free phase, last epoch")
        .real("residual_nudged", "relative", "median last step of the nudged phase, last epoch")
        .real("steps_free", "sweeps", "mean length of the free phase, last epoch")
        .real("steps_nudged", "sweeps", "mean length of the nudged phase, last epoch")
        .real("unsettled_share", "share", "minibatches that ended above tolerance, last epoch")
        .real("spectral_radius", "-", "of the relaxation, linearised at the probe")
        .real("alignment_cosine", "-", "update against the reference gradient, last")
        .real("alignment_angle", "degrees", "the same as an angle")
        .real("alignment_norm_ratio", "-", "norm of the update over that of the reference")
        .real("alignment_sign", "share", "entries of equal sign where either is not zero")
        .real("alignment_cosine_start", "-", "the cosine before training")
        .text("alignment_reference", "-", "which gradient the reference is")
        .real("nonlocal_reads", "scalars", "read beside the synapse's own, mean per synapse")
        .whole("states_per_neuron", "-", "states a unit holds at once")
        .whole("states_per_synapse", "-", "states a synapse holds beside its weight")
        .whole("phases_per_update", "-", "phases between two updates")
        .whole("global_signals", "-", "scalars shared by all synapses")
        .flag("weight_transport", "-", "whether a weight of the next layer is read downwards")
        .real("spectral_norm", "-", "largest spectral norm of a layer")
        .real("fgsm_accuracy", "share", "accuracy under attack by the gradient's sign")
        .real("stability", "-", "stability of the inference")
        .flag("stability_exact", "-", "whether that was computed exactly")
        .columns;
  }

  /** Where the row comes from; never compared. */
  static List<Column> provenance() {
    return new TrialColumns()
        .text("product_version", "-", "version of PhaseSweep")
        .text("git_commit", "-", "commit it was built from")
        .flag("git_dirty", "-", "whether that build had uncommitted changes")
        .text("jdk", "-", "version of the Java runtime")
        .text("os_arch", "-", "operating system and processor architecture")
        .text("cpu_model", "-", "processor")
        .text("spark_version", "-", "version of Spark; null for a plain loop")
        .text("engine", "-", "loop, local, standalone, yarn or kubernetes")
        .text("host", "-", "machine that computed the row")
        .text("kernel_provider", "-", "implementation of the compute core")
        .whole("kernel_lanes", "-", "floats per vector")
        .flag("c2", "-", "whether the optimising compiler was on")
        .whole("attempt", "-", "how often the trial was tried, from 1")
        .whole("slots", "-", "trials at a time")
        .add("started_at", Column.Type.TIMESTAMP, "UTC", "when the trial began")
        .text("result_digest", "-", "SHA-256 over outcome, scores, counters, parameters, curves")
        .columns;
  }

  private TrialColumns text(String name, String unit, String meaning) {
    return add(name, Column.Type.STRING, unit, meaning);
  }

  private TrialColumns whole(String name, String unit, String meaning) {
    return add(name, Column.Type.INT, unit, meaning);
  }

  private TrialColumns count(String name, String unit, String meaning) {
    return add(name, Column.Type.LONG, unit, meaning);
  }

  private TrialColumns real(String name, String unit, String meaning) {
    return add(name, Column.Type.DOUBLE, unit, meaning);
  }

  private TrialColumns flag(String name, String unit, String meaning) {
    return add(name, Column.Type.BOOLEAN, unit, meaning);
  }

  private TrialColumns add(String name, Column.Type type, String unit, String meaning) {
    columns.add(new Column(name, type, unit, meaning));
    return this;
  }
}
