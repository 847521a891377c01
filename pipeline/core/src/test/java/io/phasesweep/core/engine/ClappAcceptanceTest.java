package io.phasesweep.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.network.Architecture;
import io.phasesweep.core.setting.Settings;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Materials;
import io.phasesweep.core.trial.Measurement;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Dense layers on the digits: read-out error in percent of the top hidden layer, seeds 1 to 3,
 * against a table measured in double on the same streams.
 *
 * <p>One number of the table is not held to its .3: variant clapp, seed 1, epoch 5, for 64 units.
 * The double reference gives the table's 5.79; with initial weights moved by 1e-6 of themselves,
 * what float32 loses within an epoch, it gives 5.45 to 5.90.
 */
class ClappAcceptanceTest {
  private static final RuleEntry CLAPP = Rules.entry("clapp");

  /** 191 minibatches of 20 an epoch; the rest is dropped. */
  private static final int FIVE_EPOCHS = 5 * 191 * 20;

  /** Errors before training, at epoch 5 and at epoch 20. */
  private record Errors(double untrained, double five, double twenty) {}

  private static Errors errors(String variant, int[] net, long seed, Object... pairs) {
    Values given =
        Values.none()
            .with("variant", new Value.Name(variant))
            .with(Settings.ARCHITECTURE, Architecture.value(net));
    for (int i = 0; i < pairs.length; i += 2) {
      given = given.with((String) pairs[i], new Value.Real((double) pairs[i + 1]));
    }
    Catalog catalog = Catalog.ofMachine();
    LearningTrial trial =
        new LearningTrial(
            "clapp",
            CLAPP.resolve(given),
            catalog.key(FirstLight.digits(), Path.of(".")),
            new Budget(Budget.Unit.EPOCHS, 20),
            new Cadence(Cadence.Every.PRESENTATIONS, FIVE_EPOCHS, "", 0, 0, List.of()),
            StopRule.standard(),
            seed);
    TrialResult result =
        new TrialRunner()
            .conduct(trial, new Materials(catalog.load(trial.data()), FirstLight.kernels()));
    return new Errors(error(result, 0), error(result, 5), error(result, 20));
  }

  private static double error(TrialResult result, double epoch) {
    return 100
        * result.measurements().stream()
            .filter(m -> m.metric().equals("test_error") && Math.abs(m.epoch() - epoch) < .01)
            .mapToDouble(Measurement::value)
            .findFirst()
            .orElseThrow();
  }

  private static void close(Errors seen, double untrained, double five, double twenty) {
    assertThat(seen.untrained()).isCloseTo(untrained, within(.1));
    assertThat(seen.five()).isCloseTo(five, within(.3));
    assertThat(seen.twenty()).isCloseTo(twenty, within(.8));
  }

  private static final int[] NARROW = {64, 64, 10};
  private static final double[] UNTRAINED = {8.01, 5.95, 6.40};
  private static final double[] TWENTY = {3.90, 4.67, 4.28};

  @Test
  void bothTermsAtEveryStepAreThoseOfTheTable() {
    double[] five = {4.40, 4.34, 5.01};
    double[] twenty = {4.28, 4.45, 4.67};
    for (int seed = 1; seed <= 3; seed++) {
      Errors seen = errors("clapp-s", NARROW, seed);
      close(seen, UNTRAINED[seed - 1], five[seed - 1], twenty[seed - 1]);
      assertThat(seen.twenty()).isLessThan(seen.untrained());
    }
  }

  @Test
  void coinsAreThoseOfTheTableAndExtremesLoseToThem() {
    double[] five = {Double.NaN, 5.01, 5.29};
    double[] disordered = {4.34, 4.62, 4.95};
    for (int seed = 1; seed <= 3; seed++) {
      Errors off = errors("clapp", NARROW, seed);
      assertThat(off.untrained()).isCloseTo(UNTRAINED[seed - 1], within(.1));
      if (seed == 1) {
        assertThat(off.five()).isBetween(5.45, 5.90);
      } else {
        assertThat(off.five()).isCloseTo(five[seed - 1], within(.3));
      }
      assertThat(off.twenty()).isCloseTo(TWENTY[seed - 1], within(.8));
      assertThat(off.twenty()).isLessThan(off.untrained());
      double strong = errors("clapp", NARROW, seed, "nudging-strength", 10.0).twenty();
      double bursts = errors("clapp", NARROW, seed, "phase-jitter", 1.0).twenty();
      double jitter = errors("clapp", NARROW, seed, "phase-jitter", .9).twenty();
      assertThat(strong).isGreaterThan(off.twenty() + 1.5);
      assertThat(bursts).isGreaterThan(off.twenty() + 20);
      assertThat(jitter).isCloseTo(off.twenty(), within(1.5));
      assertThat(jitter).isCloseTo(disordered[seed - 1], within(.8));
    }
  }

  @Test
  void widerLayersAreThoseOfTheTable() {
    int[] wide = {64, 128, 10};
    close(errors("clapp-s", wide, 1), 4.17, 3.51, 3.67);
    close(errors("clapp", wide, 2), 4.73, 3.56, 3.62);
  }

  @Test
  @Tag("full")
  void allWidthsAndDepthsAreThoseOfTheTable() {
    int[] wide = {64, 128, 10};
    int[] deep = {64, 128, 128, 10};
    close(errors("clapp-s", wide, 2), 4.73, 3.56, 4.01);
    close(errors("clapp-s", wide, 3), 4.51, 3.51, 4.56);
    close(errors("clapp", wide, 1), 4.17, 4.12, 3.56);
    close(errors("clapp", wide, 3), 4.51, 3.90, 3.78);
    close(errors("clapp-s", deep, 1), 6.07, 4.79, 4.51);
    close(errors("clapp-s", deep, 2), 5.01, 3.90, 4.90);
    close(errors("clapp-s", deep, 3), 5.18, 4.56, 5.18);
    close(errors("clapp", deep, 1), 6.07, 5.34, 5.18);
    close(errors("clapp", deep, 2), 5.01, 3.78, 3.62);
    close(errors("clapp", deep, 3), 5.18, 5.34, 5.29);
  }
}
