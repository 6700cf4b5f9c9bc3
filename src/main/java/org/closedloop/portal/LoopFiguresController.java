package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.closedloop.watch.StallTrend;
import org.closedloop.watch.StepFigures;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Cockpit's pages show beyond Cockpit: the trend on the dashboard, figures at the steps of a diagram, the course of one case. */
@RestController
@RequestMapping("/camunda/api/closedloop")
class LoopFiguresController {

    private final CockpitReaders readers;
    private final RepositoryService models;
    private final RuntimeService runtime;
    private final StepFigures figures;
    private final StallTrend trend;
    private final CaseCourseView courses;
    private final Clock clock;

    LoopFiguresController(CockpitReaders readers, RepositoryService models, RuntimeService runtime, StepFigures figures, StallTrend trend,
            CaseCourseView courses, Clock clock) {
        this.readers = readers;
        this.models = models;
        this.runtime = runtime;
        this.figures = figures;
        this.trend = trend;
        this.courses = courses;
        this.clock = clock;
    }

    /**
     * @param version of the process whose diagram is shown
     * @param names what the diagram calls its steps
     */
    record Shown(int version, Map<String, String> names, StepFigures.Steps figures) {
    }

    record Heat(Instant now, int days, List<StepFigures.Heat> steps) {
    }

    @GetMapping("/definitions/{id}/steps")
    ResponseEntity<Shown> steps(@PathVariable String id) {
        return readers.answer(() -> definition(id), found -> new Shown(found.getVersion(), names(found), figures.now(found.getId(), found.getKey())));
    }

    @GetMapping("/definitions/{id}/heat")
    ResponseEntity<Heat> heat(@PathVariable String id, @RequestParam(defaultValue = "30") String days) {
        int window = days.equals("90") ? 90 : 30;
        return readers.answer(() -> definition(id), found -> new Heat(clock.instant(), window, figures.of(found.getKey(), window)));
    }

    @GetMapping("/stalled/trend")
    ResponseEntity<List<StallTrend.Day>> trend() {
        return readers.answer(() -> Optional.of(trend), StallTrend::days);
    }

    @GetMapping("/instances/{id}")
    ResponseEntity<CaseCourse> instance(@PathVariable String id) {
        return readers.answer(() -> instanceOf(id), found -> courses.of(found.getId(), found.getBusinessKey()));
    }

    private Map<String, String> names(ProcessDefinition shown) {
        return models.getBpmnModelInstance(shown.getId()).getModelElementsByType(FlowNode.class).stream().filter(step -> step.getName() != null)
                .collect(Collectors.toMap(FlowNode::getId, FlowNode::getName));
    }

    private Optional<ProcessDefinition> definition(String id) {
        return Optional.ofNullable(models.createProcessDefinitionQuery().processDefinitionId(id).singleResult());
    }

    private Optional<ProcessInstance> instanceOf(String id) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery().processInstanceId(id).singleResult());
    }
}
