package io.phasesweep.bench;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.Learner;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Training of a whole rule, without evaluation: examples per CPU second of one thread, as a JSON
 * line, for comparison with other programs.
 *
 * <pre>
 *   RuleTraining RULE DATA [seconds [setting=real ...]]      e.g. equilibrium-propagation digits 10
 *   RuleTraining RULE DATA seconds architecture=784-500-10
 *   RuleTraining clapp mnist 30 data.pad=2 architecture=conv3x16-conv3x32p-10
 * </pre>
 */
final class RuleTraining {
  private static final int SAMPLES = 21;

  private RuleTraining() {}

  public static void main(String[] arguments) {
    double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 10;
    RuleEntry entry = Rules.entry(arguments[0]);
    LearningTrial trial = trial(entry, arguments);
    Kernels kernels = KernelProviders.choose();
    Materials materials = new Materials(Catalog.ofMachine().load(trial.data()), kernels);
    Learner learner = entry.factory().apply(trial.settings()).begin(trial, materials);
    long steps = steps(learner, seconds, Long.MAX_VALUE);
    double[] rates = new double[SAMPLES];
    double[] phases = new double[SAMPLES];
    long perSample = Math.max(1, steps / SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
      long presentations = learner.progress().presentations;
      long passed = learner.progress().phases;
      long begin = Training.cpuNanos();
      steps(learner, Double.MAX_VALUE, perSample);
      double perNano = 1e9 / (Training.cpuNanos() - begin);
      rates[i] = perNano * (learner.progress().presentations - presentations);
      phases[i] = perNano * (learner.progress().phases - passed);
    }
    Arrays.sort(rates);
    Arrays.sort(phases);
    System.out.printf(
        Locale.ROOT,
        "{\"program\":\"phasesweep\",\"rule\":\"%s\",\"data\":\"%s\",\"provider\":\"%s\","
            + "\"lanes\":%d,\"jdk\":%d,\"examples_per_cpu_second\":%.0f,\"least\":%.0f,"
            + "\"most\":%.0f,\"phases_per_cpu_second\":%.0f,\"healthy\":%b}%n",
        arguments[0],
        arguments[1],
        kernels.choice().provider(),
        kernels.choice().lanes(),
        Runtime.version().feature(),
        rates[SAMPLES / 2],
        rates[0],
        rates[SAMPLES - 1],
        phases[SAMPLES / 2],
        learner.progress().healthy());
  }

  private static LearningTrial trial(RuleEntry entry, String[] arguments) {
    Map<String, Value> settings = new TreeMap<>();
    Map<String, Value> data = new TreeMap<>(Map.of("set", new Value.Name(arguments[1])));
    for (int i = 3; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      boolean ofData = pair[0].startsWith("data.");
      (ofData ? data : settings).put(ofData ? pair[0].substring(5) : pair[0], value(pair[1]));
    }
    return new LearningTrial(
        entry.name(),
        entry.resolve(Values.of(settings)),
        Catalog.ofMachine().key(data, Path.of(".")),
        new Budget(Budget.Unit.EPOCHS, 1_000_000),
        Cadence.eachEpoch(),
        StopRule.standard(),
        1);
  }

  private static Value value(String text) {
    if (text.matches("(\\d+|conv3x\\w+)(-\\w+)*-\\d+")) {
      return new Value.Items(Arrays.stream(text.split("-")).map(RuleTraining::value).toList());
    }
    if (text.matches("-?\\d+")) {
      return new Value.Whole(Long.parseLong(text));
    }
    return text.matches("-?[\\d.]+(e-?\\d+)?")
        ? new Value.Real(Double.parseDouble(text))
        : new Value.Name(text);
  }

  /** Steps until so many CPU seconds or steps are over; how many. */
  private static long steps(Learner learner, double seconds, long most) {
    long begin = Training.cpuNanos();
    long steps = 0;
    while (steps < most && Training.cpuNanos() - begin < seconds * 1e9) {
      learner.step();
      steps++;
    }
    return steps;
  }
}
