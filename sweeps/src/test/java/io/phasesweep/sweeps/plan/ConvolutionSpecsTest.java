package io.phasesweep.sweeps.plan;

import static io.phasesweep.sweeps.spec.SpecText.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phasesweep.core.data.Catalog;
import io.phasesweep.core.engine.Assays;
import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SpecText;
import io.phasesweep.sweeps.spec.SweepSpec;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Architectures with convolutions in sweep files. */
class ConvolutionSpecsTest {
  @TempDir private Path folder;

  private SweepSpec read(String name, String old, String replacement)
      throws IOException, SpecException {
    String text = new String(SpecText.shipped(name), StandardCharsets.UTF_8);
    assertThat(text).contains(old);
    byte[] bytes = text.replace(old, replacement).getBytes(StandardCharsets.UTF_8);
    return new SweepSpecReader(Rules.all(), Assays.all(), new Catalog(List.of(folder)))
        .read(name + ".yaml", bytes, folder);
  }

  private void files(String set, String... names) throws IOException {
    Path of = Files.createDirectories(folder.resolve(set));
    for (String name : names) {
      Files.write(of.resolve(name), new byte[2 * 3_073]);
    }
  }

  @Test
  void theSmallNetPlansWithoutReadingItsFiles() throws IOException, SpecException {
    files(
        "mnist",
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte");
    SweepSpec spec = read("cnn-mnist", "mnist", "mnist");
    assertThat(spec.training().orElseThrow().data().image().text()).isEqualTo("32x32x1");
    SweepPlan plan = SweepPlan.of(spec);
    assertThat(plan.summary().trials()).isEqualTo(9);
    LearningTrial trial = (LearningTrial) plan.members().findFirst().orElseThrow().trial();
    assertThat(trial.settings().find("architecture").canonical())
        .isEqualTo("[n:conv3x64p,n:conv3x64p,i:10]");
    // 1024 x 9 x 64 + 256 x 9 x 64 x 64 + 64 x 64 x 10 up; twice that but the first layer's down.
    double up = 589_824 + 9_437_184 + 40_960;
    assertThat(new WorkModel(spec.training().orElseThrow().data()).of(trial).learning())
        .isEqualTo(5 * 54_000 * (3 * up - 589_824));
  }

  @Test
  void thePublishedNetsPlan() throws IOException, SpecException {
    files(
        "cifar-10-batches-bin",
        "data_batch_1.bin",
        "data_batch_2.bin",
        "data_batch_3.bin",
        "data_batch_4.bin",
        "data_batch_5.bin",
        "test_batch.bin");
    SweepSpec spec = read("cnn-cifar-10", "validation: 5000", "validation: 1");
    assertThat(spec.training().orElseThrow().data().image().text()).isEqualTo("32x32x3");
    assertThat(SweepPlan.of(spec).summary().trials()).isEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backpropagation | [conv3x4p, conv3x4p, conv3x4p, conv3x4p, 10] | a.yaml:7:47: architecture:"
            + " conv3x4p on a map of 1x1x4; pooling needs even sides, which fewer pooled layers or"
            + " 'pad' in data give",
        "backpropagation | [conv5x4, 10] | a.yaml:7:47: architecture holds 'conv5x4'; layer sizes and"
            + " the words conv3x64, conv3x64p, conv1d10s5x64 are allowed",
        "backpropagation | [conv3x4, 11] | a.yaml:7:47: architecture is [conv3x4, 11]; digits has 64"
            + " inputs and 10 classes, so [conv3x64p, ..., 10] is allowed",
        "backpropagation | [conv1d10s5x4, 10] | a.yaml:7:47: architecture holds 'conv1d10s5x4'; this"
            + " rule has no 1-d convolutions",
        "backpropagation | [64, conv3x4, 10] | a.yaml:7:47: architecture is [64, conv3x4, 10];"
            + " convolutions come first, on the data, and dense layers after them",
        "coupled-learning | [conv3x4, 10] | a.yaml:7:48: architecture holds 'conv3x4'; this rule has"
            + " no convolutions, only layer sizes such as [64, 64, 10]"
      })
  void whatDoesNotFitHasOneLineWithItsPlace(String rule, String layers, String message) {
    String text = HEAD + "fixed: { rule: " + rule + ", architecture: " + layers + " }\n";
    assertThatThrownBy(() -> SweepPlan.of(SpecText.read(text)))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.lines()).containsExactly(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "architecture: [conv3x4, 10] | a.yaml:7:16: prediction-steps is 5",
        "architecture: [64, 10] | a.yaml:7:37: architecture has no hidden layer",
        "architecture: [conv3x4, 11], patch-size: 4, patch-stride: 2, prediction-steps: 1 |"
            + " a.yaml:7:37: architecture is conv3x4-11 but the data have",
        "architecture: [conv3x4, 10], patch-size: 4, patch-stride: 2 |"
            + " a.yaml:7:16: prediction-steps is 5 and context-skip 1; together at most 2",
        "architecture: [conv3x4p, conv3x4p, conv3x4p, 10], patch-size: 4, patch-stride: 2,"
            + " prediction-steps: 1 | a.yaml:7:37: architecture: conv3x4p on a map of 1x1x4",
        "architecture: [64, 8, 10], negatives: 2 | a.yaml:7:61: negatives is 2; with the coin",
        "architecture: [64, 8, 10], patch-size: 4 | a.yaml:7:62: 'patch-size' applies only",
        "architecture: [64, 8, 10], max-shift: 5 | a.yaml:7:61: max-shift is 5;",
        "architecture: [32, 8, 10] | a.yaml:7:37: architecture is 32-8-10 but the data have 64",
        "architecture: [64, 8, 10], variant: random-init, learning-rate: 0.001 |"
            + " a.yaml:7:87: 'learning-rate' applies only where variant is not random-init"
      })
  void momentsThatDoNotFitHaveOneLineWithTheirPlace(String settings, String start) {
    String text = HEAD + "fixed: { rule: clapp, " + settings + " }\n";
    assertThatThrownBy(() -> SweepPlan.of(SpecText.read(text)))
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> {
              assertThat(e.lines()).hasSize(1);
              assertThat(e.lines().get(0)).startsWith(start);
            });
  }
}
