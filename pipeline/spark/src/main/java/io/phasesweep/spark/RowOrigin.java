package io.phasesweep.spark;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What computed a row, in short.
 *
 * @param version version of the product
 * @param commit its git commit
 * @param dirty whether it was built with uncommitted changes
 * @param jdk Java version
 * @param kernel provider and lanes
 * @param machine operating system and architecture
 */
record RowOrigin(
    String version, String commit, boolean dirty, String jdk, String kernel, String machine) {

  static RowOrigin of(StoredRow row) {
    return new RowOrigin(
        text(row, "product_version"),
        text(row, "git_commit"),
        Boolean.TRUE.equals(row.find("git_dirty")),
        text(row, "jdk"),
        text(row, "kernel_provider") + " " + text(row, "kernel_lanes"),
        text(row, "os_arch"));
  }

  static RowOrigin of(Provenance provenance) {
    return new RowOrigin(
        provenance.build().version(),
        provenance.build().commit(),
        provenance.build().dirty(),
        Provenance.jdk(),
        provenance.kernels().provider() + " " + provenance.kernels().lanes(),
        Provenance.osArch());
  }

  private static String text(StoredRow row, String column) {
    @Nullable Object cell = row.find(column);
    return cell == null ? "unknown" : cell.toString();
  }

  /** For example {@code 0.1.0 (1f0c9ab), JDK 17.0.12, kernel vector 8, linux-amd64}. */
  String label() {
    return new BuildInfo(version, commit, dirty).label()
        + ", JDK "
        + jdk
        + ", kernel "
        + kernel
        + ", "
        + machine;
  }

  /** What differs between this and {@code now}, one sentence. */
  String against(RowOrigin now) {
    if (!version.equals(now.version) || !commit.equals(now.commit) || dirty != now.dirty) {
      return "The code differs: a change that moves a number raises `semantics`.";
    }
    List<String> others = new ArrayList<>();
    if (!jdk.equals(now.jdk)) {
      others.add("the JDK");
    }
    if (!kernel.equals(now.kernel)) {
      others.add("the kernel");
    }
    if (!machine.equals(now.machine)) {
      others.add("the machine");
    }
    if (!others.isEmpty()) {
      return "Only "
          + String.join(" and ", others)
          + " differs: no such difference may move a number.";
    }
    return dirty
        ? "Both were built with uncommitted changes, so the code may differ."
        : "Nothing that is recorded differs: the stored row may have been altered.";
  }
}
