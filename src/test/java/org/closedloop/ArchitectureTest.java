package org.closedloop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the code, each with its reason. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.closedloop");
    private static final Path SOURCES = Path.of("src/main/java/org/closedloop");
    private static final int LONGEST_FILE = 350;
    private static final int LONGEST_DELEGATE = 15;

    @Test
    void modulesDependOnlyOnWhatTheyMay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("engine").definedBy("org.closedloop.engine..")
                .layer("worktime").definedBy("org.closedloop.worktime..")
                .layer("classification").definedBy("org.closedloop.classification..")
                .layer("customer").definedBy("org.closedloop.customer..")
                .layer("staff").definedBy("org.closedloop.staff..")
                .layer("notification").definedBy("org.closedloop.notification..")
                .layer("cases").definedBy("org.closedloop.cases..")
                .layer("complaint").definedBy("org.closedloop.complaint..")
                .layer("followup").definedBy("org.closedloop.followup..")
                .layer("repair").definedBy("org.closedloop.repair..")
                .layer("parts").definedBy("org.closedloop.parts..")
                .layer("maintenance").definedBy("org.closedloop.maintenance..")
                .layer("inquiry").definedBy("org.closedloop.inquiry..")
                .layer("reporting").definedBy("org.closedloop.reporting..")
                .layer("document").definedBy("org.closedloop.document..")
                .layer("knowledge").definedBy("org.closedloop.knowledge..")
                .layer("watch").definedBy("org.closedloop.watch..")
                .layer("portal").definedBy("org.closedloop.portal..")
                .layer("demo").definedBy("org.closedloop.demo..")
                .whereLayer("portal").mayNotBeAccessedByAnyLayer()
                .whereLayer("demo").mayNotBeAccessedByAnyLayer()
                .whereLayer("watch").mayOnlyBeAccessedByLayers("portal")
                .whereLayer("reporting").mayOnlyBeAccessedByLayers("portal")
                .whereLayer("document").mayOnlyBeAccessedByLayers("repair", "reporting", "portal")
                .whereLayer("complaint").mayOnlyBeAccessedByLayers("portal", "demo")
                .whereLayer("followup").mayOnlyBeAccessedByLayers("portal", "demo")
                // a visit is a work order, too (ADR 14)
                .whereLayer("repair").mayOnlyBeAccessedByLayers("maintenance", "portal", "demo")
                .whereLayer("maintenance").mayOnlyBeAccessedByLayers("portal", "demo")
                .whereLayer("parts").mayOnlyBeAccessedByLayers("portal", "demo")
                .whereLayer("inquiry").mayOnlyBeAccessedByLayers("portal", "demo")
                .whereLayer("knowledge").mayOnlyBeAccessedByLayers("portal", "demo")
                .whereLayer("cases").mayOnlyBeAccessedByLayers("complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "watch", "portal", "demo")
                .whereLayer("notification").mayOnlyBeAccessedByLayers("reporting", "cases", "complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "watch", "portal", "demo")
                .whereLayer("staff").mayOnlyBeAccessedByLayers("reporting", "cases", "complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "watch", "portal", "demo")
                .whereLayer("customer").mayOnlyBeAccessedByLayers("cases", "complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "portal", "demo")
                .whereLayer("classification").mayOnlyBeAccessedByLayers("reporting", "cases", "complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "watch", "portal", "demo")
                .whereLayer("worktime").mayOnlyBeAccessedByLayers("reporting", "classification", "staff", "cases", "complaint", "followup", "repair", "parts", "maintenance", "inquiry", "knowledge", "watch", "portal", "demo")
                .because("loops meet in BPMN, the register knows no loop, and nobody knows the portal: so each part can change alone")
                .check(PRODUCT);
    }

    @Test
    void theEngineIsAnEdge() {
        noClasses().that().resideInAPackage("org.closedloop.engine..").should()
                .dependOnClassesThat().resideInAnyPackage("org.closedloop.cases..", "org.closedloop.complaint..", "org.closedloop.followup..",
                        "org.closedloop.repair..", "org.closedloop.parts..", "org.closedloop.maintenance..", "org.closedloop.inquiry..", "org.closedloop.knowledge..", "org.closedloop.portal..", "org.closedloop.staff..", "org.closedloop.customer..", "org.closedloop.notification..",
                        "org.closedloop.classification..", "org.closedloop.worktime..", "org.closedloop.reporting..", "org.closedloop.document..",
                        "org.closedloop.demo..")
                .because("the engine's configuration serves every feature and so knows none").check(PRODUCT);
        noClasses().that().resideOutsideOfPackages("org.closedloop.engine..", "org.closedloop.demo..", "org.closedloop.classification..")
                .should().dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl..")
                        .and(not(type(Authentication.class)).as("but the type that the public API answers")))
                .because("a move to a fork of the engine must touch one package").check(PRODUCT);
    }

    @Test
    void oneFacadeTalksToTheRuntimeForEachProcess() {
        noClasses().that().resideInAnyPackage("org.closedloop.cases..", "org.closedloop.complaint..", "org.closedloop.followup..",
                        "org.closedloop.repair..", "org.closedloop.parts..", "org.closedloop.maintenance..", "org.closedloop.inquiry..", "org.closedloop.knowledge..", "org.closedloop.notification..",
                        "org.closedloop.reporting..").and().haveSimpleNameNotEndingWith("Process")
                .should().dependOnClassesThat().areAssignableTo(RuntimeService.class)
                .because("each process has one contract type, the only caller of the runtime for it").check(PRODUCT);
    }

    @Test
    void delegatesAreThin() throws IOException {
        for (Class<?> kind : List.of(JavaDelegate.class, TaskListener.class)) {
            noClasses().that().implement(kind).should().dependOnClassesThat().areAssignableTo(RuntimeService.class)
                    .orShould().dependOnClassesThat().areAssignableTo(TaskService.class)
                    .orShould().dependOnClassesThat().areAssignableTo(Repository.class)
                    .orShould().dependOnClassesThat().areAssignableTo(JdbcClient.class)
                    .because("a delegate reads variables, calls one service and writes variables; rules live in services").check(PRODUCT);
            fields().that().areDeclaredInClassesThat().implement(kind).should().beFinal()
                    .because("a delegate is one object for all instances and may keep no state").check(PRODUCT);
        }
        for (JavaClass delegate : PRODUCT) {
            if (delegate.isAssignableTo(JavaDelegate.class) || delegate.isAssignableTo(TaskListener.class)) {
                Path file = SOURCES.resolve(delegate.getPackageName().substring("org.closedloop.".length()))
                        .resolve(delegate.getSimpleName() + ".java");
                String source = Files.readString(file);
                int from = source.indexOf("@Override");
                String body = source.substring(from, source.indexOf("\n    }\n", from));
                assertThat(body.lines().count()).as("lines of %s: a delegate translates, it does not decide", delegate.getSimpleName())
                        .isLessThanOrEqualTo(LONGEST_DELEGATE);
            }
        }
    }

    @Test
    void thereIsOneClock() {
        noClasses().that().resideOutsideOfPackage("org.closedloop.engine..")
                .should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .because("rules, timers and the time machine must agree on the time: ask the Clock bean").check(PRODUCT);
    }

    @Test
    void everythingIsInjectedByConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).because("a type shows what it needs and its fields stay final").check(PRODUCT);
    }

    @Test
    void engineTablesAreReadOnlyInTheEnginePackagesAndTheWatch() throws IOException {
        assertThat(sourcesWith("(?i)\\bact_(ru|hi|re|ge|id)_", "engine", "demo", "watch"))
                .as("our figures come from our tables: the engine's may change and have no index for us; the watch compares both").isEmpty();
    }

    @Test
    void filesStayReadable() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(f -> f.toString().endsWith(".java")).filter(f -> lines(f) > LONGEST_FILE))
                    .as("a longer file has more than one job").isEmpty();
        }
    }

    private static List<Path> sourcesWith(String pattern, String... exceptPackages) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java")).filter(f -> Stream.of(exceptPackages).map(SOURCES::resolve).noneMatch(f::startsWith))
                    .filter(f -> wanted.matcher(read(f)).find()).toList();
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
