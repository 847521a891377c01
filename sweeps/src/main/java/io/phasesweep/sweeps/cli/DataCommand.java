package io.phasesweep.sweeps.cli;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.data.CatalogEntry;
import io.phasesweep.core.data.DataFolders.Presence;
import io.phasesweep.core.data.DataFolders.State;
import io.phasesweep.sweeps.spec.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code data list}: the data sets and where they are; {@code data verify}: their digests. */
@Command(name = "data")
final class DataCommand extends SweepCommand {

  /** What to do. */
  enum Action {
    LIST,
    VERIFY
  }

  @Parameters(index = "0", paramLabel = "list|verify")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "SET")
  private @Nullable String set;

  DataCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    Catalog catalog = Catalog.ofMachine();
    List<CatalogEntry> entries = chosen(catalog);
    List<Presence> found =
        entries.stream()
            .map(e -> action == Action.VERIFY ? catalog.verify(e) : catalog.find(e))
            .toList();
    if (common().json()) {
      screen().result(JsonText.of(document(entries, found)));
    } else {
      for (int i = 0; i < entries.size(); i++) {
        show(entries.get(i), found.get(i));
      }
    }
    boolean asked = action == Action.VERIFY;
    boolean damaged = found.stream().anyMatch(p -> p.state() == State.DAMAGED);
    boolean missing = set != null && found.stream().anyMatch(p -> p.state() == State.MISSING);
    return asked && (damaged || missing) ? ExitCode.USAGE : ExitCode.DONE;
  }

  private List<CatalogEntry> chosen(Catalog catalog) {
    String name = set;
    if (name == null) {
      return catalog.entries();
    }
    List<String> names = catalog.entries().stream().map(CatalogEntry::name).toList();
    return List.of(
        catalog
            .entry(name)
            .orElseThrow(
                () ->
                    new UsageProblem(
                        "unknown data set '"
                            + name
                            + "'; "
                            + String.join(", ", names)
                            + " exist")));
  }

  private void show(CatalogEntry entry, Presence presence) {
    screen()
        .result(
            String.format(
                Locale.ROOT,
                "%-14s %-8s %s + %s examples, %d classes, %s",
                entry.name(),
                word(presence.state()),
                Wording.count(entry.train()),
                Wording.count(entry.test()),
                entry.classes(),
                entry.licence()));
    screen().result("  " + entry.title());
    screen().result("  " + (presence.advice().isEmpty() ? presence.place() : presence.advice()));
  }

  private String word(State state) {
    return switch (state) {
      case READY -> action == Action.VERIFY ? "verified" : "ready";
      case MISSING -> "missing";
      case DAMAGED -> "damaged";
    };
  }

  private List<Map<String, Object>> document(List<CatalogEntry> entries, List<Presence> found) {
    return IntStream.range(0, entries.size())
        .mapToObj(
            i ->
                Map.<String, Object>of(
                    "name", entries.get(i).name(),
                    "title", entries.get(i).title(),
                    "train", entries.get(i).train(),
                    "test", entries.get(i).test(),
                    "classes", entries.get(i).classes(),
                    "licence", entries.get(i).licence(),
                    "digest", entries.get(i).digest(),
                    "state", word(found.get(i).state()),
                    "place", found.get(i).place()))
        .toList();
  }
}
