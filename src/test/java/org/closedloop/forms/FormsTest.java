package org.closedloop.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form can be shown by the Tasklist of this engine version and tells the clerk what to do. */
class FormsTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path CHINESE =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/closedloop-1/texts-zh.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Tasklist 7.24 renders and stores without loss: a dynamic list loses rows, an unknown type breaks the whole form. */
    private static final Set<String> ALLOWED = Set.of("text", "textarea", "textfield", "number", "checkbox", "radio", "select", "datetime");

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
        }
    }

    @Test
    void everyUserTaskOfTheContractHasOne() throws IOException {
        assertThat(forms()).extracting(FormsTest::id).contains(
                "complaintHandling-confirmClassification", "complaintHandling-respondToCustomer", "complaintHandling-verifyComplaint",
                "complaintHandling-explainFindings", "complaintHandling-agreeSolution", "complaintHandling-decideUnsolvable",
                "complaintHandling-approveCompensation", "complaintHandling-carryOutSolution", "complaintHandling-callCustomerWithResult",
                "complaintHandling-rediagnose", "majorQualityReview-reviewMajorQuality", "satisfactionFollowUp-callCustomer",
                "undeliverableMessage-reachCustomerOtherwise");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNamedAfterItsTaskAndMadeForThisEngine(Path file) throws IOException {
        JsonNode form = read(file);
        assertThat(form.path("id").asText()).as("a task refers to its form by this id").isEqualTo(id(file));
        assertThat(form.path("schemaVersion").asInt()).as("Tasklist 7.24 knows schema 16").isEqualTo(16);
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @Covers("R-091")
    @MethodSource("forms")
    void beginsWithWhatToDoAndByWhen(Path file) throws IOException {
        JsonNode first = components(file).get(0);
        assertThat(first.path("type").asText()).isEqualTo("text");
        assertThat(first.path("text").asText()).as("starts with the time limit in bold").matches("(?s)\\*\\*(Within|By|Between) [^*]+:\\*\\* .{40,}");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void usesOnlyComponentsThatWork(Path file) throws IOException {
        assertThat(components(file)).extracting(component -> component.path("type").asText()).isSubsetOf(ALLOWED);
        assertThat(fields(file)).as("a form asks something").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void labelsEveryFieldAndUsesEachKeyAndIdOnce(Path file) throws IOException {
        assertThat(fields(file)).allSatisfy(field ->
                assertThat(field.path("label").asText(field.path("dateLabel").asText())).as(field.path("key").asText()).isNotBlank());
        assertThat(fields(file)).extracting(field -> field.path("key").asText()).doesNotHaveDuplicates().allMatch(key -> key.matches("[a-zA-Z]+"));
        assertThat(components(file)).extracting(component -> component.path("id").asText()).doesNotHaveDuplicates();
        assertThat(fields(file)).as("a refusal names the field: it is found by this id")
                .allSatisfy(field -> assertThat(field.path("id").asText()).isEqualTo("Field_" + field.path("key").asText()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void limitsEveryText(Path file) throws IOException {
        assertThat(fields(file)).filteredOn(field -> field.path("type").asText().startsWith("text"))
                .allSatisfy(field -> assertThat(field.path("validate").path("maxLength").asInt()).as(field.path("key").asText()).isBetween(1, 4000));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void decidesNothingBeforeTheClerkDoes(Path file) throws IOException {
        assertThat(fields(file)).as("a default would be an answer nobody gave").noneMatch(field -> field.has("defaultValue"));
        assertThat(fields(file)).filteredOn(field -> field.path("type").asText().equals("radio"))
                .allSatisfy(field -> assertThat(field.path("validate").path("required").asBoolean()).as(field.path("key").asText()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNotOneLoneLine(Path file) throws IOException {
        List<JsonNode> lines = fields(file).stream().filter(field -> field.path("type").asText().equals("textfield")).toList();
        assertThat(fields(file).size()).as("Enter would complete the task").isGreaterThan(lines.size());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void speaksChineseToo(Path file) throws IOException {
        JsonNode chinese = read(CHINESE);
        List<String> missing = new ArrayList<>();
        for (JsonNode component : components(file)) {
            texts(component).filter(text -> text.matches(".*[A-Za-z]{2}.*") && !spoken(text) && !chinese.has(text)).forEach(missing::add);
        }
        assertThat(missing).as("texts without a Chinese version in texts-zh.json").isEmpty();
    }

    /** The call script stands on the form in both languages: the clerk speaks the customer's. */
    private static boolean spoken(String text) {
        return text.startsWith("\"");
    }

    private static Stream<String> texts(JsonNode component) {
        Stream<String> help = Stream.of(component.path("text").asText().split("\\*\\*|\n|\\[|\\]\\([^)]*\\)"));
        Stream<String> labels = Stream.of("label", "dateLabel", "description").map(name -> component.path(name).asText());
        Stream<String> options = StreamSupport.stream(component.path("values").spliterator(), false).map(option -> option.path("label").asText());
        return Stream.of(help, labels, options).flatMap(texts -> texts).map(String::strip);
    }

    private static List<JsonNode> components(Path file) throws IOException {
        return StreamSupport.stream(read(file).path("components").spliterator(), false).toList();
    }

    private static List<JsonNode> fields(Path file) throws IOException {
        return components(file).stream().filter(component -> component.has("key")).toList();
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.form$", "");
    }
}
