package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.closedloop.Covers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts as customers write them with the expected answers. The {@code examples} (2,298, 971 of them emergencies) teach, so each is judged by
 * those of other parts; the 817 of {@code tuning} are among them, and the words were chosen on these. Nobody who chose words, examples or
 * thresholds read {@code heldout} (260), {@code unseen}, {@code fresh} or {@code later} (200 each, by other authors). The targets are 10 %
 * confidently wrong, 30 % unsure, no emergency missed; the levels reached are held. Confidently wrong, unsure, emergencies missed:
 * <ul>
 * <li>heldout: by words alone 9.6 %, 27.7 %, 1 of 58; with examples 11.2 %, 25.0 %, 1; with their meaning 9.6 %, 21.2 %, 1; now 9.6 %, 24.6 %, 0.
 * <li>unseen: 8.5 %, 37.5 %, 2 of 45; then 8.5 %, 36.5 %, 0; then 6.5 %, 30.5 %, 0; now 7.5 %, 32.0 %, 0.
 * <li>fresh: 11.0 %, 34.0 %, 2 of 47; then 9.0 %, 34.5 %, 0; then 9.0 %, 29.0 %, 0; now 9.0 %, 30.5 %, 0.
 * <li>later: 9.0 %, 24.5 %, 0 of 46; measured once, after the last choice.
 * </ul>
 * The last thresholds were chosen on the figures of the first three, never on their texts (ADR 20).
 */
class ClassifierCorpusTest {

    private static final int PARTS = 5;
    private static final int NEIGHBOURS = 10;

    private static final Meanings meanings = new Meanings();

    private final DecisionEvaluator tables = new DmnFiles();
    private final Lexicon words = read("processes/lexicon/signals.csv", Lexicon::read);
    private final List<Example> examples = read("processes/lexicon/examples.csv", Example::read);

    private record Labelled(Classification expected, String text) {
    }

    private record Level(double wrong, double unsure, long missed, long notProposed) {
    }

    private record Text(Classification expected, Classification actual) {

        boolean wrong() {
            return actual.category() != expected.category() || emergency(actual) != emergency(expected);
        }

        boolean emergency() {
            return emergency(expected);
        }

        /** Nobody would look. */
        boolean missed() {
            return emergency() && !emergency(actual) && actual.sure();
        }

        /** A person confirms, but without a hint. */
        boolean notProposed() {
            return emergency() && !emergency(actual) && !actual.sure();
        }

        private static boolean emergency(Classification classification) {
            return classification.urgency() == Urgency.emergency;
        }
    }

    /** Each text of the owner's examples as if it were new: judged by the others of another part. Takes long: the words are weighed 2,298 times. */
    @Test
    @Tag("slow")
    void keepsTheLevelReachedOnTheExamplesThemselves() {
        keepsTheLevel("examples", judgedByTheOthers(examples.stream()
                .map(example -> new Labelled(expected(example), example.text())).toList()), new Level(10, 44, 10, 14));
    }

    /** The words were chosen on these, so the figures flatter; the examples learned are those of the other parts. */
    @Test
    @Tag("slow")
    void keepsTheLevelReachedOnTheTextsThatTheWordsWereChosenOn() {
        keepsTheLevel("tuning", judgedByTheOthers(texts("tuning")), new Level(8, 25, 0, 0));
    }

    /** All together keep the targets; single sets are held at their level and two texts, for processors round the models' figures differently. */
    @ParameterizedTest
    @Covers({"R-054", "R-059", "R-083"})
    @CsvSource({"heldout, 10, 26, 0, 0", "unseen, 10, 33, 0, 0", "fresh, 10, 32, 0, 0", "later, 10, 26, 0, 0"})
    void isSeldomWrongOftenSureAndMissesNoEmergency(String set, double wrongAtMost, double unsureAtMost, long missedAtMost, long notProposedAtMost) {
        Classifier shipped = new Classifier(tables, words, new Learner(examples, meanings));
        keepsTheLevel(set, texts(set).stream().map(text -> new Text(text.expected(), shipped.classify(text.text(), false))).toList(),
                new Level(wrongAtMost, unsureAtMost, missedAtMost, notProposedAtMost));
    }

    private static void keepsTheLevel(String set, List<Text> texts, Level level) {
        double wrong = share(texts, text -> text.actual().sure() && text.wrong());
        double unsure = share(texts, text -> !text.actual().sure());
        long missed = texts.stream().filter(Text::missed).count();
        long notProposed = texts.stream().filter(Text::notProposed).count();
        System.out.printf("%s: %d texts, confidently wrong %.1f %%, unsure %.1f %%, category %.1f %%, urgency %.1f %%, importance %.1f %%, "
                        + "conduct %.1f %%, of %d emergencies %d missed, %d not proposed%n", set, texts.size(), wrong, unsure,
                share(texts, text -> text.actual().category() == text.expected().category()),
                share(texts, text -> text.actual().urgency() == text.expected().urgency()),
                share(texts, text -> text.actual().importance() == text.expected().importance()),
                share(texts, text -> text.actual().aboutConduct() == text.expected().aboutConduct()),
                texts.stream().filter(Text::emergency).count(), missed, notProposed);
        assertThat(texts).hasSizeGreaterThanOrEqualTo(40);
        assertThat(wrong).as("confidently wrong").isLessThanOrEqualTo(level.wrong());
        assertThat(unsure).as("unsure").isLessThanOrEqualTo(level.unsure());
        assertThat(missed).as("emergencies surely judged as none").isLessThanOrEqualTo(level.missed());
        assertThat(notProposed).as("emergencies not proposed as such").isLessThanOrEqualTo(level.notProposed());
    }

    /** Neighbours often tell the same in both languages, so they stay in one part. */
    private List<Text> judgedByTheOthers(List<Labelled> texts) {
        Text[] judged = new Text[texts.size()];
        for (int part = 0; part < PARTS; part++) {
            int current = part;
            List<Integer> tried = IntStream.range(0, texts.size()).filter(i -> i / NEIGHBOURS % PARTS == current).boxed().toList();
            Set<String> hidden = tried.stream().map(i -> texts.get(i).text().strip()).collect(Collectors.toSet());
            Classifier others = new Classifier(tables, words,
                    new Learner(examples.stream().filter(example -> !hidden.contains(example.text())).toList(), meanings));
            tried.forEach(i -> judged[i] = new Text(texts.get(i).expected(), others.classify(texts.get(i).text(), false)));
        }
        return List.of(judged);
    }

    private static double share(List<Text> texts, Predicate<Text> those) {
        return 100.0 * texts.stream().filter(those).count() / texts.size();
    }

    private List<Labelled> texts(String set) {
        return read("classification/" + set + ".csv", (name, file) -> CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new InputStreamReader(file, StandardCharsets.UTF_8)).stream()
                .map(row -> new Labelled(expected(row), row.get("text"))).toList());
    }

    private static Classification expected(CSVRecord row) {
        return new Classification(Category.valueOf(row.get("category")), Urgency.valueOf(row.get("urgency")),
                Importance.valueOf(row.get("importance")), Boolean.parseBoolean(row.get("aboutConduct")), true, "");
    }

    /** An example says nothing about importance and conduct. */
    private static Classification expected(Example example) {
        return new Classification(example.category(), example.emergency() ? Urgency.emergency : Urgency.normal, Importance.normal, false, true, "");
    }

    private static <T> T read(String name, Reader<T> reader) {
        try (InputStream file = ClassifierCorpusTest.class.getResourceAsStream("/" + name)) {
            return reader.read(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {

        T read(String name, InputStream content) throws IOException;
    }
}
