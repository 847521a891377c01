package io.phasesweep.core.trial;

import io.phasesweep.core.data.ArrayPart;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.data.Dataset;
import io.phasesweep.core.data.Part;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.random.Stream;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import java.util.Map;

/** Trials on a few examples in memory, for tests of rules. */
public final class SmallTrials {
  /** The kernels of this JVM. */
  public static final Kernels KERNELS = KernelProviders.choose();

  private SmallTrials() {}

  /** Examples as training, and the same as test part. */
  public static Materials materials(Part part) {
    ArrayPart none = new ArrayPart(new float[0][], new int[0], part.classes());
    return new Materials(new Dataset(part, none, part), KERNELS);
  }

  /** Examples with uniform inputs and labels 0, 1, 2, 0, .. */
  public static ArrayPart uniform(int examples, int inputs, int classes) {
    Stream draws = new Stream(7, "examples");
    float[][] x = new float[examples][inputs];
    int[] labels = new int[examples];
    for (int n = 0; n < examples; n++) {
      draws.fill(n, 0, x[n], 0, inputs);
      labels[n] = n % classes;
    }
    return new ArrayPart(x, labels, classes);
  }

  /** Settings by name; numbers become whole or real as the rule has them. */
  public static Values values(String rule, Map<String, Object> given) {
    Values values = Values.none();
    for (Map.Entry<String, Object> entry : given.entrySet()) {
      values = values.with(entry.getKey(), value(rule, entry.getKey(), entry.getValue()));
    }
    return Rules.entry(rule).resolve(values);
  }

  private static Value value(String rule, String name, Object given) {
    if (given instanceof int[] sizes) {
      return Architecture.value(sizes);
    }
    if (given instanceof Number number) {
      Setting setting = Rules.entry(rule).use(name).orElseThrow().setting();
      return setting.kind() == Setting.Kind.WHOLE
          ? new Value.Whole(number.longValue())
          : new Value.Real(number.doubleValue());
    }
    if (given instanceof double[] numbers) {
      return new Value.Items(
          java.util.Arrays.stream(numbers).<Value>mapToObj(Value.Real::new).toList());
    }
    return given instanceof Boolean on ? new Value.Flag(on) : new Value.Name(given.toString());
  }

  /** A trial of ten epochs in file order. */
  public static LearningTrial trial(String rule, Values settings, long seed) {
    Values data = Values.none().with("data.example-order", new Value.Name("file"));
    return trial(rule, settings, data, seed);
  }

  /** A trial of ten epochs. */
  public static LearningTrial trial(String rule, Values settings, Values data, long seed) {
    return new LearningTrial(
        rule,
        settings,
        new DataKey(data, "sha256:none", DataKey.Source.catalog()),
        new Budget(Budget.Unit.EPOCHS, 10),
        Cadence.eachEpoch(),
        StopRule.standard(),
        seed);
  }

  /** The rule with the given settings. */
  public static Rule rule(String name, Map<String, Object> given) {
    return Rules.entry(name).factory().apply(values(name, given));
  }

  /** A learner before its first step, seed 1. */
  public static Learner begin(String rule, Map<String, Object> given, Materials materials) {
    Values settings = values(rule, given);
    return Rules.entry(rule).factory().apply(settings).begin(trial(rule, settings, 1), materials);
  }

  /** The batch size of a trial. */
  public static int batchSize(Values settings) {
    return settings.whole(Settings.BATCH_SIZE);
  }
}
