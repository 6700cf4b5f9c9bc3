package org.closedloop;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Every requirement is shown by a test or a model element that names its row, and docs/requirements.md lists them. Tests name rows with
 * {@link Covers}, elements of diagrams with the extension property {@code requirement}, rows of decision tables in their annotation.
 */
class RequirementsTest {

    private static final Path ROWS = Path.of("src", "test", "resources", "requirements.csv");
    private static final Path MODELS = Path.of("processes");
    private static final Path PAGE = Path.of("docs", "requirements.md");
    private static final String WRITE = "requirements.write";
    private static final Pattern ROW = Pattern.compile("\\b[RCG]-\\d+\\b");
    /** What the note of a row says that neither a test nor a model can show. */
    private static final Pattern EXCUSE = Pattern.compile("(by people|later): .+");
    private static final JavaClasses TESTS = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.closedloop");

    private static final Map<String, Requirement> requirements = new LinkedHashMap<>();
    private static final List<Evidence> modelled = new ArrayList<>();
    private static final List<Evidence> tested = new ArrayList<>();

    private record Requirement(String row, String area, String title, String note) {}

    private record Evidence(String row, String where) {}

    @BeforeAll
    static void collect() throws IOException, ParserConfigurationException, SAXException {
        try (Reader file = Files.newBufferedReader(ROWS)) {
            for (CSVRecord line : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(file)) {
                Requirement one = new Requirement(line.get("row"), line.get("area"), line.get("title"), line.get("note"));
                assertThat(requirements.put(one.row(), one)).as("%s is there twice", one.row()).isNull();
            }
        }
        try (Stream<Path> files = Files.list(MODELS)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)")).sorted().toList()) {
                readModel(file);
            }
        }
        for (JavaClass type : TESTS) {
            rowsOf(type).forEach(row -> tested.add(new Evidence(row, "`" + type.getSimpleName() + "`")));
            type.getMethods().forEach(method -> rowsOf(method)
                    .forEach(row -> tested.add(new Evidence(row, "`" + type.getSimpleName() + "." + method.getName() + "`"))));
        }
    }

    @Test
    void everyRowIsShownByATestOrAModelOrSaysWhyNot() {
        assertThat(requirements.values()).filteredOn(one -> where(modelled, one).isEmpty() && where(tested, one).isEmpty())
                .as("what nothing shows").allSatisfy(one -> assertThat(one.note()).as(one.row()).matches(EXCUSE));
        assertThat(requirements.values()).filteredOn(one -> EXCUSE.matcher(one.note()).matches())
                .as("what is shown needs no excuse")
                .allSatisfy(one -> assertThat(where(modelled, one) + where(tested, one)).as(one.row()).isEmpty());
    }

    @Test
    void onlyRowsOfTheListAreNamed() {
        assertThat(Stream.concat(modelled.stream(), tested.stream())).filteredOn(one -> !requirements.containsKey(one.row()))
                .as("named, but not in %s", ROWS).isEmpty();
    }

    @Test
    void whatNamesARowIsATestThatTheBuildRuns() {
        for (JavaClass type : TESTS) {
            List<JavaMethod> naming = type.getMethods().stream().filter(method -> !rowsOf(method).isEmpty()).toList();
            assertThat(naming).allSatisfy(method -> {
                assertThat(method.isMetaAnnotatedWith(Testable.class)).as(method.getFullName()).isTrue();
                assertThat(method.isAnnotatedWith(Tag.class)).as("%s is left out", method.getFullName()).isFalse();
            });
            if (!naming.isEmpty() || !rowsOf(type).isEmpty()) {
                assertThat(type.getSimpleName()).matches("\\w+(Test|IT)");
                assertThat(type.isAnnotatedWith(Tag.class)).as("%s is left out", type.getName()).isFalse();
            }
        }
    }

    @Test
    void thePageSaysWhatIsSo() throws IOException {
        String page = page();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run ./mvnw test -Dtest=RequirementsTest -D%s=true and look at what changed", WRITE)
                .isEqualTo(page);
    }

    private static List<String> rowsOf(HasAnnotations<?> test) {
        return test.tryGetAnnotationOfType(Covers.class).map(covers -> List.of(covers.value())).orElse(List.of());
    }

    private static void readModel(Path path) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Element model = parsers.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
        String file = path.getFileName().toString();
        for (Element property : elements(model, "property")) {
            if (property.getAttribute("name").equals("requirement")) {
                // camunda:property in camunda:properties in extensionElements
                name(property.getAttribute("value"), file, property.getParentNode().getParentNode().getParentNode());
            }
        }
        for (Element description : elements(model, "description")) {
            name(description.getTextContent(), file, table(description));
        }
    }

    private static void name(String rows, String file, Node node) {
        Element element = (Element) node;
        String where = "`%s#%s` %s".formatted(file, element.getAttribute("id"), element.getAttribute("name")).strip();
        ROW.matcher(rows).results().forEach(row -> modelled.add(new Evidence(row.group(), where)));
    }

    private static Node table(Node part) {
        return part.getNodeName().endsWith("decision") ? part : table(part.getParentNode());
    }

    private static List<Element> elements(Element model, String name) {
        NodeList found = model.getElementsByTagNameNS("*", name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i)).toList();
    }

    /** Where a row is named; a decision table that names it in several rows is there once. */
    private static String where(List<Evidence> evidence, Requirement one) {
        return evidence.stream().filter(found -> found.row().equals(one.row()))
                .collect(groupingBy(Evidence::where, TreeMap::new, counting())).entrySet().stream()
                .map(found -> found.getKey() + (found.getValue() == 1 ? "" : " (" + found.getValue() + " rows)")).collect(joining("<br>"));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Requirements

                The rules that the product follows, with the elements of the models and the tests that show each of them. `R` is a rule of
                the service regulations, `C` a decision where they contradict each other, `G` one where they say nothing
                ([ADR 5](adr/0005-gaps-that-the-sources-leave.md) and those after it).

                This page is written by `./mvnw test -Dtest=RequirementsTest -Drequirements.write=true` from what tests (`@Covers`),
                diagrams (property `requirement`) and decision tables (annotations) say. The build fails when it is out of date, and
                when a rule has neither.

                What is not built yet has no row here: installation, returns and recall.
                """);
        requirements.values().stream().collect(groupingBy(Requirement::area, LinkedHashMap::new, toList())).forEach((area, rows) -> {
            page.append("\n## ").append(area).append("\n\n| row | rule | models | tests |\n| --- | --- | --- | --- |\n");
            rows.forEach(one -> page.append("| ").append(String.join(" | ", one.row(), told(one), where(modelled, one), where(tested, one)))
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static String told(Requirement one) {
        return one.note().isEmpty() ? one.title() : one.title() + "<br>*" + one.note() + "*";
    }
}
