package io.phasesweep.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final Value ONE = new Value.Whole(1);
  private static final Value TWO = new Value.Whole(2);

  @Test
  void isSortedWhateverTheOrderOfItsMaking() {
    Values values = Values.none().with("b", TWO).with("c", ONE).with("a", ONE).with("c", TWO);
    assertThat(values.names()).containsExactly("a", "b", "c");
    assertThat(values.find("c")).isEqualTo(TWO);
    assertThat(values.find("d")).isNull();
    Map<String, Value> backwards = new TreeMap<>((x, y) -> y.compareTo(x));
    backwards.putAll(Map.of("a", ONE, "b", TWO, "c", TWO));
    assertThat(Values.of(backwards)).isEqualTo(values).hasSameHashCodeAs(values);
  }

  @Test
  void isACopyThatWithDoesNotChange() {
    TreeMap<String, Value> map = new TreeMap<>(Map.of("a", ONE));
    Values values = Values.of(map);
    map.put("b", TWO);
    values.with("a", TWO);
    values.with("c", TWO);
    List<String> seen = new ArrayList<>();
    values.forEach((name, value) -> seen.add(name + "=" + value.text()));
    assertThat(seen).containsExactly("a=1");
    assertThat(values).isNotEqualTo(Values.none().with("a", TWO)).hasToString("{a=Whole[value=1]}");
  }
}
