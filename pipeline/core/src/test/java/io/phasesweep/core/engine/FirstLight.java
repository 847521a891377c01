package io.phasesweep.core.engine;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.DataKey;
import io.phasesweep.core.kernel.KernelProviders;
import io.phasesweep.core.kernel.Kernels;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.Map;

/** Trials on the digits at the defaults of their rules. */
final class FirstLight {
  private static final Catalog CATALOG = Catalog.ofMachine();

  /** Not every rule has the digits' sizes for its default. */
  static final Values DIGITS =
      Values.none().with(Settings.ARCHITECTURE, Architecture.value(64, 64, 10));

  private FirstLight() {}

  static LearningTrial trial(RuleEntry entry, long seed, int epochs, Map<String, Value> data) {
    return new LearningTrial(
        entry.name(),
        entry.resolve(DIGITS),
        CATALOG.key(data, Path.of(".")),
        new Budget(Budget.Unit.EPOCHS, epochs),
        Cadence.eachEpoch(),
        StopRule.standard(),
        seed);
  }

  static Map<String, Value> digits() {
    return Map.of("set", new Value.Name("digits"));
  }

  static Map<String, Value> someDigits(int train, int test) {
    return Map.of(
        "set",
        new Value.Name("digits"),
        "train",
        new Value.Whole(train),
        "test",
        new Value.Whole(test));
  }

  static TrialResult conduct(LearningTrial trial, Kernels kernels) {
    DataKey key = trial.data();
    return new TrialRunner().conduct(trial, new Materials(CATALOG.load(key), kernels));
  }

  /** The provider that this JVM is asked to test. */
  static Kernels kernels() {
    return KernelProviders.choose();
  }

  /** The portable provider, whatever this JVM is asked to test. */
  static Kernels portable() {
    String asked = System.getProperty(KernelProviders.ASKED);
    String required = System.getProperty(KernelProviders.REQUIRED);
    try {
      System.setProperty(KernelProviders.ASKED, "portable");
      System.setProperty(KernelProviders.REQUIRED, "portable");
      return KernelProviders.choose();
    } finally {
      restore(KernelProviders.ASKED, asked);
      restore(KernelProviders.REQUIRED, required);
    }
  }

  private static void restore(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
