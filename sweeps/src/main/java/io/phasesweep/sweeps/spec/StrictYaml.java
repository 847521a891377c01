package io.phasesweep.sweeps.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The part of YAML 1.2 that a sweep file may use: one document of plain and quoted text, lists and
 * blocks, no deeper than 16, no larger than 64 KiB. Aliases, anchors, tags and directives are
 * refused, each at its place, because they have no meaning for a sweep and some let a small file
 * grow without bound.
 */
final class StrictYaml {
  static final int MOST_BYTES = 65_536;
  private static final int DEEPEST = 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Problems problems;
  private final LoadSettings settings;

  StrictYaml(String file, Problems problems) {
    this.problems = problems;
    this.settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(MOST_BYTES)
            .setMaxAliasesForCollections(0)
            // Refused below, at their place.
            .setAllowNonScalarKeys(true)
            .build();
  }

  /**
   * The root block of the file. Duplicate keys and empty values are added to the problems.
   *
   * @throws SpecException if the text is no YAML of the allowed kind
   */
  SpecNode.Mapping read(byte[] bytes) throws SpecException {
    String text = decode(bytes);
    try {
      refuseExtras(text);
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw problems.fatal(Place.FILE, "the file is empty; it needs at least " + required());
      }
      if (root.get() instanceof MappingNode mapping) {
        return mapping(mapping);
      }
      throw problems.fatal(
          place(root.get().getStartMark()),
          "the file is not a block of 'key: value' lines (a blank must follow the colon)");
    } catch (MarkedYamlEngineException e) {
      throw problems.fatal(place(e.getProblemMark()), describe(e));
    } catch (YamlEngineException e) {
      throw problems.fatal(Place.FILE, String.valueOf(e.getMessage()));
    }
  }

  private static String required() {
    return "schema-version, name, question, data, budget";
  }

  private String decode(byte[] bytes) throws SpecException {
    if (bytes.length > MOST_BYTES) {
      throw problems.fatal(
          Place.FILE, "the file has " + bytes.length + " bytes; at most 65536 are allowed");
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException e) {
      throw problems.fatal(Place.FILE, "the file is not UTF-8");
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (text.indexOf(BYTE_ORDER_MARK) >= 0) {
      throw problems.fatal(Place.FILE, "a second byte order mark; at most one may lead the file");
    }
    return text;
  }

  /** Looks at the events one by one and stops at the first thing that is not allowed. */
  private void refuseExtras(String text) throws SpecException {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      Place place = place(event.getStartMark());
      if (event instanceof DocumentStartEvent start) {
        documents++;
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
          throw problems.fatal(place, "a directive; directives are not allowed");
        }
        if (documents > 1) {
          throw problems.fatal(place, "a second document; one file holds one sweep");
        }
      } else if (event instanceof AliasEvent alias) {
        throw problems.fatal(
            place, "an alias '*" + alias.getAlias() + "'; aliases are not allowed");
      } else if (event instanceof NodeEvent node) {
        refuseProperties(node, place);
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw problems.fatal(place, "deeper than 16 levels; at most 16 are allowed");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private void refuseProperties(NodeEvent event, Place place) throws SpecException {
    if (event.getAnchor().isPresent()) {
      throw problems.fatal(
          place, "an anchor '&" + event.getAnchor().get() + "'; anchors are not allowed");
    }
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    if (tag.isPresent()) {
      throw problems.fatal(place, "a tag '" + Words.brief(tag.get()) + "'; tags are not allowed");
    }
  }

  private SpecNode.Mapping mapping(MappingNode node) {
    List<SpecNode.Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place place = place(tuple.getKeyNode().getStartMark());
      String key = key(tuple.getKeyNode(), place);
      if (key == null) {
        continue;
      }
      Place first = seen.putIfAbsent(key, place);
      if (first != null) {
        problems.add(
            place,
            "'"
                + Words.brief(key)
                + "' is given twice, first on line "
                + first.line()
                + "; each key is allowed once");
        continue;
      }
      SpecNode value = node(tuple.getValueNode(), key);
      if (value != null) {
        entries.add(new SpecNode.Entry(key, place, value));
      }
    }
    return new SpecNode.Mapping(entries, place(node.getStartMark()));
  }

  private @Nullable String key(Node node, Place place) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isPlain() || scalar.getValue().isEmpty()) {
      problems.add(place, "a key is a plain word");
      return null;
    }
    if (scalar.getValue().equals("<<")) {
      problems.add(place, "a merge key '<<'; merging is not allowed");
      return null;
    }
    return scalar.getValue();
  }

  /** The node, or null if it is empty or runs over lines; then the problem is noted. */
  private @Nullable SpecNode node(Node node, String key) {
    Place place = place(node.getStartMark());
    if (node instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      List<SpecNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        SpecNode read = node(item, key);
        if (read != null) {
          items.add(read);
        }
      }
      return new SpecNode.Sequence(items, place);
    }
    ScalarNode scalar = (ScalarNode) node;
    if (!scalar.isPlain()) {
      return new SpecNode.Scalar(scalar.getValue(), SpecNode.Style.QUOTED, place);
    }
    if (scalar.getValue().isEmpty()) {
      problems.add(place, "'" + Words.brief(key) + "' has no value");
      return null;
    }
    if (place(scalar.getEndMark()).line() != place.line()) {
      problems.add(
          place, "the text of '" + Words.brief(key) + "' runs over several lines; quote it");
      return null;
    }
    return new SpecNode.Scalar(scalar.getValue(), SpecNode.Style.PLAIN, place);
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.FILE);
  }

  private static String describe(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    Place opened = place(e.getContextMark());
    boolean elsewhere = opened.line() > 0 && opened.line() != place(e.getProblemMark()).line();
    return elsewhere
        ? problem + " (what is unfinished begins on line " + opened.line() + ")"
        : problem;
  }
}
