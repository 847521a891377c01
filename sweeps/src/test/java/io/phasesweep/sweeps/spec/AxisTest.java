package io.phasesweep.sweeps.spec;

import static io.phasesweep.sweeps.spec.SpecText.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms of an axis and the values they give. */
class AxisTest {

  private static List<String> values(String form) throws SpecException {
    SweepSpec spec =
        SpecText.read(
            HEAD
                + "fixed: { rule: equilibrium-propagation }\naxes: { learning-rate: "
                + form
                + " }\n");
    Axis axis = spec.blocks().get(0).parts().get(0).factors().get(0).axes().get(0);
    return ((Axis.Listed) axis).values().stream().map(v -> v.text()).toList();
  }

  @Test
  void logPointsAreRoundedToNineDigits() throws SpecException {
    assertThat(values("{ log: [1e-3, 1], points: 7 }"))
        .containsExactly(
            "0.001", "0.00316227766", "0.01", "0.0316227766", "0.1", "0.316227766", "1");
  }

  @Test
  void boundsComeOutAsGiven() {
    double[] log = Spaced.log(0.012345678901, 1.9876543210987, 5);
    assertThat(log[0]).isEqualTo(0.012345678901);
    assertThat(log[4]).isEqualTo(1.9876543210987);
    double[] linear = Spaced.linear(0.012345678901, 1.9876543210987, 5);
    assertThat(linear[0]).isEqualTo(0.012345678901);
    assertThat(linear[4]).isEqualTo(1.9876543210987);
  }

  @Test
  void stepsEndAtTheBoundOrBelow() throws SpecException {
    assertThat(values("{ linear: [0.1, 0.7], step: 0.2 }"))
        .containsExactly("0.1", "0.3", "0.5", "0.7");
    assertThat(values("{ linear: [0.1, 0.65], step: 0.2 }")).containsExactly("0.1", "0.3", "0.5");
    assertThat(values("{ linear: [0.1, 4.9], step: 0.1 }")).hasSize(49).last().isEqualTo("4.9");
  }

  @Test
  void linearPointsIncludeBothEnds() throws SpecException {
    assertThat(values("{ linear: [1, 2], points: 5 }"))
        .containsExactly("1", "1.25", "1.5", "1.75", "2");
  }

  @Test
  void repeatedValuesCollapseWithANotice() throws SpecException {
    SweepSpec spec =
        SpecText.read(
            HEAD
                + "fixed: { rule: equilibrium-propagation }\n"
                + "axes: { learning-rate: [1, 1.0, 2, 1e0] }\n");
    assertThat(spec.notices())
        .containsExactly("Line 8: learning-rate 1 is listed twice; it is planned once.");
    assertThat(values("[1, 1.0, 2, 1e0]")).containsExactly("1", "2");
  }

  @Test
  void roundingIsHalfEvenOnTheExactValue() {
    assertThat(Numbers.rounded(0.009999999999999998)).isEqualTo(0.01);
    // Binary fractions are ties: 2^-k with ten digits.
    assertThat(Numbers.rounded(1.000000025 * 0x1p2)).isEqualTo(4.0000001);
    assertThat(Numbers.rounded(123456789.5)).isEqualTo(123456790);
    assertThat(Numbers.rounded(123456788.5)).isEqualTo(123456788);
    assertThat(Numbers.rounded(-0.1234567894)).isEqualTo(-0.123456789);
  }

  @Test
  void rangesMapTheUnitIntervalOntoThemselves() {
    Place place = new Place(1, 1);
    Axis.Ranged linear = new Axis.Ranged("a", 0.5, 2, Axis.Scale.LINEAR, place);
    assertThat(linear.at(0).text()).isEqualTo("0.5");
    assertThat(linear.at(0.5).text()).isEqualTo("1.25");
    Axis.Ranged log = new Axis.Ranged("a", 0.01, 1, Axis.Scale.LOG, place);
    assertThat(log.at(0).text()).isEqualTo("0.01");
    assertThat(log.at(0.5).text()).isEqualTo("0.1");
    Axis.Ranged integer = new Axis.Ranged("a", 3, 5, Axis.Scale.INTEGER, place);
    assertThat(integer.at(0).text()).isEqualTo("3");
    assertThat(integer.at(0.34).text()).isEqualTo("4");
    assertThat(integer.at(Math.nextDown(1.0)).text()).isEqualTo("5");
  }
}
