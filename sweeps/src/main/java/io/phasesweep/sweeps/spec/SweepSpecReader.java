package io.phasesweep.sweeps.spec;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.Assays;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.network.LayerList;
import io.phasesweep.core.setting.InvalidSetting;
import io.phasesweep.core.setting.Setting;
import io.phasesweep.core.setting.Value;
import io.phasesweep.core.setting.Values;
import io.phasesweep.core.trial.AssayEntry;
import io.phasesweep.core.trial.Budget;
import io.phasesweep.core.trial.Cadence;
import io.phasesweep.core.trial.RuleEntry;
import io.phasesweep.core.trial.StopRule;
import io.phasesweep.core.trial.TrialEntry;
import io.phasesweep.sweeps.spec.SettingsReader.Inapplicable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads sweep files. Every mistake of a file comes in one go, each on one line with its place; a
 * file that is read has typed values only, each allowed for the rules it is given to.
 */
public final class SweepSpecReader {
  private final EntryIndex index;
  private final Catalog catalog;

  /** Reads with the registers of this product and the data of this machine. */
  public SweepSpecReader() {
    this(Rules.all(), Assays.all(), Catalog.ofMachine());
  }

  /**
   * Reads with given registers.
   *
   * @param rules the rules that a file may name
   * @param assays the assays that a file may name
   * @param catalog the data sets that a file may name
   */
  public SweepSpecReader(List<RuleEntry> rules, List<AssayEntry> assays, Catalog catalog) {
    this.index = new EntryIndex(rules, assays);
    this.catalog = catalog;
  }

