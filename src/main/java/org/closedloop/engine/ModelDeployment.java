package org.closedloop.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models, decision tables and forms together, each under its bare file name, so that a run from the sources, from the
 * jar and from a test never make new versions of an unchanged model.
 */
@Component
class ModelDeployment extends AbstractProcessEnginePlugin {

    private static final String[] PATTERNS = {"classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form"};

    private final ResourcePatternResolver resources;

    /** Takes the migration as well: it must have created the engine's tables before the engine starts. */
    ModelDeployment(ResourcePatternResolver resources, FlywayMigrationInitializer migrated) {
        this.resources = resources;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment()
                .name("closed-loop").source("closed-loop").enableDuplicateFiltering(false);
        for (Resource model : models()) {
            try (InputStream content = model.getInputStream()) {
                deployment.addInputStream(model.getFilename(), content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read model " + model.getFilename(), e);
            }
        }
        deployment.deploy();
    }

    private List<Resource> models() {
        return Arrays.stream(PATTERNS).flatMap(this::matching).sorted(Comparator.comparing(Resource::getFilename)).toList();
    }

    private Stream<Resource> matching(String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + pattern, e);
        }
    }
}
