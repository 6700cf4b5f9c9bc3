package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleTest {

    private static final String HEADER = "category,emergency,text\n";
    private static final String ALL = """
            technical,yes,It burns
            quality,no,It is scratched
            usage,no,"How, please?"
            service,no,Nobody came
            delivery,no,没送到
            other,no,The invoice
            """;

    @Test
    void everyLineIsAnExample() throws IOException {
        List<Example> examples = read(HEADER + ALL);
        assertThat(examples).hasSize(6).contains(new Example(Category.technical, true, "It burns"), new Example(Category.usage, false, "How, please?"),
                new Example(Category.delivery, false, "没送到"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "noise,no,It hums        | 'noise' is not one of [technical, quality, usage, service, delivery, other]",
        "technical,maybe,It hums | emergency is yes or no, not 'maybe'",
        "technical,no,           | the text is empty",
        "technical,no,Hums, loud | expected 3 columns, found 4: a text with commas stands in quotation marks"})
    void aMalformedLineIsNamed(String line, String reason) {
        assertThatIllegalStateException().isThrownBy(() -> read(HEADER + "technical,no,It hums\n" + line + "\n"))
                .withMessageContaining("examples.csv, line 3: " + reason);
    }

    @Test
    void whatCanNeverBeRecognisedIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> read("text\nIt burns\n"))
                .withMessage("examples.csv, line 1: the columns are category,emergency,text");
        assertThatIllegalStateException().isThrownBy(() -> read(HEADER + ALL.replace("delivery,no,没送到\n", "")))
                .withMessage("examples.csv: no example of delivery");
        assertThatIllegalStateException().isThrownBy(() -> read(HEADER + ALL.replace("yes", "no")))
                .withMessage("examples.csv: there must be emergencies and others");
    }

    private static List<Example> read(String content) throws IOException {
        return Example.read("examples.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
