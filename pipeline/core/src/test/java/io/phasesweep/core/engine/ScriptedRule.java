package io.phasesweep.core.engine;

import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.network.Gradient;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.setting.Range;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Use;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Locality;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Primary;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.Rule;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.Snapshot;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A rule whose accuracy follows a list, one value per epoch from 0 (the last one holds on): what a
 * runner must make of it is known beforehand. Its update is (3, 4) where the reference is (4, 3).
 */
final class ScriptedRule implements Rule {
  static final Setting ACCURACIES =
      new Setting("accuracies", Setting.Kind.REALS, "share", Range.between(0, 1), "by epoch");
  static final Setting TROUBLE =
      new Setting(
          "trouble",
          Setting.Kind.WORD,
          "-",
          Range.oneOf(
              "none", "update", "own", "parameter", "growth", "loss", "unsettled", "no-steps"),
          "what goes wrong in minibatch 7");

  static final Setting SCORED =
      new Setting("scored", Setting.Kind.WORD, "-", Range.oneOf("error", "cost"), "what is scored");

  private static final int TROUBLED_MINIBATCH = 7;

  private final Values values;

  private ScriptedRule(Values values) {
    this.values = values;
  }

  static RuleEntry entry() {
    return new RuleEntry(
        "scripted",
        1,
        List.of(
            Use.of(ACCURACIES, earlier -> new Value.Items(List.of(new Value.Real(.1)))),
            Use.of(TROUBLE, "none"),
            Use.of(SCORED, "error"),
            Use.of(Settings.BATCH_SIZE, 10)),
        values -> new Locality(1.5, 2, 3, 4, 5, true),
        ScriptedRule::new);
  }

  @Override
  public Learner begin(LearningTrial trial, Materials materials) {
    return new Scripted(materials);
  }

  @Override
  public Learner resume(LearningTrial trial, Materials materials, Snapshot snapshot) {
    throw new UnsupportedOperationException("not resumed here");
  }

  private final class Scripted implements Learner, Predictor, UpdateProbe, Encoder {
    private final Progress progress = new Progress();
    private final FMatrixRMaj weights = new FMatrixRMaj(1, 2, true, 3, 4);
    private final Parameters theta =
        new Parameters(List.of(new Parameters.Block("W1", 1, weights)));
    private final List<Probe> probes = new ArrayList<>();
    private final int perEpoch;
    private final String trouble = values.word(TROUBLE);
    private final double[] accuracies = values.reals(ACCURACIES);

    Scripted(Materials materials) {
      this.perEpoch = materials.data().train().size() / values.whole(Settings.BATCH_SIZE);
    }

    @Override
    public void step() {
      if (progress.divergence != null || !Double.isFinite(progress.updateSum)) {
        return;
      }
      int inEpoch = (int) (progress.minibatches % perEpoch);
      if (inEpoch == 0) {
        progress.predictions = 0;
        progress.mistakes = 0;
      }
      progress.minibatches++;
      progress.updates++;
      progress.presentations += values.whole(Settings.BATCH_SIZE);
      progress.predictions += 10;
      progress.mistakes += 4;
      progress.macs += 100;
      progress.networkSteps += trouble.equals("no-steps") ? 0 : 7;
      progress.unsettled += trouble.equals("unsettled") ? 1 : 0;
      progress.epoch = progress.minibatches / perEpoch;
      if (progress.minibatches == TROUBLED_MINIBATCH) {
        fall();
      }
    }

    private void fall() {
      switch (trouble) {
        case "update" -> progress.updateSum = Double.NaN;
        case "own" -> progress.divergence = "the reach is 0";
        case "parameter" -> weights.data[1] = Float.NaN;
        case "growth" -> weights.data[0] = 6e6f;
        default -> {}
      }
    }

    private double accuracy() {
      return accuracies[(int) Math.min(progress.epoch, accuracies.length - 1)];
    }

    /** Rows of the evaluation part come in order: the first ones are right. */
    @Override
    public void scores(Minibatch in, FMatrixRMaj out) {
      out.reshape(in.size(), 10);
      out.zero();
      for (int i = 0; i < in.size(); i++) {
        boolean right = in.row(i) % 100 < Math.round(accuracy() * 100);
        out.set(i, right ? in.label(i) : (in.label(i) + 1) % 10, 1);
      }
    }

    @Override
    public double loss(Minibatch in, FMatrixRMaj scores) {
      boolean broken = trouble.equals("loss") && progress.epoch >= 2;
      return broken ? Double.POSITIVE_INFINITY : 1 - accuracy();
    }

    @Override
    public long macsPerExample() {
      return 2;
    }

    @Override
    public UpdatePair updates(Minibatch probe) {
      return new UpdatePair(
          new Gradient(List.of(new double[] {3, 4})),
          new Gradient(List.of(new double[] {4, 3})),
          "scripted",
          1_000);
    }

    @Override
    public int layers() {
      return 1;
    }

    @Override
    public void features(Minibatch in, int layer, FMatrixRMaj out) {
      out.reshape(in.size(), 2);
      for (int i = 0; i < in.size(); i++) {
        out.set(i, 0, 1);
        out.set(i, 1, 0);
      }
    }

    @Override
    public Progress progress() {
      return progress;
    }

    @Override
    public Primary primary() {
      return values.is(SCORED, "cost") ? new Primary("cost", null, 2, .25, .75) : Primary.error(10);
    }

    @Override
    public Facts facts() {
      return new Facts().put("residual_free", .25);
    }

    @Override
    public List<Measurement> measure(Probe probe) {
      probes.add(probe);
      double moment = probe.moment().ordinal();
      return List.of(
          new Measurement(probe.epoch(), probe.presentations(), "moment", null, moment),
          new Measurement(probe.epoch(), probe.presentations(), "cost", null, 8 - probe.epoch()));
    }

    @Override
    public Parameters parameters() {
      return theta;
    }

    @Override
    public Snapshot snapshot() {
      throw new UnsupportedOperationException("not resumed here");
    }
  }
}
