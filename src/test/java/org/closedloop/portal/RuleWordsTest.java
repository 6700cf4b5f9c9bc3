package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a feature refuses is told in the reader's language, on the pages and in Tasklist. */
class RuleWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/closedloop");
    private static final Path TASKLIST = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/closedloop-1/texts.js");
    private static final Pattern REFUSAL = Pattern.compile("new InvalidInput\\(\\s*[^,()]+,\\s*\"([^\"]+)\"\\)");
    private static final Pattern RULE = Pattern.compile("<text>\"((?:in|out of|no) warranty[^\"]*)\"</text>");
    /** What the forms of Tasklist are read and kept by. */
    private static final List<String> OF_TASKS = List.of("engine/TaskInput", "complaint/AgreedSolution", "complaint/ComplaintSteps",
            "followup/CallCustomer", "repair/Appointments", "repair/Dispatching", "repair/Quotations", "parts/Field", "parts/PartSupply", "parts/Serials",
            "reporting/MonthlyReports");

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    RuleWordsTest() {
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    @Test
    void everyRefusalSpeaksChinese() throws IOException {
        Set<String> english = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && !path.startsWith(SOURCES.resolve("demo"))).toList()) {
                refusals(file).filter(words -> say(words).equals(words)).forEach(english::add);
            }
        }
        assertThat(english).as("without a text said.… in messages_zh.properties").isEmpty();
    }

    @Test
    void everyRefusalOfATaskSpeaksChineseInTasklist() throws IOException {
        String tasklist = Files.readString(TASKLIST);
        Set<String> english = new TreeSet<>();
        for (String source : OF_TASKS) {
            refusals(SOURCES.resolve(source + ".java")).filter(words -> !tasklist.contains("'" + words + "'")).forEach(english::add);
        }
        assertThat(english).as("without Chinese words in texts.js").isEmpty();
    }

    @Test
    void everyRuleOfTheWarrantySpeaksChinese() throws IOException {
        String tasklist = Files.readString(TASKLIST);
        assertThat(RULE.matcher(Files.readString(Path.of("processes/warrantyCoverage.dmn"))).results().map(found -> found.group(1)).toList())
                .hasSizeGreaterThan(6).allSatisfy(rule -> {
                    assertThat(say(rule)).isNotEqualTo(rule);
                    assertThat(tasklist).contains("'" + rule + "': '" + say(rule) + "'");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"coverageDecided|ask: in warranty, cause not covered|待确认: 保修期内，但该原因不在保修范围",
        "coverageDecided|free: a rule of our own|免费: a rule of our own", "beyondDecided|otherEngineer|另派工程师", "beyondDecided|end: too: old|终止维修: too: old",
        "letterSent|quotation|报价", "classified|technical, normal, normal: does not work|技术, 一般, 一般: 不能正常工作",
        "classified|other, normal, low: like the examples (72 %)|其他, 一般, 较低: 与示例文字相似（72 %）", "customerReply|free: as ever|free: as ever"})
    void theTimelineSpeaksTheReadersLanguageAboutCodes(String kind, String text, String chinese) {
        assertThat(new RuleWords(texts).entry(kind, text, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"must be a number from 0 to 44640|必须是 0 到 44640 之间的数字", "must be an amount from 0 to 999999999.99|金额必须在 0 至 999999999.99 之间",
        "must be one of [wear, staff]|必须是以下之一：[wear, staff]", "only teams out of a, b|只能使用以下团队：a, b", "never said before|never said before"})
    void numbersAndListsArePutIn(String words, String chinese) {
        assertThat(say(words)).isEqualTo(chinese);
        assertThat(RuleWords.say(texts, words, Locale.ENGLISH)).isEqualTo(words);
    }

    private String say(String words) {
        return RuleWords.say(texts, words, Locale.SIMPLIFIED_CHINESE);
    }

    private static Stream<String> refusals(Path file) throws IOException {
        return REFUSAL.matcher(Files.readString(file)).results().map(found -> found.group(1));
    }
}
