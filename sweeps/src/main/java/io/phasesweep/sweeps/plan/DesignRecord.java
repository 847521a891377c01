package io.phasesweep.sweeps.plan;

import io.phasesweep.sweeps.spec.Axis;
import io.phasesweep.sweeps.spec.Block;
import io.phasesweep.sweeps.spec.Design;
import io.phasesweep.sweeps.spec.Factor;
import io.phasesweep.sweeps.spec.RulePart;
import io.phasesweep.sweeps.spec.SweepSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the analysis of sensitivity must know of a design and cannot see in its trials: which point
 * is which step of a walk or which column of a row. A point whose cell came before is no member of
 * the sweep, so its cell is named here.
 */
final class DesignRecord {
  private static final Set<Design.Kind> STRUCTURED =
      EnumSet.of(Design.Kind.ONE_AT_A_TIME, Design.Kind.MORRIS, Design.Kind.SALTELLI);

  private final SweepSpec spec;
  private final Set<String> seen = new HashSet<>();

  private DesignRecord(SweepSpec spec) {
    this.spec = spec;
  }

  /** One map per block whose points depend on each other; none in most sweeps. */
  static List<Map<String, Object>> of(SweepSpec spec) {
    boolean structured =
        spec.blocks().stream().anyMatch(block -> STRUCTURED.contains(block.design().kind()));
    return structured ? new DesignRecord(spec).read() : List.of();
  }

  private List<Map<String, Object>> read() {
    List<Map<String, Object>> designs = new ArrayList<>();
    for (int b = 0; b < spec.blocks().size(); b++) {
      Block block = spec.blocks().get(b);
      List<Map<String, Object>> rules = new ArrayList<>();
      Map<String, String> repeats = new TreeMap<>();
      long first = 0;
      for (RulePart part : block.parts()) {
        rules.add(rule(block, part, first));
        repeats(block, part, first, repeats);
        first += Points.count(block, part);
      }
      if (STRUCTURED.contains(block.design().kind())) {
        Map<String, Object> design = keys(block.design());
        design.put("block", b);
        design.put("rules", rules);
        design.put("repeats", repeats);
        designs.add(design);
      }
    }
    return designs;
  }

  private static Map<String, Object> keys(Design design) {
    Map<String, Object> keys = new TreeMap<>();
    keys.put("kind", design.kind().key());
    if (design instanceof Design.Morris morris) {
      keys.put("trajectories", morris.trajectories());
      keys.put("levels", morris.levels());
    } else if (design instanceof Design.Saltelli saltelli) {
      keys.put("samples", saltelli.samples());
      keys.put("second_order", saltelli.order() == Design.Order.SECOND);
    }
    return keys;
  }

  private static Map<String, Object> rule(Block block, RulePart part, long first) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put(part.entry().kind().key(), part.entry().name());
    rule.put("first_point", first);
    rule.put("points", Points.count(block, part));
    rule.put("axes", part.factors().stream().map(Factor::axes).map(DesignRecord::names).toList());
    return rule;
  }

  private static List<String> names(List<Axis> axes) {
    return axes.stream().map(Axis::name).toList();
  }

  /** Modified: {@code repeats}, the cell of each point that is no member, by point. */
  private void repeats(Block block, RulePart part, long first, Map<String, String> repeats) {
    Cells cells = new Cells(spec, block, part);
    while (cells.next()) {
      String cellId = cells.names().cellId();
      if (!seen.add(cellId)) {
        repeats.put(Long.toString(first + cells.point()), cellId);
      }
    }
  }
}
