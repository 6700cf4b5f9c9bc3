package org.closedloop.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that people read is there in Chinese too; what is missing is listed. Forms are looked at by {@link FormsTest}. */
class TranslationsTest {

    private static final Path APPS = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");
    private static final Path CHINESE = APPS.resolve("tasklist/closedloop-1/texts-zh.json");
    private static final Pattern PAIR = Pattern.compile("\\['((?:[^'\\\\]|\\\\.)*)',\\s*'((?:[^'\\\\]|\\\\.)*)'\\]");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNameInADiagram(Path file) throws IOException {
        JsonNode chinese = new ObjectMapper().readTree(CHINESE.toFile());
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Stream<String> names = Stream.concat(model.getModelElementsByType(Process.class).stream().map(Process::getName),
                model.getModelElementsByType(FlowElement.class).stream().map(FlowElement::getName));

        assertThat(names.filter(name -> name != null && hasWords(name) && !chinese.has(name.strip())).distinct())
                .as("names without a Chinese version in texts-zh.json").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "templates/mail/words", "templates/pdf/words"})
    void everyMessage(String name) throws IOException {
        Properties english = properties(name + ".properties");
        Properties chinese = properties(name + "_zh.properties");

        // refusals are written in English where the rule is
        assertThat(chinese.stringPropertyNames()).filteredOn(key -> !key.startsWith("said."))
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).filteredOn(key -> chinese.getProperty(key).isBlank() != english.getProperty(key).isBlank())
                .as("texts that are there in one language only").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist/closedloop-1/texts.js", "cockpit/closedloop-1/texts.js"})
    void everyTextOfAPlugin(String file) throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher pair = PAIR.matcher(Files.readString(APPS.resolve(file)));
        int pairs = 0;
        for (; pair.find(); pairs++) {
            if (hasWords(pair.group(1)) && !isChinese(pair.group(2))) {
                missing.add(pair.group(1));
            }
        }
        assertThat(missing).as("texts without a Chinese version").isEmpty();
        assertThat(pairs).as("pairs of texts").isGreaterThan(20);
    }

    private static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static boolean hasWords(String text) {
        return text.matches("(?s).*[A-Za-z]{3}.*");
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }
}
