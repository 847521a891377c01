package io.phasesweep.core.trial;

import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** The contract suites of the test tree. */
public final class RuleContracts {
  private RuleContracts() {}

  /** Names of the rules whose learners are under {@link LearnerContract}. */
  public static List<String> rules() {
    return ReflectionSupport.findAllClassesInPackage(
            "io.phasesweep.core.rule",
            type ->
                LearnerContract.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers()),
            name -> name.endsWith("Test"))
        .stream()
        .map(type -> ((LearnerContract) ReflectionSupport.newInstance(type)).rule())
        .toList();
  }
}
