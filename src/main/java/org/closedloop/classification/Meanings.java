package org.closedloop.classification;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.lang.Character.UnicodeScript;
import org.springframework.stereotype.Component;

/** Reads texts by small language models that come with the product; nothing leaves the machine and nothing is fetched (ADR 20). */
@Component
public class Meanings {

    /** What a text is about is said in its beginning; reading takes longer the longer it is. */
    private static final int LONGEST_TEXT = 500;
    private static final String NOTHING = "...";

    static {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    private final EmbeddingModel chinese = new BgeSmallZhV15QuantizedEmbeddingModel();
    private final EmbeddingModel english = new BgeSmallEnV15QuantizedEmbeddingModel();

    /** A text with any Chinese in it is read as Chinese; an empty one means nothing in particular. */
    public Meaning of(String text) {
        String readable = readable(text);
        boolean han = readable.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HAN);
        return Meaning.of((han ? chinese : english).embed(readable).content().vector());
    }

    /** Half a character, as a cut or hostile text may have one, is none. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).filter(letter -> Character.getType(letter) != Character.SURROGATE).forEach(readable::appendCodePoint);
        String found = readable.toString().trim();
        return found.isEmpty() ? NOTHING : found;
    }
}
