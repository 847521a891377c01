package io.phasesweep.core.rule.clapp;

import io.phasesweep.core.setting.Values;
import java.util.Arrays;

/**
 * The published forms of the rule, each a preset of its settings.
 *
 * <pre>
 *   clapp        hinge, one coin per image: fixation or saccade, own retrodiction weights
 *   clapp-s      hinge, both terms at every step, the prediction weights transposed
 *   hinge-cpc    the loss of clapp at the top layer alone, back-propagated
 *   gim          InfoNCE in every layer
 *   cpc          InfoNCE at the top layer alone, back-propagated
 *   random-init  no learning
 * </pre>
 */
enum Variant {
  CLAPP("clapp", false, true, 1, false),
  CLAPP_S("clapp-s", false, false, 1, false),
  HINGE_CPC("hinge-cpc", false, true, 1, true),
  GIM("gim", true, false, 16, false),
  CPC("cpc", true, false, 16, true),
  RANDOM_INIT("random-init", false, false, 1, false);

  private final String word;
  private final boolean infoNce;
  private final boolean coin;
  private final int negatives;
  private final boolean topOnly;

  Variant(String word, boolean infoNce, boolean coin, int negatives, boolean topOnly) {
    this.word = word;
    this.infoNce = infoNce;
    this.coin = coin;
    this.negatives = negatives;
    this.topOnly = topOnly;
  }

  /** The variant of a trial. */
  static Variant of(Values values) {
    String word = values.word(ClappUses.VARIANT);
    return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst().orElseThrow();
  }

  /** All words, in order. */
  static String[] words() {
    return Arrays.stream(values()).map(v -> v.word).toArray(String[]::new);
  }

  /** The word of sweep files. */
  String word() {
    return word;
  }

  /** InfoNCE in place of the hinge. */
  boolean infoNce() {
    return infoNce;
  }

  /** Whether a coin decides per image which of the two terms it trains. */
  boolean coin() {
    return coin;
  }

  /** Whether retrodiction has weights of its own unless a trial says otherwise. */
  boolean separate() {
    return coin;
  }

  /** Negatives per positive unless a trial says otherwise. */
  int negatives() {
    return negatives;
  }

  /** Whether the top layer's loss alone is lowered, by back-propagation. */
  boolean topOnly() {
    return topOnly;
  }

  boolean learns() {
    return this != RANDOM_INIT;
  }

  /** Whether the control switches apply. */
  boolean controls() {
    return this == CLAPP || this == CLAPP_S;
  }

  /** Whether every layer learns from its own loss. */
  boolean local() {
    return learns() && !topOnly;
  }
}
