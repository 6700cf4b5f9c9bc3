package org.closedloop.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {

    /** what is said in other words */
    private static final Set<String> CODED = Set.of("outcome", "signed", "suggestion");

    private final LetterWriter letters = new LetterWriter(settings(null));

    static NotificationSettings settings(URI sms) {
        return new NotificationSettings("service@closedloop.example", "", "Wanhe 电器", "closedloop.example", Duration.ofMillis(50),
                Duration.ofMinutes(2), 20, Duration.ofMillis(50), Duration.ofHours(1),
                new NotificationSettings.Sms(sms, "a-secret-of-sixteen"));
    }

    static Stream<Arguments> everyLetter() {
        return Stream.of(NoticeKind.values()).flatMap(kind -> Stream.of(Arguments.of(kind, "en"), Arguments.of(kind, "zh")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theServiceReportAsksForConfirmationOnlyWhoHasNotSigned(String language) {
        String question = language.equals("en") ? "Is the fault gone?" : "故障是否排除？";
        assertThat(letters.write(notice("serviceReport", language, Map.of())).text()).contains(question);
        assertThat(letters.write(notice("serviceReport", language, Map.of("signed", "yes"))).text()).doesNotContain(question);
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void saysEveryFactInBothLanguages(NoticeKind kind, String language) {
        Map<String, String> facts = new HashMap<>();
        Stream.concat(kind.requiredFacts().stream(), kind.optionalFacts().stream()).forEach(fact -> facts.put(fact, "the-" + fact));

        LetterWriter.Letter letter = letters.write(notice(kind.name(), language, facts));

        String whole = letter.subject() + "\n" + letter.text();
        assertThat(letter.subject()).contains("CL-26-000001").doesNotContain("[", "$");
        assertThat(whole).contains("Ms Wang").doesNotContain("[(", "[#", "[/]", "${", "null", "\n\n\n");
        facts.entrySet().stream().filter(fact -> !CODED.contains(fact.getKey()))
                .forEach(fact -> assertThat(whole).contains(fact.getValue()));
        if (kind.audience() == NoticeKind.Audience.CUSTOMER) {
            assertThat(whole).contains("Wanhe 电器").containsAnyOf("{{trackingLink}}", "{{surveyLink}}");
        } else {
            assertThat(whole).doesNotContain("{{");
        }
        assertThat(whole.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && "电器".indexOf(c) < 0))
                .isEqualTo(language.equals("zh"));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void leavesOutWhatIsNotKnown(NoticeKind kind, String language) {
        Map<String, String> facts = new HashMap<>();
        kind.requiredFacts().forEach(fact -> facts.put(fact, "the-" + fact));
        kind.optionalFacts().forEach(fact -> facts.put(fact, " "));

        assertThat(letters.write(notice(kind.name(), language, facts)).text()).doesNotContain("null", "\n\n\n", "[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"satisfied", "findingsAccepted", "notReached", "withdrawn", "unresolved", "answered"})
    void closesEachOutcomeWithItsOwnWords(String outcome) {
        String other = outcome.equals("satisfied") ? "withdrawn" : "satisfied";

        assertThat(letters.write(notice("closed", "en", Map.of("outcome", outcome))).text())
                .isNotEqualTo(letters.write(notice("closed", "en", Map.of("outcome", other))).text());
        assertThat(letters.write(notice("closed", "zh", Map.of("outcome", outcome))).text())
                .isNotEqualTo(letters.write(notice("closed", "zh", Map.of("outcome", other))).text());
    }

    @Test
    void putsPromisesIntoWords() {
        Map<String, String> facts = Map.of("promise", "firstResponse", "dueAt", "noon", "step", "Respond", "round", "1");

        assertThat(letters.write(notice("promiseMissed", "en", facts)).subject()).startsWith("Missed: first answer to the customer for");
        assertThat(letters.write(notice("promiseMissed", "zh", facts)).subject()).contains("首次答复客户");
    }

    @Test
    void showsHostileTextLiterally() {
        String hostile = "${7*7} [(${reference})] <script>alert(1)</script> {{surveyLink}} & \"quoted\"";

        String text = letters.write(notice("response", "en", Map.of("response", hostile))).text();

        assertThat(text).contains("${7*7} [(${reference})] <script>alert(1)</script>", "& \"quoted\"").doesNotContain("{{surveyLink}}");
    }

    @Test
    void keepsTheSubjectOnOneLine() {
        String subject = letters.write(notice("promise", "en", Map.of("promisedOn", "Monday\r\nBcc: all@example.org"))).subject();

        assertThat(subject).doesNotContain("\r", "\n");
    }

    @Test
    void refusesUnknownKindsAndFacts() {
        assertThatIllegalArgumentException().isThrownBy(() -> letters.write(notice("gossip", "en", Map.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> letters.write(notice("response", "en", Map.of()))).withMessageContaining("response");
        assertThatIllegalArgumentException().isThrownBy(() -> letters.write(notice("survey", "en", Map.of("findigns", "x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example\r\nBcc: c@d.example", "a@b.example\n", "a@b.example,c@d.example", "a <a@b.example>", "a @b.example", "nobody", "a@b@c"})
    void acceptsOnlyOnePlainAddress(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient("Wang", address, null, "zh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wang\r\nBcc: c@d.example", "Wang\u0000", "Wang\u0085x"})
    void acceptsNoControlCharactersInNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient(name, "a@b.example", null, "zh"));
    }

    private static Notice notice(String kind, String language, Map<String, String> facts) {
        return new Notice(kind, "CL-26-000001", 1, "", new Recipient("Ms Wang", "wang@customer.example", null, language), facts);
    }
}
