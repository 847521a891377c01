package io.phasesweep.spark;

import io.phasesweep.core.trial.AssayTrial;
import io.phasesweep.core.trial.Digest;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.core.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store remembers of the sweeps that were run into it. */
final class SweepFolder {
  private static final String SPEC = "spec.yaml";
  private static final String RESOLVED = "resolved.yaml";
  private static final String MANIFEST = "manifest.json";
  private static final String MEMBERS = "members.parquet";
  private static final String STATUS = "status.json";

  /** Footer key: digest over the names of the members in order, and version of the columns. */
  private static final String DIGEST = "phasesweep.members/" + ResultSchema.VERSION;

  private final StoreFiles files;
  private final String folder;

  SweepFolder(StoreFiles files, SweepRecord sweep) {
    this.files = files;
    this.folder = StoreLayout.folder(sweep);
  }

  /**
   * Writes what the sweep is; the members only if they changed, because a large sweep is resumed
   * often.
   *
   * @param visitor sees every member once
   */
  void write(SweepRecord sweep, Supplier<Stream<Member>> plan, Consumer<Member> visitor)
      throws IOException {
    publish(SPEC, sweep.spec());
    publish(RESOLVED, sweep.resolved());
    publish(MANIFEST, sweep.manifest());
    MessageDigest ids = Digest.sha256();
    try (Stream<Member> members = plan.get()) {
      members.forEachOrdered(
          member -> {
            ids.update(member.trialId().getBytes(StandardCharsets.US_ASCII));
            visitor.accept(member);
          });
    }
    String digest = HexFormat.of().formatHex(ids.digest());
    if (!digest.equals(storedDigest())) {
      try (Stream<Member> members = plan.get()) {
        Iterator<@Nullable Object[]> rows = members.map(SweepFolder::row).iterator();
        files.publish(
            folder + "/" + MEMBERS,
            PartWriter.bytes("members", ResultSchema.members(), rows, Map.of(DIGEST, digest)));
      }
    }
  }

  private @Nullable String storedDigest() throws IOException {
    String path = folder + "/" + MEMBERS;
    if (!files.exists(path)) {
      return null;
    }
    try {
      return PartReader.pairs(files.input(path)).get(DIGEST);
    } catch (IOException torn) {
      return null;
    }
  }

  /** What is planned, readable before it is computed. */
  private static @Nullable Object[] row(Member member) {
    Trial trial = member.trial();
    return new @Nullable Object[] {
      member.trialId(),
      member.cellId(),
      member.block(),
      member.point(),
      member.replicate(),
      trial instanceof LearningTrial learning ? learning.rule() : null,
      trial.seed(),
      TrialRows.settings(trial),
      trial instanceof AssayTrial assay ? assay.assay() : null
    };
  }

  /** Writes how a run ended: cluster managers swallow exit codes. */
  void writeStatus(RunSummary summary) throws IOException {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("ending", summary.ending().word());
    status.put("exit", summary.exitCode());
    status.put("planned", summary.planned());
    status.put("stored", summary.stored());
    status.put("computed", summary.computed());
    status.put("outcomes", new TreeMap<>(summary.outcomes()));
    status.put("wall_seconds", summary.wallSeconds());
    status.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    publish(STATUS, Json.write(status) + "\n");
  }

  private void publish(String name, String text) throws IOException {
    files.publish(folder + "/" + name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** All sweeps of a store, by name and digest. */
  static List<SweepRecord> all(StoreFiles files) throws IOException {
    List<SweepRecord> sweeps = new ArrayList<>();
    for (String name : files.list(StoreLayout.SWEEPS)) {
      for (String digest : files.list(StoreLayout.SWEEPS + "/" + name)) {
        String folder = StoreLayout.SWEEPS + "/" + name + "/" + digest + "/";
        if (files.exists(folder + MEMBERS)) {
          sweeps.add(
              new SweepRecord(
                  name,
                  digest,
                  text(files, folder + SPEC),
                  text(files, folder + RESOLVED),
                  text(files, folder + MANIFEST)));
        }
      }
    }
    return sweeps;
  }

  private static String text(StoreFiles files, String path) throws IOException {
    return new String(files.read(path), StandardCharsets.UTF_8);
  }
}
