package io.phasesweep.sweeps.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands share: where text goes, the common options, an exit code. */
abstract class SweepCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CommonOptions common = new CommonOptions();

  SweepCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public final Integer call() throws Exception {
    if (common.quiet()) {
      screen().silence();
    }
    return run();
  }

  /** Does it; the exit code. */
  abstract int run() throws Exception;

  final CommonOptions common() {
    return common;
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final Screen screen() {
    return surroundings.screen();
  }

  /** How the user calls this program. */
  final String program() {
    return surroundings.program();
  }
}
