package io.phasesweep.sweeps.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.phasesweep.core.engine.Rules;
import io.phasesweep.core.trial.CanonicalText;
import io.phasesweep.core.trial.LearningTrial;
import io.phasesweep.spark.Member;
import io.phasesweep.sweeps.spec.SpecException;
import io.phasesweep.sweeps.spec.SweepSpecReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

  @Test
  void quickstartHasFiveSeedsOfEachOfItsCells() throws SpecException {
    SweepPlan plan = SweepPlan.of(new SweepSpecReader().read(Path.of("specs/quickstart.yaml")));
    List<Member> members = plan.members().toList();
    int cells = 9 + 3 + 9 + 3 + 9 + 9 + 3 + 1 + 1;
    assertThat(plan.summary().cells()).isEqualTo(cells);
    assertThat(members).hasSize(cells * 5);
    assertThat(members.stream().map(Member::trialId).distinct()).hasSize(cells * 5);
    assertThat(members.stream().map(Member::cellId).distinct()).hasSize(cells);
    for (Member member : members) {
      LearningTrial trial = (LearningTrial) member.trial();
      int semantics = Rules.entry(trial.rule()).semantics();
      CanonicalText text = CanonicalText.of(trial, semantics);
      assertThat(member.trialId()).isEqualTo(text.trialId(trial.seed()));
      assertThat(member.cellId()).isEqualTo(text.cellId());
    }
  }
}
