package io.phasesweep.core.engine;

import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.FirstRows;
import io.phasesweep.core.data.Minibatch;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.network.Parameters;
import io.phasesweep.core.readout.Alignment;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.Encoder;
import io.phasesweep.core.trial.Facts;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.Predictor;
import io.phasesweep.core.trial.Probe;
import io.phasesweep.core.trial.Progress;
import io.phasesweep.core.trial.ReadEncoder;
import io.phasesweep.core.trial.UpdatePair;
import io.phasesweep.core.trial.UpdateProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Takes the measurements of a trial: the learner stays as it is, to the bit. Mutable, not
 * thread-safe.
 */
final class Observer {
  private static final int ALIGNMENT_EPOCHS = 5;

  /** Likelihoods wander under jitter: the last tenth of the budget is averaged. */
  private static final double TAIL = .9;

  private static final String NLL = "nll_sum";

  /** Columns that repeat the last whole-net measurement of the same name. */
  private static final List<String> LAST_MEASURED =
      List.of(
          "train_error",
          "validation_error",
          "loss",
          "spectral_radius",
          "spectral_norm",
          "fgsm_accuracy",
          "stability",
          "alignment_cosine",
          "alignment_angle",
          "alignment_norm_ratio",
          "alignment_sign");

  private final Cadence cadence;
  private final Learner learner;
  private final Dataset data;
  private final Part evaluation;
  private final String errorName;
  private final Minibatch probe = new Minibatch();
  private final @Nullable Readouts readouts;
  private final @Nullable Evaluator evaluator;
  private final Scoring scoring;
  private final Curve curve;
  private final PublishedCollapse collapse = new PublishedCollapse();
  private final List<Measurement> all = new ArrayList<>();
  private final FMatrixRMaj activity = new FMatrixRMaj(0, 0);
  private final int depth;
  private double bestValidation = Double.POSITIVE_INFINITY;
  private double testAtBestValidation = Double.NaN;
  private double lastAligned = Double.NaN;
  private double cosineAtStart = Double.NaN;
  private @Nullable String reference;
  private long macs;
  private double nllTail;
  private int nllCount;

  Observer(LearningTrial trial, Learner learner, Dataset data, int depth) {
    this.cadence = trial.cadence();
    this.learner = learner;
    this.data = data;
    this.depth = depth;
    int cap = cadence.testExamples() > 0 ? cadence.testExamples() : Integer.MAX_VALUE;
    this.evaluation = new FirstRows(data.evaluation(), cap);
    this.errorName = data.validation().size() > 0 ? "validation_error" : "test_error";
    this.scoring = new Scoring(learner.primary(), cadence.primary(), evaluation.classes());
    this.curve = new Curve(scoring.primary().threshold());
    int probeSize = Math.min(Math.max(1, cadence.probeExamples()), data.evaluation().size());
    probe.load(data.evaluation(), IntStream.range(0, probeSize).toArray(), 0, probeSize);
    int batchSize =
        trial.settings().find(Settings.BATCH_SIZE.name()) instanceof Value.Whole size
            ? Math.toIntExact(size.value())
            : probeSize;
    this.readouts = learner instanceof ReadEncoder encoder ? new Readouts(encoder, data) : null;
    Predictor predictor = learner instanceof Predictor own ? own : readouts;
    this.evaluator = predictor == null ? null : new Evaluator(predictor, batchSize);
  }

  Curve curve() {
    return curve;
  }

  List<Measurement> measurements() {
    return all;
  }

  /**
   * What a look found.
   *
   * @param divergence what was not finite, or null
   * @param collapsed whether the tests of published codes call the trial collapsed
   */
  record Sight(@Nullable String divergence, boolean collapsed) {}

  /** Errors and loss: what decides whether the trial goes on. Modified: this. */
  Sight errors(double epoch) {
    Progress progress = learner.progress();
    if (progress.predictions > 0 && epoch > 0) {
      add(epoch, "train_error", null, (double) progress.mistakes / progress.predictions);
    }
    if (evaluator == null) {
      return new Sight(null, false);
    }
    if (readouts != null) {
      readouts.read(readouts.scored());
    }
    Evaluator.Marks marks = evaluator.of(evaluation);
    add(epoch, errorName, null, marks.error());
    add(epoch, "loss", null, marks.loss());
    if (data.validation().size() > 0 && marks.error() < bestValidation) {
      bestValidation = marks.error();
      testAtBestValidation = evaluator.of(data.test()).error();
    }
    boolean collapsed = collapse.test(epoch, marks.error());
    add(epoch, "published_collapse", null, collapsed ? 1 : 0);
    return new Sight(Double.isFinite(marks.loss()) ? null : "the loss is not finite", collapsed);
  }

  /** Everything else that is due at {@code epoch}, after {@link #errors}. Modified: this. */
  void look(double epoch, double share, Probe.Moment moment) {
    Set<String> asked = Set.copyOf(cadence.metrics());
    List<Measurement> own =
        learner.measure(
            new Probe(epoch, learner.progress().presentations, moment, asked, probe, evaluation));
    all.addAll(own);
    for (Measurement m : own) {
      if (share > TAIL && m.metric().equals(NLL) && m.layer() == null) {
        nllTail += m.value();
        nllCount++;
      }
    }
    score(epoch, own);
    readLayers(epoch, moment != Probe.Moment.BETWEEN || asked.contains(Scoring.READOUT_ERROR));
    weightNorms(epoch);
    boolean named = asked.stream().anyMatch(m -> m.startsWith("alignment"));
    boolean due =
        Double.isNaN(lastAligned)
            || moment != Probe.Moment.BETWEEN
            || (scoring.isError()
                && Math.floor(epoch / ALIGNMENT_EPOCHS)
                    > Math.floor(lastAligned / ALIGNMENT_EPOCHS));
    if ((due || named) && cadence.probeExamples() > 0) {
      this.lastAligned = epoch;
      align(epoch);
      activities(epoch);
    }
  }

