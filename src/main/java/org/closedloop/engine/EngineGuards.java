package org.closedloop.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Fits the engine with what its last community release lacks or leaves open. SECURITY.md says which guard closes what. */
@Component
class EngineGuards extends AbstractProcessEnginePlugin {

    private final ApplicationContext beans;
    private final DeadlyJobs deadlyJobs;

    EngineGuards(ApplicationContext beans, DeadlyJobs deadlyJobs) {
        this.beans = beans;
        this.deadlyJobs = deadlyJobs;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(before(engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(before(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        engine.setExpressionManager(new SafeExpressions(beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setEnableScriptEngineLoadExternalResources(false);
        DeclaredFields fields = new DeclaredFields(engine);
        engine.setTaskService(new GuardedTaskService(fields));
        engine.setFormService(new GuardedFormService(fields));
        engine.setCustomPreBPMNParseListeners(with(engine.getCustomPreBPMNParseListeners(), new NoScripts()));
        engine.setCustomHistoryLevels(with(engine.getCustomHistoryLevels(), new LeanHistory()));
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.setCustomHistoryEventHandlers(with(engine.getCustomHistoryEventHandlers(), new LeanHistoryWriter()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        deadlyJobs.watch(engine.getJobExecutor());
    }

    private List<CommandInterceptor> before(List<CommandInterceptor> others) {
        return Stream.concat(Stream.of(new UserErrors(), deadlyJobs.interceptor(), new NoExpressionsInQueries()),
                Stream.ofNullable(others).flatMap(List::stream)).toList();
    }

    private static <T> List<T> with(List<T> others, T added) {
        List<T> all = new ArrayList<>(Objects.requireNonNullElse(others, List.of()));
        all.add(added);
        return all;
    }
}
