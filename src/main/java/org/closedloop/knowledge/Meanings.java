package org.closedloop.knowledge;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Small language models that say what a sentence means, one for English and one for Chinese; they run within this process and are loaded when
 * they are first needed. On a machine where they do not run, answers are found by words alone.
 */
@Component
class Meanings {

    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);
    /** Enough to tell what a matter is about; the time grows with the length. */
    private static final int LONGEST_TEXT = 300;

    private final Model english = new Model("English", BgeSmallEnV15QuantizedEmbeddingModel::new);
    private final Model chinese = new Model("Chinese", BgeSmallZhV15QuantizedEmbeddingModel::new);

    Optional<Meaning> of(String text) {
        String beginning = text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length()))));
        return text.isBlank() ? Optional.empty() : (Closings.isChinese(text) ? chinese : english).of(beginning);
    }

    private static final class Model {

        private final String name;
        private final Supplier<EmbeddingModel> source;
        private Optional<EmbeddingModel> loaded;

        Model(String name, Supplier<EmbeddingModel> source) {
            this.name = name;
            this.source = source;
        }

        Optional<Meaning> of(String text) {
            return loaded().map(model -> Meaning.of(model.embed(text).content().vector()));
        }

        private synchronized Optional<EmbeddingModel> loaded() {
            if (loaded == null) {
                try {
                    loaded = Optional.of(source.get());
                } catch (RuntimeException | LinkageError e) {
                    LOG.warn("The model of {} does not run here: answers are found by words alone", name, e);
                    loaded = Optional.empty();
                }
            }
            return loaded;
        }
    }
}
