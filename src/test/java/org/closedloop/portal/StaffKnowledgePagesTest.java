package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.classification.Category;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.ArticleState;
import org.closedloop.knowledge.Articles;
import org.closedloop.knowledge.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

/** The pages of the knowledge base and its public search: who reads, who edits, and that nothing is lost. */
class StaffKnowledgePagesTest extends PortalTest {

    private static final String HOME = "/staff/knowledge";

    @Autowired
    Articles articles;

    private final String word = "sackbut" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @Test
    @Covers({"R-314", "R-316", "R-318"})
    void qualityPublishesAndAllStaffRead() throws Exception {
        Article draft = draft();
        for (String user : new String[] {"customer-service", "engineer-li", "sales", "management", "quality"}) {
            assertThat(asStaff(user, get(HOME).param("q", word)).getContentAsString()).as(user).contains("K-" + draft.number())
                    .doesNotContain("??");
            assertThat(asStaff(user, get(HOME + "/" + draft.id())).getContentAsString()).as(user).contains(word).doesNotContain("??");
        }
        assertThat(asStaff("customer-service", get(HOME + "/" + draft.id())).getContentAsString()).doesNotContain("<form method=\"post\"");
        assertThat(asStaff("quality", get(HOME + "/" + draft.id())).getContentAsString()).contains("Customers will read what is published");

        MockHttpServletResponse saved = asStaff("quality", sent(draft, "publish", Map.of("problem", word + " <b>wobbles</b>",
                "trainingTopic", "Brass")));
        assertThat(saved.getStatus()).isEqualTo(303);
        assertThat(articles.get(draft.id())).extracting(Article::state, Article::updatedBy, Article::trainingTopic)
                .containsExactly(ArticleState.published, "quality", "Brass");
        assertThat(asStaff("sales", get(HOME + "/" + draft.id())).getContentAsString()).contains("&lt;b&gt;wobbles")
                .doesNotContain("<b>wobbles");
        String chinese = asStaff("quality", get(HOME + "/" + draft.id()).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(chinese).contains("知识库", "已发布", "培训主题").doesNotContain("??");
        assertThat(asStaff("quality", get(HOME).param("lang", "zh").param("state", "published")).getContentAsString(StandardCharsets.UTF_8))
                .contains("已撤下").doesNotContain("??");
    }

    @Test
    void aNewArticleIsWrittenWithoutACase() throws Exception {
        Map<String, String> fields = Map.of("language", "zh", "problem", word + " 漏水", "solution", "拧紧。", "deed", "publish", "version",
                "0");
        MockHttpServletRequestBuilder request = post(HOME + "/new");
        fields.forEach(request::param);
        String address = asStaff("service-supervisors", request).getHeader("Location");
        assertThat(asStaff("sales", get(address)).getContentAsString(StandardCharsets.UTF_8)).contains(word);
        assertThat(asStaff("service-supervisors", get(HOME + "/new")).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-service", "technical-support", "engineer-li", "management-less"})
    void whoOnlyReadsChangesNothing(String user) throws Exception {
        Article draft = draft();
        for (String deed : new String[] {"save", "publish", "withdraw"}) {
            assertThat(asStaff(user, sent(draft, deed, Map.of())).getStatus()).isIn(401, 403);
        }
        assertThat(asStaff(user, get(HOME + "/new")).getStatus()).isIn(401, 403);
        assertThat(mvc.perform(post(HOME + "/" + draft.id()).with(SecurityMockMvcRequestPostProcessors.user("quality"))).andReturn()
                .getResponse()
                .getStatus()).as("without the form's token").isEqualTo(403);
        assertThat(page(HOME).getStatus()).isIn(302, 401);
        assertThat(articles.get(draft.id()).version()).isEqualTo(1);
    }

    @Test
    void whoSavesLateSeesWhatTheOtherWroteAndLosesNothing() throws Exception {
        Article draft = draft();
        assertThat(asStaff("quality", sent(draft, "save", Map.of("solution", "The first editor's words."))).getStatus()).isEqualTo(303);
        MockHttpServletResponse late = asStaff("service-supervisors", sent(draft, "publish", Map.of("solution",
                "The second editor's words.")));

        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("The first editor&#39;s words.", "The second editor&#39;s words.",
                "Somebody else changed this entry")
                .contains("name=\"version\" value=\"2\"");
        assertThat(articles.get(draft.id())).extracting(Article::solution, Article::state).containsExactly("The first editor's words.",
                ArticleState.draft);
    }

    @ParameterizedTest
    @CsvSource({"problem,''", "solution,' '", "language,de", "category,gossip", "reviewBy,soon", "reviewBy,2020-01-01", "deed,burn",
            "version,many",
        "product.model,x\u0007y"})
    void aWrongFieldIsNamedAndNothingChanges(String field, String value) throws Exception {
        Article draft = draft();
        MockHttpServletResponse refused = asStaff("quality", sent(draft, "publish", Map.of(field, value)));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("Please check these points").doesNotContain("??");
        assertThat(articles.get(draft.id())).extracting(Article::version, Article::state).containsExactly(1, ArticleState.draft);
    }

    @Test
    @Covers("R-314")
    void aNewArticleWithABadReviewDayLeavesNothingBehindAndAGoodOneKeepsIt() throws Exception {
        Map<String, String> fields = new HashMap<>(Map.of("language", "en", "problem", word, "solution", "Tighten it.", "deed", "publish",
                "version", "0", "reviewBy", "2020-01-01"));
        assertThat(asStaff("quality", added(fields)).getStatus()).isEqualTo(400);
        assertThat(asStaff("quality", added(fields)).getStatus()).isEqualTo(400);
        assertThat(jdbc.sql("select count(*) from knowledge_article where problem = :word").param("word", word).query(Integer.class).single())
                .isZero();

        String day = LocalDate.now().plusMonths(3).toString();
        for (String deed : new String[] {"save", "publish"}) {
            fields.putAll(Map.of("reviewBy", day, "deed", deed));
            assertThat(asStaff("quality", get(asStaff("quality", added(fields)).getHeader("Location"))).getContentAsString()).contains(day);
        }
        fields.put("deed", "withdraw");
        assertThat(asStaff("quality", added(fields)).getStatus()).isEqualTo(404);
    }

    private static MockHttpServletRequestBuilder added(Map<String, String> fields) {
        MockHttpServletRequestBuilder request = post(HOME + "/new");
        fields.forEach(request::param);
        return request;
    }

    @Test
    void aLongDraftIsSavedAndWhateverItsTextsAreWithdrawn() throws Exception {
        Article draft = draft();
        String description = word + " " + "x".repeat(9_900);
        Map<String, String> texts = Map.of("problem", description, "cause", "y".repeat(8_001), "solution", "z".repeat(12_002));
        assertThat(asStaff("quality", sent(draft, "save", texts)).getStatus()).isEqualTo(303);
        assertThat(articles.get(draft.id()).problem()).isEqualTo(description);
        assertThat(asStaff("quality", sent(draft, "save", Map.of("problem", "x".repeat(15_001)))).getStatus()).isEqualTo(400);

        assertThat(asStaff("quality", sent(draft, "withdraw", Map.of("problem", ""))).getStatus()).as("somebody saved meanwhile")
                .isEqualTo(409);
        assertThat(asStaff("quality", sent(articles.get(draft.id()), "withdraw", Map.of("problem", "", "solution", "x".repeat(20_000))))
                .getStatus()).isEqualTo(303);
        assertThat(articles.get(draft.id()).state()).isEqualTo(ArticleState.withdrawn);
        assertThat(articles.get(draft.id()).problem()).isEqualTo(description);
    }

    @Test
    void nothingIsThereUnderAnotherName() throws Exception {
        assertThat(asStaff("quality", get(HOME + "/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
        assertThat(asStaff("quality", get(HOME + "/1")).getStatus()).isEqualTo(404);
        assertThat(asStaff("quality", post(HOME + "/1")).getStatus()).isEqualTo(404);
        assertThat(asStaff("quality", get(HOME).param("state", "secret")).getStatus()).isEqualTo(400);
        assertThat(asStaff("quality", get(HOME).param("q", "x".repeat(501))).getStatus()).isEqualTo(400);
        assertThat(asStaff("quality", get(HOME).param("q", "' | & ! :* \\ (")).getStatus()).isEqualTo(200);
    }

    @Test
    @Covers({"R-317", "C-25"})
    void everybodyFindsWhatIsPublishedAndNothingElse() throws Exception {
        Article secret = draft();
        assertThat(found("")).isEmpty();
        asStaff("quality", sent(secret, "publish", Map.of()));
        JsonNode found = found("");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).fieldNames()).toIterable().containsExactlyInAnyOrder("number", "language", "category", "productModel",
                "problem", "cause",
                "solution", "updatedAt");
        assertThat(found("&language=zh")).isEmpty();
        assertThat(found("&language=en")).hasSize(1);
        Article published = articles.get(secret.id());
        asStaff("quality", sent(published, "withdraw", Map.of()));
        assertThat(found("")).isEmpty();

        for (String bad : new String[] {"/api/knowledge", "/api/knowledge?q=", "/api/knowledge?q=a&language=de", "/api/knowledge?q="
                + "x".repeat(501)}) {
            MockHttpServletResponse refused = asked(bad);
            assertThat(refused.getStatus()).as(bad).isEqualTo(400);
            assertThat(json(refused).get("errors").get(0).get("field").asText()).isIn("q", "language");
        }
        assertThat(send(post("/api/knowledge").with(from(fresh())).param("q", word)).getStatus()).isEqualTo(405);
        assertThat(page("/api/knowledge/x").getStatus()).isEqualTo(404);
    }

    @Test
    @Covers("R-317")
    void anAddressThatAsksTooOftenWaits() throws Exception {
        String address = fresh();
        int refused = 0;
        // without a question it is quick even on a busy machine, and counts all the same
        for (int i = 0; i < 1_000 && refused == 0; i++) {
            refused += send(get("/api/knowledge").with(from(address))).getStatus() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    /** Of those of this test; something else may mean about the same. */
    private JsonNode found(String more) throws Exception {
        ArrayNode mine = JSON.createArrayNode();
        json(asked("/api/knowledge?q=" + word + more)).forEach(one -> {
            if (one.get("problem").asText().contains(word)) {
                mine.add(one);
            }
        });
        return mine;
    }

    private MockHttpServletResponse asked(String path) throws Exception {
        return send(get(path).with(from(fresh())).header("Accept-Language", "en"));
    }

    private Article draft() {
        return articles.write(new Draft("en", Category.technical, "WM-200", "The " + word + " wobbles.", "A screw.", "Tighten it.", null,
                null, 0), "quality");
    }

    private static MockHttpServletRequestBuilder sent(Article article, String deed, Map<String, String> changed) {
        MockHttpServletRequestBuilder request = post(HOME + "/" + article.id());
        Map<String, String> fields = new HashMap<>(Map.of("language", article.language(), "problem", article.problem(), "solution",
                article.solution(), "version", String.valueOf(article.version()), "deed", deed));
        fields.putAll(changed);
        fields.forEach(request::param);
        return request;
    }
}
