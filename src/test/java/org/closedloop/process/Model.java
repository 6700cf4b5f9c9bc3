package org.closedloop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The diagrams as they lie in the folder of the process owners. */
record Model(Path file, BpmnModelInstance diagram) {

    private static final Path FOLDER = Path.of("processes");

    static List<Model> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted()
                    .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key() {
        return file.getFileName().toString().replace(".bpmn", "");
    }

    Process process() {
        return diagram.getModelElementsByType(Process.class).iterator().next();
    }

    @Override
    public String toString() {
        return key();
    }
}
