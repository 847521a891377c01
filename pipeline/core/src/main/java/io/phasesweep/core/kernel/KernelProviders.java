package io.phasesweep.core.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.phasesweep.core.kernel.portable.PortableArithmetic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the provider of a JVM.
 *
 * <pre>
 *   -Dphasesweep.kernels=auto|vector|portable         auto: the fastest that this JVM can run
 *   -Dphasesweep.kernels.required=vector|portable     any other outcome is an error
 * </pre>
 */
public final class KernelProviders {
  /** Name of the property that asks for a provider. */
  public static final String ASKED = "phasesweep.kernels";

  /** Name of the property that insists on one. */
  public static final String REQUIRED = "phasesweep.kernels.required";

  private static final String VECTOR = "io.phasesweep.core.kernel.vector.VectorArithmetic";

  private KernelProviders() {}

  /**
   * The kernels of this JVM. Drivers ask once and log {@link Kernels#choice}.
   *
   * @throws IllegalStateException if the JVM has no fused multiply-add, if the required provider
   *     was refused, or if a property names no provider
   */
  public static Kernels choose() {
    return choose(System.getProperty(ASKED, "auto"), System.getProperty(REQUIRED, ""));
  }

  private static Kernels choose(String asked, String required) {
    requireWord(ASKED, asked, List.of("auto", "vector", "portable"));
    requireWord(REQUIRED, required, List.of("", "vector", "portable"));
    if (!option("UseFMA").equals("true")) {
      throw new IllegalStateException(
          "kernels: no hardware fused multiply-add (UseFMA is off), one would take microseconds;"
              + " remove -XX:-UseFMA or use a processor that has it");
    }
    List<String> refusals = new ArrayList<>();
    boolean optimising = optimising(refusals);
    RowArithmetic arithmetic = asked.equals("portable") ? refuse(refusals) : vector(refusals);
    boolean vector = arithmetic != null;
    if (arithmetic == null) {
      arithmetic = new PortableArithmetic();
    }
    String provider = vector ? "vector" : "portable";
    if (!required.isEmpty() && !provider.equals(required)) {
      throw new IllegalStateException(
          "kernels: -D"
              + REQUIRED
              + "="
              + required
              + ", but this JVM would use "
              + provider
              + (refusals.isEmpty() ? "" : ": " + String.join("; ", refusals)));
    }
    return new RowKernels(
        new KernelChoice(provider, arithmetic.lanes(), optimising, refusals), arithmetic);
  }

  private static @Nullable RowArithmetic refuse(List<String> refusals) {
    refusals.add(0, "vector: -D" + ASKED + "=portable asks for another provider");
    return null;
  }

  /** Whether C2 compiles; without it vector code runs 30 to 50 times slower. */
  private static boolean optimising(List<String> refusals) {
    if (!option("UseCompiler").equals("true")) {
      refusals.add("vector: the compiler is off (UseCompiler); remove -Xint");
      return false;
    }
    String level = option("TieredStopAtLevel");
    if (!level.equals("4")) {
      refusals.add(
          "vector: the optimising compiler is off (TieredStopAtLevel is " + level + ", not 4)");
      return false;
    }
    return true;
  }

  /** The vector provider, by name: its classes need a module that may be absent. */
  private static @Nullable RowArithmetic vector(List<String> refusals) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      refusals.add(
          "vector: module jdk.incubator.vector is absent; add"
              + " --add-modules=jdk.incubator.vector to the JVM's options");
    }
    if (!refusals.isEmpty()) {
      return null;
    }
    RowArithmetic vector;
    try {
      vector =
          Class.forName(VECTOR)
              .asSubclass(RowArithmetic.class)
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      refusals.add("vector: " + e);
      return null;
    }
    if (vector.lanes() < 8) {
      refusals.add(
          "vector: registers of " + vector.lanes() + " floats; the provider needs 8 (256 bit)");
      return null;
    }
    return vector;
  }

  private static void requireWord(String property, String word, List<String> words) {
    if (!words.contains(word)) {
      throw new IllegalStateException(
          "-D" + property + "=" + word + ": allowed are " + String.join(", ", words).strip());
    }
  }

  private static String option(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }
}
