package io.phasesweep.core.engine;

import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.trial.Digest;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Outcome;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The digest of what a trial found: equal digests, equal numbers. SHA-256 over lines
 *
 * <pre>
 *   name=value                  outcome, its dates, scores, errors, loss, counters, macs, parameters; sorted, no nulls
 *   metric@epoch=value          train_error, validation_error, test_error, loss, score, in order of measurement
 * </pre>
 *
 * with values as in {@link io.phasesweep.core.trial.CanonicalText}; the line {@code parameters} is
 * the SHA-256 of all blocks in canonical order, big-endian float bits.
 */
final class ResultDigest {
  private static final List<String> COLUMNS =
      List.of(
          "start_score",
          "best_score",
          "final_score",
          "mean_score",
          "train_error",
          "validation_error",
          "test_error",
          "test_error_at_best_validation",
          "loss",
          "epochs",
          "presentations",
          "updates",
          "phases",
          "network_steps",
          "macs");
  private static final Set<String> CURVES =
      Set.of("train_error", "validation_error", "test_error", "loss", "score");

  private ResultDigest() {}

  static String of(Outcome outcome, Facts facts, List<Measurement> measurements, Parameters theta) {
    TreeMap<String, String> core = new TreeMap<>();
    core.put("parameters", "sha256:" + of(theta));
    outcome(outcome, core);
    for (String column : COLUMNS) {
      Object value = facts.find(column);
      if (value instanceof Double real) {
        core.put(column, real(real));
      } else if (value != null) {
        core.put(column, "i:" + value);
      }
    }
    StringBuilder lines = new StringBuilder(4096);
    core.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    for (Measurement m : measurements) {
      if (m.layer() == null && CURVES.contains(m.metric())) {
        append(lines, m);
      }
    }
    return Digest.hex(lines.toString());
  }

  /** The digest of an assay: its outcome and every measurement. */
  static String of(Outcome outcome, List<Measurement> measurements) {
    StringBuilder lines = new StringBuilder("outcome=n:" + outcome.word() + "\n");
    measurements.forEach(m -> append(lines, m));
    return Digest.hex(lines.toString());
  }

  private static void append(StringBuilder lines, Measurement m) {
    lines.append(m.metric()).append('@').append(real(m.epoch()));
    lines.append('=').append(real(m.value())).append('\n');
  }

  private static void outcome(Outcome outcome, Map<String, String> core) {
    core.put("outcome", "n:" + outcome.word());
    if (outcome instanceof Outcome.Diverged diverged) {
      core.put("outcome_epoch", real(diverged.epoch()));
      core.put("outcome_minibatch", "i:" + diverged.minibatch());
    } else if (outcome instanceof Outcome.Collapsed collapsed) {
      core.put("outcome_epoch", real(collapsed.epoch()));
    } else if (outcome instanceof Outcome.Trained trained) {
      core.put("outcome_epoch", real(trained.epoch()));
    } else if (outcome instanceof Outcome.TimedOut timedOut) {
      core.put("censored_epoch", real(timedOut.epoch()));
    }
  }

  /** IEEE bits; unlike a setting's, a result may be NaN or infinite. */
  private static String real(double value) {
    return "r:" + HexFormat.of().toHexDigits(Double.doubleToLongBits(value + 0.0));
  }

  private static String of(Parameters theta) {
    MessageDigest sha = Digest.sha256();
    for (Parameters.Block block : theta.blocks()) {
      float[] values = block.matrix().data;
      int count = block.matrix().getNumElements();
      ByteBuffer bytes = ByteBuffer.allocate(4 * count);
      for (int i = 0; i < count; i++) {
        bytes.putInt(Float.floatToIntBits(values[i]));
      }
      sha.update(bytes.array());
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
