package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.closedloop.classification.Category;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.KnowledgeSearch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may read of the knowledge base: published articles, nothing of the cases or people behind them (R-317, C-25). */
@RestController
class KnowledgeApi {

    private static final Set<String> LANGUAGES = Set.of("en", "zh");
    private static final int MOST = 10;

    record Published(String number, String language, Category category, String productModel, String problem, String cause, String solution,
            Instant updatedAt) {

        static Published of(Article article) {
            return new Published("K-" + article.number(), article.language(), article.category(), article.productModel(), article.problem(),
                    article.cause(), article.solution(), article.updatedAt());
        }
    }

    private final KnowledgeSearch search;

    KnowledgeApi(KnowledgeSearch search) {
        this.search = search;
    }

    @GetMapping("/api/knowledge")
    List<Published> search(@RequestParam(required = false) String q, @RequestParam(required = false) String language) {
        InputCheck check = new InputCheck();
        String question = check.required("q", check.text("q", q, StaffKnowledgePages.LONGEST_QUESTION));
        String only = check.line("language", language, 2);
        if (only != null && !LANGUAGES.contains(only)) {
            check.refuse("language", "choice", "en, zh");
        }
        check.done();
        return search.published(question, only, MOST).stream().map(found -> Published.of(found.article())).toList();
    }
}
