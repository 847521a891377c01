package io.phasesweep.sweeps.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cluster start}: a standalone cluster on this machine; {@code cluster stop}: its end. */
@Command(name = "cluster")
final class ClusterCommand extends SweepCommand {

  /** What to do. */
  enum Action {
    START,
    STOP
  }

  @Parameters(index = "0", paramLabel = "start|stop")
  private Action action = Action.START;

  @Option(names = "--workers", paramLabel = "N")
  private int workers = 2;

  @Option(names = "--memory", paramLabel = "SIZE")
  private String memory = "1g";

  @Option(names = "--insecure-bind", paramLabel = "ADDRESS")
  private String address = LocalCluster.LOOPBACK;

  ClusterCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException, InterruptedException {
    LocalCluster cluster = new LocalCluster(surroundings());
    if (action == Action.STOP) {
      int ended = cluster.stop();
      screen().result(ended == 0 ? "No cluster is running." : "Ended, processes: " + ended + ".");
      return ExitCode.DONE;
    }
    if (workers < 1 || workers > 64) {
      throw new UsageProblem("--workers is " + workers + "; 1 to 64 is allowed");
    }
    if (!memory.matches("[1-9]\\d{0,5}[mg]")) {
      throw new UsageProblem("--memory is '" + memory + "'; a size such as 700m or 2g is allowed");
    }
    String master = cluster.start(address, workers, memory);
    screen().result("Master " + master + " with " + Wording.count(workers, "worker") + " is up.");
    screen().result("  logs  " + new ClusterFolder(surroundings().userHome()).folder());
    screen().result("Next: " + program() + " run SPEC --profile cluster");
    screen().result("End:  " + program() + " cluster stop");
    return ExitCode.DONE;
  }
}
