package io.phasesweep.core.trial;

import java.util.ArrayList;
import java.util.List;

/** What a learner says at one look. Mutable. */
public final class Measurements {
  private final Probe probe;
  private final List<Measurement> list = new ArrayList<>();

  /** Nothing yet. */
  public Measurements(Probe probe) {
    this.probe = probe;
  }

  /** A number of the whole net. Modified: this. */
  public void add(String metric, double value) {
    list.add(new Measurement(probe.epoch(), probe.presentations(), metric, null, value));
  }

  /** A number of one layer. Modified: this. */
  public void add(String metric, int layer, double value) {
    list.add(new Measurement(probe.epoch(), probe.presentations(), metric, layer, value));
  }

  /** All so far. */
  public List<Measurement> list() {
    return List.copyOf(list);
  }
}