  private void score(double epoch, List<Measurement> own) {
    double value;
    if (scoring.isError() || scoring.isReadoutError()) {
      value = last(errorName);
    } else if (scoring.isLoss()) {
      value = last("loss");
    } else {
      value = scoring.value(own);
    }
    double score = scoring.score(value);
    curve.add(epoch, score);
    add(epoch, "score", null, score);
  }

  /** Read-outs of the scored layer, and of all layers where they are due. Modified: this. */
  private void readLayers(double epoch, boolean everyLayer) {
    if (readouts == null || evaluator == null) {
      return;
    }
    int scored = readouts.scored();
    add(epoch, Scoring.READOUT_ERROR, scored, last(errorName));
    for (int layer = 0; everyLayer && layer <= ((ReadEncoder) learner).layers(); layer++) {
      if (layer != scored) {
        readouts.read(layer);
        add(epoch, Scoring.READOUT_ERROR, layer, evaluator.of(evaluation).error());
      }
    }
    readouts.backToScored();
  }

  private void weightNorms(double epoch) {
    double whole = 0;
    for (int layer = 1; layer <= depth; layer++) {
      double squares = 0;
      for (Parameters.Block block : learner.parameters().blocks()) {
        boolean weights = block.layer() == layer && block.name().startsWith("W");
        squares += weights ? Health.squares(block) : 0;
      }
      whole += squares;
      add(epoch, "weight_norm", layer, Math.sqrt(squares));
    }
    add(epoch, "weight_norm", null, Math.sqrt(whole));
  }

  private void align(double epoch) {
    if (!(learner instanceof UpdateProbe updating)) {
      return;
    }
    UpdatePair pair = updating.updates(probe);
    macs += pair.macs();
    this.reference = pair.referenceName();
    for (int layer = 0; layer <= depth; layer++) {
      Integer of = layer == Alignment.WHOLE_NET ? null : (Integer) layer;
      Alignment a = Alignment.of(pair.update(), pair.reference(), learner.parameters(), layer);
      add(epoch, "update_norm", of, a.updateNorm());
      addKnown(epoch, "alignment_cosine", of, a.cosine());
      addKnown(epoch, "alignment_angle", of, Alignment.degrees(a.cosine()));
      addKnown(epoch, "alignment_norm_ratio", of, a.normRatio());
      addKnown(epoch, "alignment_sign", of, a.sign());
      if (of == null && epoch == 0) {
        this.cosineAtStart = a.cosine();
      }
    }
  }

  /** Mean activity of the probe batch, and the share of it that is not zero. */
  private void activities(double epoch) {
    if (!(learner instanceof Encoder encoder)) {
      return;
    }
    for (int layer = 1; layer <= encoder.layers(); layer++) {
      encoder.features(probe, layer, activity);
      int count = activity.getNumElements();
      double sum = 0;
      int alive = 0;
      for (int i = 0; i < count; i++) {
        sum += activity.data[i];
        alive += activity.data[i] != 0 ? 1 : 0;
      }
      addKnown(epoch, "activity_mean", layer, sum / count);
      add(epoch, "activity_share", layer, (double) alive / count);
      if (learner instanceof Predictor predictor) {
        macs += probe.size() * predictor.macsPerExample();
      }
    }
  }

  private void addKnown(double epoch, String metric, @Nullable Integer layer, double value) {
    if (!Double.isNaN(value)) {
      add(epoch, metric, layer, value);
    }
  }

  private void add(double epoch, String metric, @Nullable Integer layer, double value) {
    all.add(new Measurement(epoch, learner.progress().presentations, metric, layer, value));
  }

  /** The last whole-net value of a metric, NaN if there is none. */
  private double last(String metric) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).layer() == null && all.get(i).metric().equals(metric)) {
        return all.get(i).value();
      }
    }
    return Double.NaN;
  }

  /**
   * The error on the whole test part, once, where the points did not already take it. Modified:
   * this.
   */
  void takeTestError(double epoch, Facts facts) {
    if (evaluator == null) {
      return;
    }
    boolean validated = data.validation().size() > 0;
    boolean whole = !validated && evaluation.size() == data.test().size();
    double error = whole ? last("test_error") : evaluator.of(data.test()).error();
    if (validated) {
      add(epoch, "test_error", null, error);
    }
    facts.put("test_error", error);
  }

  /** The last error of the whole test part, NaN if the points never took it. */
  double lastWholeTestError() {
    return evaluation.size() == data.test().size() ? last("test_error") : Double.NaN;
  }

  /** Columns that measurements decide. */
  Facts facts() {
    Facts facts = curve.facts();
    for (String column : LAST_MEASURED) {
      facts.put(column, last(column));
    }
    boolean error = scoring.isError();
    if (nllCount > 0) {
      facts.put("nll_tail", nllTail / nllCount);
    }
    return facts
        .put("primary_metric", error ? errorName : scoring.primary().metric())
        .put("chance", scoring.primary().chance())
        .put("trained_threshold", scoring.primary().threshold())
        .put("test_error_at_best_validation", testAtBestValidation)
        .put("alignment_cosine_start", cosineAtStart)
        .put("alignment_reference", reference)
        .put("probe_macs", learner.progress().probeMacs + macs + evaluatorMacs());
  }

  private long evaluatorMacs() {
    long reading = readouts == null ? 0 : readouts.macs();
    return reading + (evaluator == null ? 0 : evaluator.macs());
  }
}
