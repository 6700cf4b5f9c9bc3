package org.closedloop.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One script that is missing leaves the whole Tasklist or Cockpit on its spinner, and one that writes HTML opens them to what customers write. */
class WebappScriptsTest {

    private static final Path APPS = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");
    private static final Pattern CUSTOM_SCRIPT = Pattern.compile("customScripts:\\s*\\[([^]]*)]");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final Pattern REFERENCE = Pattern.compile("(?:from |new URL\\()'(\\.{1,2}/[^']+)'");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void everyCustomScriptExists(String app) throws IOException {
        String list = CUSTOM_SCRIPT.matcher(Files.readString(APPS.resolve(app).resolve("scripts/config.js"))).results().findFirst().orElseThrow().group(1);
        List<String> scripts = QUOTED.matcher(list).results().map(match -> match.group(1)).toList();
        assertThat(scripts).contains("closedloop-1/plugin").allSatisfy(script -> assertThat(APPS.resolve(app).resolve(script + ".js")).exists());
    }

    @Test
    void everyReferenceOfAScriptExists() throws IOException {
        for (Path script : scripts()) {
            List<String> references = REFERENCE.matcher(Files.readString(script)).results().map((MatchResult match) -> match.group(1)).toList();
            assertThat(references).as(script.toString()).allSatisfy(reference -> assertThat(script.resolveSibling(reference).normalize()).exists());
        }
    }

    @Test
    void noScriptWritesHtml() throws IOException {
        for (Path script : scripts()) {
            assertThat(Files.readString(script)).as(script.toString()).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(APPS)) {
            return files.filter(file -> file.getParent().endsWith("closedloop-1") && file.toString().endsWith(".js")).toList();
        }
    }
}
