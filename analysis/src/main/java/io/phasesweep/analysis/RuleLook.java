package io.phasesweep.analysis;

import java.util.List;
import java.util.Optional;

/**
 * How a rule is named and drawn: one colour and one shape each, never reassigned, never dropped
 * when a rule is absent. Colours are variables of the style sheet.
 *
 * @param rule the rule's name
 * @param title its name on the page
 * @param key last part of its colour variable
 * @param path its shape, about a box of 14 x 14 about the origin
 */
record RuleLook(String rule, String title, String key, String path) {
  static final String UNKNOWN = "not-started";

  static final List<RuleLook> ALL =
      List.of(
          new RuleLook(
              "equilibrium-propagation",
              "Equilibrium propagation",
              "ep",
              "M-5.2,0A5.2,5.2 0 1 1 5.2,0A5.2,5.2 0 1 1 -5.2,0Z"),
          new RuleLook("contrastive-hebbian", "Contrastive Hebbian", "chl", "M0,-5.6L6.2,5H-6.2Z"),
          new RuleLook("coupled-learning", "Coupled learning", "cpl", "M-4.7,-4.7H4.7V4.7H-4.7Z"),
          new RuleLook("flexible-phases", "Flexible phases", "fp", "M0,-6.4L5,0L0,6.4L-5,0Z"),
          new RuleLook(
              "nonequilibrium-memory", "Non-equilibrium memory", "nm", "M0,5.6L6.2,-5H-6.2Z"),
          new RuleLook(
              "dual-propagation", "Dual propagation", "dp", "M-6,-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z"),
          new RuleLook(
              "clapp",
              "CLAPP",
              "cl",
              "M0,-7L1.7,-2.3L6.7,-2.2L2.7,.9L4.1,5.7L0,2.9L-4.1,5.7L-2.7,.9L-6.7,-2.2L-1.7,-2.3Z"),
          new RuleLook(
              "one-step-adversarial", "One-step adversarial", "adv", "M-5.6,0L5,-6.2V6.2Z"),
          new RuleLook(
              "backpropagation",
              "Backpropagation",
              "bp",
              "M-6,-3.6L-3.6,-6L0,-2.4L3.6,-6L6,-3.6L2.4,0L6,3.6L3.6,6L0,2.4L-3.6,6L-6,3.6L-2.4,0Z"),
          new RuleLook("readout-only", "Readout only", "ro", "M-6.2,-2.2H6.2V2.2H-6.2Z"));

  static Optional<RuleLook> of(String rule) {
    return ALL.stream().filter(look -> look.rule().equals(rule)).findFirst();
  }

  /** Place in the report; rules without a look come last. */
  static int order(String rule) {
    int at = ALL.stream().map(RuleLook::rule).toList().indexOf(rule);
    return at < 0 ? ALL.size() : at;
  }

  /** The name on the page; a rule without a look keeps its own. */
  static String title(String rule) {
    return of(rule).map(RuleLook::title).orElse(rule.replace('-', ' '));
  }

  /** The name inside a sentence: {@code equilibrium propagation}, but {@code CLAPP}. */
  static String inText(String rule) {
    String title = title(rule);
    boolean acronym = title.equals(title.toUpperCase(java.util.Locale.ROOT));
    if (acronym) {
      return title;
    }
    String lower = title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
    return rule.equals("contrastive-hebbian") ? lower + " learning" : lower;
  }
}
