package io.phasesweep.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** One run of a sweep into a store. One use. */
final class SweepRun {
  private static final int MOST_TRIALS_OF_A_WAVE = 100_000;

  private final JavaSparkContext context;
  private final Conductor conductor;
  private final StoreFiles.Opener opener;
  private final ResultStore store;
  private final SweepRecord sweep;
  private final Supplier<Stream<Member>> plan;
  private final RunOptions options;
  private final RunEvents events;
  private final TrialWave wave;
  private @Nullable RunStop stop;
  private boolean stopAsked;

  SweepRun(
      JavaSparkContext context,
      Conductor conductor,
      StoreFiles.Opener opener,
      ResultStore store,
      SweepRecord sweep,
      Supplier<Stream<Member>> plan,
      RunOptions options,
      RunEvents events) {
    this.context = context;
    this.conductor = conductor;
    this.opener = opener;
    this.store = store;
    this.sweep = sweep;
    this.plan = plan;
    this.options = options;
    this.events = events;
    this.wave = new TrialWave(context);
  }

  /** Runs. */
  RunSummary execute() {
    long start = System.nanoTime();
    try (Lease lease = Lease.take(store.files(), events::warning);
        RunStop ending = new RunStop(lease, options.grace(), wave::cancel)) {
      begin(ending);
      PartCatalog catalog = StoreCare.tidy(store.files(), store.generation(), events::warning);
      SweepPass pass = new SweepPass(catalog.index(), options);
      SweepFolder folder = new SweepFolder(store.files(), sweep);
      folder.write(sweep, plan, pass::count);
      RunTally tally = new RunTally();
      context.sc().register(tally, "phasesweep");
      RunProgressRelay relay = new RunProgressRelay(tally, events, options, ending, pass);
      events.started(relay.progress());
      if (pass.missing() > 0) {
        computeMissing(lease, ending, pass, tally, relay);
      }
      RunSummary summary = summary(pass, tally.value(), ending, start);
      folder.writeStatus(summary);
      return summary;
    } catch (IOException e) {
      throw Failures.ofStore(store.files(), e, StoreException.Kind.BROKE_DOWN);
    }
  }

  private synchronized void begin(RunStop ending) {
    stop = ending;
    if (stopAsked) {
      ending.insist();
    }
  }

  /** Ends the run; see {@link TrialJob#requestStop}. */
  synchronized void requestStop() {
    if (stop == null) {
      stopAsked = true;
    } else {
      stop.insist();
    }
  }

  private void computeMissing(
      Lease lease, RunStop ending, SweepPass pass, RunTally tally, RunProgressRelay relay)
      throws IOException {
    seeProbe();
    BatchTask task = new BatchTask(setting(lease), tally);
    context.sc().addSparkListener(relay);
    try (Stream<Member> members = plan.get()) {
      Iterator<Assignment> missing = pass.assignments(members);
      while (missing.hasNext() && ending.ending().isEmpty()) {
        List<Assignment> next = new ArrayList<>();
        while (missing.hasNext() && next.size() < MOST_TRIALS_OF_A_WAVE) {
          next.add(missing.next());
        }
        prepare(next);
        wave.run(TrialBatch.group(next, slots()), task, ending);
        relay.advance();
      }
    } finally {
      context.sc().removeSparkListener(relay);
    }
    Optional<BatchReport.Problem> problem = ending.problem();
    if (problem.isPresent()) {
      throw new StoreException(problem.get().kind(), problem.get().message(), null);
    }
  }

  /** Loads, and so checks, every data set before any trial of the wave. */
  private void prepare(List<Assignment> assignments) {
    Set<Object> seen = new HashSet<>();
    for (Assignment assignment : assignments) {
      if (seen.add(conductor.dataOf(assignment.member().trial()))) {
        conductor.prepare(assignment.member().trial());
      }
    }
  }

  /** A store on a disk is of use only if the executors see the same disk. */
  private void seeProbe() throws IOException {
    StoreFiles files = store.files();
    if (!files.local() || context.isLocal()) {
      return;
    }
    String probe = StoreLayout.TEMPORARY + "/probe-" + UUID.randomUUID();
    files.write(probe, "seen?\n".getBytes(StandardCharsets.UTF_8));
    try {
      StoreFiles.Opener open = opener;
      String uri = store.files().place("");
      int asked = 2 * slots();
      List<String> blind =
          context
              .parallelize(IntStream.range(0, asked).boxed().toList(), asked)
              .filter(i -> !open.open(uri).exists(probe))
              .map(i -> Provenance.hostName())
              .collect();
      if (!blind.isEmpty()) {
        throw StoreException.refused(
            "store "
                + uri
                + " is not seen on "
                + String.join(", ", new TreeSet<>(blind))
                + "; name a folder that all hosts share, or a URI such as hdfs:// with --store");
      }
    } finally {
      files.delete(probe);
    }
  }

  private WaveSetting setting(Lease lease) {
    return new WaveSetting(
        conductor,
        opener,
        store.files().place(""),
        store.generation(),
        lease.token(),
        BuildInfo.read(),
        engine(context.master()),
        context.version(),
        slots(),
        options.maxFailed());
  }

  private int slots() {
    return context.defaultParallelism();
  }

  private static String engine(String master) {
    if (master.startsWith("k8s")) {
      return "kubernetes";
    }
    if (master.startsWith("yarn")) {
      return "yarn";
    }
    return master.startsWith("spark:") || master.startsWith("local-cluster")
        ? "standalone"
        : "local";
  }

  private RunSummary summary(SweepPass pass, BatchReport report, RunStop ending, long start)
      throws IOException {
    double wall = (System.nanoTime() - start) / 1e9;
    TrialIndex now = PartCatalog.read(store.files(), store.generation()).index();
    Map<String, Long> outcomes;
    try (Stream<Member> members = plan.get()) {
      outcomes = SweepCount.of(members, now).outcomes();
    }
    RunSummary.Ending why =
        ending
            .ending()
            .orElse(
                pass.missing() > options.limit()
                    ? RunSummary.Ending.LIMITED
                    : RunSummary.Ending.COMPLETE);
    return new RunSummary(
        pass.planned(),
        pass.stored(),
        report.computed(),
        outcomes,
        why,
        wall,
        report.coreSeconds(),
        slots());
  }
}
