package io.phasesweep;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom; ARCHITECTURE.md says why. */
class LayersTest {
  private static final String ROOT = "io.phasesweep.";
  private static final String CORE = ROOT + "core..";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.phasesweep");

  @Test
  void seesEveryModule() {
    for (String part : new String[] {"core.trial", "spark", "analysis", "sweeps.cli"}) {
      assertThat(ALL.stream().anyMatch(c -> c.getPackageName().equals(ROOT + part)))
          .as(part)
          .isTrue();
    }
  }

  @Test
  void coreKnowsTheJdkAndFourLibraries() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CORE,
            "java..",
            "com.sun.management..",
            "jdk.incubator.vector..",
            "org.ejml..",
            "org.hipparchus..",
            "org.jspecify..")
        .check(ALL);
  }

  @Test
  void theVectorModuleStaysInItsPackage() {
    noClasses()
        .that(
            resideInAPackage("io.phasesweep..")
                .and(not(resideInAPackage(pack("core.kernel.vector")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..")
        .check(ALL);
  }

  /** Each line may use itself and the lines above it. */
  @Test
  void coreIsLayered() {
    String[][] layers = {
      {"core.kernel", "core.random", "core.setting"},
      {"core.data", "core.network"},
      {"core.phase", "core.dynamics", "core.synapse", "core.medium", "core.readout"},
      {"core.trial"},
      {"core.rule", "core.assay"},
      {"core.engine"},
    };
    for (int low = 0; low < layers.length; low++) {
      for (int high = low + 1; high < layers.length; high++) {
        noClasses()
            .that()
            .resideInAnyPackage(packs(layers[low]))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packs(layers[high]))
            .allowEmptyShould(true)
            .check(ALL);
      }
    }
  }

  @Test
  void packagesOfCoreFormNoCycle() {
    slices().matching("io.phasesweep.core.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void familiesOfRulesDoNotKnowEachOther() {
    slices()
        .matching("io.phasesweep.core.rule.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void modulesPointOneWay() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packs("spark", "analysis", "sweeps"))
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(pack("spark"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packs("analysis", "sweeps"))
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage(pack("analysis"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packs("sweeps", "core.rule", "core.dynamics"))
        .check(ALL);
  }

  @Test
  void onlyDriversUseTheEngine() {
    noClasses()
        .that(
            resideInAPackage("io.phasesweep..")
                .and(not(resideInAnyPackage(packs("core.engine", "spark", "sweeps")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(pack("core.engine"))
        .check(ALL);
  }

  @Test
  void librariesStayWhereTheyBelong() {
    keep("org.apache.spark..", "spark", "analysis");
    keep("org.snakeyaml.engine..", "sweeps.spec");
    keep("picocli..", "sweeps.cli");
    keep("me.tongfei..", "sweeps.cli");
    keep("org.apache.parquet..", "spark");
  }

  private static void keep(String library, String... homes) {
    noClasses()
        .that(resideInAPackage("io.phasesweep..").and(not(resideInAnyPackage(packs(homes)))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(ALL);
  }

  @Test
  void signalsStayInOneClass() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Interrupts")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("sun..")
        .check(ALL);
  }

  @Test
  void coreIsDeterministicAndSilent() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(
            assignableTo(java.util.Random.class)
                .or(assignableTo(java.util.random.RandomGenerator.class))
                .or(assignableTo(Thread.class))
                .or(assignableTo(java.time.Clock.class))
                .or(assignableTo(java.util.concurrent.Executor.class))
                .or(
                    resideInAnyPackage(
                        "java.util.logging..", "org.slf4j..", "org.apache.logging..")))
        .check(ALL);
    noClasses().that().resideInAPackage(CORE).should().accessTargetWhere(forbidden()).check(ALL);
  }

  /** What gives other bits on another machine, at another time or under another locale. */
  private static DescribedPredicate<JavaAccess<?>> forbidden() {
    Set<String> mathematics = Set.of("random", "exp", "log", "tanh", "pow");
    return DescribedPredicate.describe(
        "is a clock, an inexact function or a default of the machine",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          boolean times = name.equals("nanoTime") || name.equals("currentTimeMillis");
          return switch (owner) {
            case "java.lang.Math" -> mathematics.contains(name);
            case "java.lang.System" -> times && !measuresTime(access.getOriginOwner());
            case "java.time.Instant", "java.time.LocalDateTime", "java.time.ZonedDateTime" ->
                name.equals("now");
            case "java.util.Locale", "java.nio.charset.Charset", "java.util.TimeZone" ->
                name.startsWith("getDefault") || name.equals("defaultCharset");
            default -> false;
          };
        });
  }

  /** Warm-up and the provenance of a trial read the clock; no number depends on it. */
  private static boolean measuresTime(JavaClass origin) {
    return Set.of("TrialRunner", "Stopwatch", "WarmUp").contains(origin.getSimpleName());
  }

  /** What a task sends or receives, and its parts; all else is built inside the task. */
  @Test
  void onlyWhatTravelsIsSerializable() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .and()
        .areNotInterfaces()
        .and()
        .areAssignableTo(Serializable.class)
        .and(not(assignableTo(Enum.class)))
        .and(not(assignableTo(Throwable.class)))
        .should()
        .resideInAnyPackage(
            ROOT + "core.trial", ROOT + "core.setting", ROOT + "core.data", ROOT + "core.random")
        .check(ALL);
  }

  private static String pack(String name) {
    return ROOT + name + "..";
  }

  private static String[] packs(String... names) {
    String[] all = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      all[i] = pack(names[i]);
    }
    return all;
  }
}