  /**
   * Reads a file.
   *
   * @throws SpecException if something is wrong with it
   */
  public SweepSpec read(Path file) throws SpecException {
    String label = file.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(StrictYaml.MOST_BYTES + 1);
    } catch (IOException e) {
      String why = Files.exists(file) ? "cannot be read" : "no such file";
      throw new SpecException(List.of(label + ": " + why));
    }
    Path folder = file.toAbsolutePath().getParent();
    return read(label, bytes, folder == null ? Path.of("") : folder);
  }

  /**
   * Reads the bytes of a file.
   *
   * @param label what messages call the file
   * @param bytes its content
   * @param base folder that relative paths of data start from
   * @throws SpecException if something is wrong with it
   */
  public SweepSpec read(String label, byte[] bytes, Path base) throws SpecException {
    Problems problems = new Problems(label);
    SpecNode.Mapping root = new StrictYaml(label, problems).read(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    SweepSpec spec = new Reading(label, text, root, base, problems).spec();
    problems.throwIfAny();
    if (spec == null) {
      throw new IllegalStateException("a file without problems gave no sweep");
    }
    return spec;
  }

  /** One file being read. */
  private final class Reading {
    private final String label;
    private final String text;
    private final SpecNode.Mapping root;
    private final Path base;
    private final Problems problems;
    private final List<String> notices = new ArrayList<>();

    Reading(String label, String text, SpecNode.Mapping root, Path base, Problems problems) {
      this.label = label;
      this.text = text;
      this.root = root;
      this.base = base;
      this.problems = problems;
    }

    @Nullable SweepSpec spec() {
      Fields top = Fields.of(root, "the sweep", SpecKeys.TOP, problems);
      if (top == null) {
        return null;
      }
      top.require("schema-version", "schema-version: 1");
      top.value(SpecKeys.SCHEMA_VERSION);
      String name = text(top, "name", "name: my-sweep");
      if (!name.matches("[a-z0-9-]{1,64}")) {
        top.entry("name")
            .ifPresent(
                e ->
                    problems.add(
                        e.value().place(),
                        "name is "
                            + e.value().shown()
                            + "; 1 to 64 of a-z, 0-9 and - are allowed"));
      }
      String question = text(top, "question", "question: Which rule stands more jitter?");
      TrialEntry.Kind kind = new KindReader(problems).kind(root);
      DataFacts data = kind == TrialEntry.Kind.RULE ? data(top) : null;
      List<Block> blocks = blocks(top, kind);
      if (data != null) {
        blocks.forEach(block -> block.parts().forEach(part -> checkShape(part, data)));
      }
      CadenceReader reader = new CadenceReader(problems);
      Training training = kind == TrialEntry.Kind.RULE ? training(top, reader, data) : null;
      Seeds seeds =
          top.entry("replicates").map(e -> reader.seeds(e.value())).orElse(new Seeds(3, 1));
      if (kind == TrialEntry.Kind.RULE && training == null) {
        return null;
      }
      List<String> told = List.copyOf(new LinkedHashSet<>(notices));
      return new SweepSpec(
          label, text, name, question, Optional.ofNullable(training), blocks, seeds, told);
    }

    private @Nullable Training training(
        Fields top, CadenceReader reader, @Nullable DataFacts data) {
      top.require("budget", "budget: { epochs: 5 }");
      Budget budget = top.entry("budget").map(e -> reader.budget(e.value())).orElse(null);
      Cadence cadence =
          top.entry("measure").map(e -> reader.cadence(e.value())).orElse(Cadence.eachEpoch());
      StopRule stop =
          top.entry("stop").map(e -> reader.stop(e.value())).orElse(StopRule.standard());
      return data == null || budget == null ? null : new Training(data, budget, cadence, stop);
    }

    private String text(Fields top, String key, String example) {
      top.require(key, example);
      SpecNode.Entry entry = top.entry(key).orElse(null);
      if (entry == null) {
        return "";
      }
      if (entry.value() instanceof SpecNode.Scalar scalar && !scalar.text().isBlank()) {
        return Words.oneLine(scalar.text()).strip();
      }
      problems.add(
          entry.value().place(), key + " is " + entry.value().shown() + "; text is allowed");
      return "";
    }

    private @Nullable DataFacts data(Fields top) {
      top.require("data", "data: { set: digits }");
      return top.entry("data")
          .map(e -> new DataReader(catalog, base, problems).read(e.value()))
          .orElse(null);
    }

    private List<Block> blocks(Fields top, TrialEntry.Kind kind) {
      boolean collapse = top.word(SpecKeys.INAPPLICABLE).equals("collapse");
      BlockReader reader =
          new BlockReader(
              index,
              kind,
              collapse ? Inapplicable.COLLAPSE : Inapplicable.ERROR,
              problems,
              notices);
      List<Block> blocks = new ArrayList<>();
      SpecNode.Entry list = top.entry("blocks").orElse(null);
      if (list == null) {
        blocks.add(reader.read(root));
      } else if (list.value() instanceof SpecNode.Sequence sequence
          && !sequence.items().isEmpty()) {
        for (SpecNode item : sequence.items()) {
          if (Fields.of(item, "a block", SpecKeys.BLOCK, problems) != null) {
            blocks.add(reader.read(BlockMerger.merge(root, (SpecNode.Mapping) item)));
          }
        }
        sequence.items().stream()
            .filter(SpecNode.Mapping.class::isInstance)
            .forEach(item -> reader.refuseUnused((SpecNode.Mapping) item));
      } else {
        problems.add(
            list.value().place(),
            "blocks is " + list.value().shown() + "; a list of blocks is allowed");
      }
      reader.refuseUnused(root);
      return blocks;
    }

    /** Inputs and classes of every architecture, by default too, are those of the data. */
    private void checkShape(RulePart part, DataFacts data) {
      String name = "architecture";
      boolean own = part.entry().use("model").or(() -> part.entry().use("moments")).isPresent();
      if (part.entry().use(name).isEmpty() || own) {
        // Where a setting says what the sizes mean, the rule checks them, cell by cell.
        return;
      }
      Placed fixed = part.fixed().get(name);
      boolean swept = false;
      for (Factor factor : part.factors()) {
        for (Axis axis : factor.axes()) {
          if (axis.name().equals(name) && axis instanceof Axis.Listed listed) {
            swept = true;
            for (int i = 0; i < listed.values().size(); i++) {
              checkShape(part, listed.values().get(i), "", listed.placeOf(i), data);
            }
          }
        }
      }
      if (fixed != null) {
        checkShape(part, fixed.value(), "", fixed.place(), data);
      } else if (!swept) {
        Value usual = part.entry().use(name).orElseThrow().byDefault().apply(Values.none());
        checkShape(part, usual, " by default", part.place(), data);
      }
    }

    /** A value that the rule does not allow has its own message. */
    private void checkShape(
        RulePart part, Value architecture, String how, Place place, DataFacts data) {
      Setting setting = part.entry().use("architecture").orElseThrow().setting();
      if (!(architecture instanceof Value.Items layers) || !setting.allows(architecture)) {
        return;
      }
      try {
        LayerList list = LayerList.of(layers.items());
        OptionalInt inputs = list.inputs();
        if (inputs.orElse(data.inputs()) == data.inputs() && list.classes() == data.classes()) {
          list.on(data.image(), data.classes());
          return;
        }
        problems.add(place, mismatch(architecture, how, inputs.isPresent(), data));
      } catch (InvalidSetting e) {
        problems.add(place, String.valueOf(e.getMessage()));
      }
    }

    private static String mismatch(Value architecture, String how, boolean dense, DataFacts data) {
      return "architecture is "
          + architecture.text()
          + how
          + "; "
          + data.label()
          + " has "
          + data.inputs()
          + " inputs and "
          + data.classes()
          + " classes, so ["
          + (dense ? data.inputs() : "conv3x64p")
          + ", ..., "
          + data.classes()
          + "] is allowed";
    }
  }
}
