package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.classification.Category;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.Articles;
import org.closedloop.knowledge.Draft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers beside a task: for whoever may see it, used once for a double click; others learn nothing. */
class TaskKnowledgeControllerTest extends TasklistTest {

    private static final String FAULT = "My WM-200 shows error E21 and does not start any more: the ";

    @Autowired
    Articles articles;

    private final String word = "hurdygurdy" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @Test
    @Covers({"R-315", "R-318"})
    void theClerkFindsAnAnswerAndItsUseIsNotedOnce() {
        Article article = article();
        String reference = complaint(FAULT + word);
        HttpCaller clerk = tasklist(ONE);
        HttpResponse<String> suggested = ask(clerk, reference, "");
        assertThat(JsonPath.<List<String>>read(suggested.body(), "$[*].solution")).isNotEmpty();
        assertThat(suggested.headers().firstValue("Cache-Control")).hasValue("no-store");
        DocumentContext seen = JsonPath.parse(ask(clerk, reference, "?q=" + word + "%20drips").body());
        assertThat(seen.<String>read("$[0].number")).isEqualTo("K-" + article.number());
        assertThat(seen.<String>read("$[0].solution")).isEqualTo("Close the tap.");
        assertThat(seen.<Boolean>read("$[0].usedHere")).isFalse();

        Map<String, String> fields = Map.of("article", article.id().toString(), "key", "u-" + reference);
        assertThat(act(clerk, task(reference).getId(), "knowledge", fields).statusCode()).isEqualTo(204);
        assertThat(act(clerk, task(reference).getId(), "knowledge", fields).statusCode()).isEqualTo(204);
        assertThat(timeline(reference)).containsOnlyOnce("knowledgeUsed");
        assertThat(articles.get(article.id()).used()).isEqualTo(1);
        assertThat(JsonPath.<Boolean>read(ask(clerk, reference, "?q=" + word).body(), "$[0].usedHere")).isTrue();
    }

    @Test
    void anotherTeamLearnsNothing() {
        Article article = article();
        String reference = complaint(FAULT + word);
        Map<String, String> fields = Map.of("article", article.id().toString(), "key", "k");
        HttpCaller buyer = tasklist(BUYER);
        assertThat(ask(buyer, reference, "").statusCode()).isEqualTo(404);
        assertThat(act(buyer, task(reference).getId(), "knowledge", fields).statusCode()).isEqualTo(404);
        assertThat(ask(new HttpCaller(port), reference, "").statusCode()).isEqualTo(401);
        assertThat(act(new HttpCaller(port), task(reference).getId(), "knowledge", fields).statusCode()).isIn(401, 403);
        assertThat(articles.get(article.id()).used()).isZero();
    }

    @Test
    void aWrongRequestIsRefusedByField() {
        String reference = complaint(FAULT + word);
        HttpCaller clerk = tasklist(ONE);
        String id = task(reference).getId();
        assertThat(ask(clerk, reference, "?q=" + "x".repeat(501)).statusCode()).isEqualTo(400);
        assertThat(JsonPath.<List<String>>read(act(clerk, id, "knowledge", Map.of()).body(), "$.errors[*].field"))
                .containsExactlyInAnyOrder("key", "article");
        assertThat(act(clerk, id, "knowledge", Map.of("article", "1", "key", "k")).statusCode()).isEqualTo(404);
        assertThat(act(clerk, id, "knowledge", Map.of("article", UUID.randomUUID().toString(), "key", "k")).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWithdrawnIsRefusedInClearWords() {
        Article article = article();
        articles.withdraw(article.id(), article.version(), "quality");
        String reference = complaint(FAULT + word);
        HttpResponse<String> refused = act(tasklist(ONE), task(reference).getId(), "knowledge",
                Map.of("article", article.id().toString(), "key", "k"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(refused.body(), "$.errors[0].field")).isEqualTo("article");
        assertThat(refused.body()).contains("has been withdrawn");
        assertThat(timeline(reference)).doesNotContain("knowledgeUsed");
    }

    private Article article() {
        return articles.write(new Draft("en", Category.technical, "WM-200", "The " + word + " drips.", null, "Close the tap.", null, null,
                0), "quality");
    }

    private HttpResponse<String> ask(HttpCaller caller, String reference, String query) {
        return caller.get("/camunda/api/closedloop/tasks/" + task(reference).getId() + "/knowledge" + query);
    }
}
