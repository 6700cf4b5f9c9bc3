package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages keep up with the models: every step has its place on the customer's way, every form on the phone asks what Tasklist asks. */
class RepairWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"repairDispatch", "sparePartSupply", "periodicMaintenance", "serviceInquiry"})
    void everyStepHasItsPlace(String process) {
        Set<String> without = new TreeSet<>();
        Bpmn.readModelFromFile(Path.of("processes", process + ".bpmn").toFile()).getModelElementsByType(Activity.class).stream()
                .filter(step -> !(step instanceof SubProcess)).map(Activity::getId).filter(step -> CasePhase.of(step).isEmpty())
                .forEach(without::add);

        assertThat(without).isEmpty();
    }

    @Test
    void aComplaintThatEndsInARepairGoesTheWayOfBoth() {
        assertThat(CasePhase.way(Matter.complaint, 1, true)).startsWith(CasePhase.received, CasePhase.answer, CasePhase.check,
                CasePhase.solution, CasePhase.engineer).endsWith(CasePhase.confirmation, CasePhase.verdict, CasePhase.closed)
                .doesNotContain(CasePhase.work);
        assertThat(CasePhase.way(Matter.repair, 1, true)).startsWith(CasePhase.received, CasePhase.engineer);
        assertThat(CasePhase.way(Matter.repair, 2, true)).startsWith(CasePhase.engineer);
        assertThat(CasePhase.way(Matter.complaint, 2, false)).containsExactly(CasePhase.again, CasePhase.solution, CasePhase.work,
                CasePhase.verdict, CasePhase.closed);
    }

    @ParameterizedTest
    @EnumSource
    void aFormOnThePhoneAsksWhatTasklistAsks(EngineerForm form) throws IOException {
        Path asTask = Stream.of("repairDispatch", "sparePartSupply", "periodicMaintenance").map(process -> Path.of("forms", process + "-" + form + ".form"))
                .filter(Files::exists).findFirst().orElseThrow();
        Set<String> asked = new TreeSet<>(new ObjectMapper().readTree(asTask.toFile()).findValuesAsText("key"));

        assertThat(form.fields().stream().map(EngineerForm.Field::name)).containsExactlyInAnyOrderElementsOf(asked);
    }
}
