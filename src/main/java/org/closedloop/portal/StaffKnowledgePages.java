package org.closedloop.portal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.closedloop.classification.Category;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.ArticleState;
import org.closedloop.knowledge.Articles;
import org.closedloop.knowledge.Draft;
import org.closedloop.knowledge.KnowledgeSearch;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The knowledge base: all staff search and read, quality and supervisors edit, publish and withdraw. */
@Controller
class StaffKnowledgePages {

    static final int LONGEST_QUESTION = 500;
    private static final String LIST = "staff/knowledge";
    private static final String FORM = "staff/article";
    private static final String HOME = "/staff/knowledge";
    private static final String PROBLEM = "problem";
    private static final int SIZE = 30;
    private static final int MOST_FOUND = 20;
    private static final Set<String> EDITORS = Set.of("quality", StaffRoles.SUPERVISORS, StaffRoles.ADMINISTRATORS);

    private final Articles articles;
    private final KnowledgeSearch search;
    private final MessageSource texts;

    StaffKnowledgePages(Articles articles, KnowledgeSearch search, MessageSource texts) {
        this.articles = articles;
        this.search = search;
        this.texts = texts;
    }

    private enum Deed { save, publish, withdraw }

    @GetMapping(HOME)
    ModelAndView list(@RequestParam Map<String, String> asked, Authentication user) {
        InputCheck check = new InputCheck();
        String question = check.text("q", asked.get("q"), LONGEST_QUESTION);
        ArticleState state = check.choice("state", asked.get("state"), ArticleState.class, mayEdit(user) ? ArticleState.draft
                : ArticleState.published);
        Integer number = check.number("page", asked.get("page"), 1, 10_000);
        check.done();
        int page = number == null ? 1 : number;
        List<Article> found = question == null ? articles.list(state, page, SIZE + 1)
                : search.all(question, MOST_FOUND).stream().map(one -> one.article()).toList();
        return new ModelAndView(LIST).addObject("found", question == null ? found.stream().limit(SIZE).toList() : found)
                .addObject("q", question).addObject("state", state).addObject("states", ArticleState.values()).addObject("counts",
                articles.counts())
                .addObject("dueForReview", articles.dueForReview()).addObject("page", page).addObject("more", question == null
                && found.size() > SIZE)
                .addObject("saved", asked.containsKey("saved")).addObject("mayEdit", mayEdit(user));
    }

    @GetMapping(HOME + "/new")
    ModelAndView create(Authentication user, Locale locale) {
        editor(user);
        return shown(FormPage.fresh(FORM, new HashMap<>(Map.of("version", "0", "language", locale.getLanguage().equals("zh") ? "zh"
                : "en"))), null, user);
    }

    @GetMapping(HOME + "/{id}")
    ModelAndView one(@PathVariable String id, Authentication user) {
        Article article = known(id);
        return shown(FormPage.fresh(FORM, values(article)), article, user);
    }

    @PostMapping(HOME + "/{id}")
    Object save(@PathVariable String id, @RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        editor(user);
        Article before = id.equals("new") ? null : known(id);
        Map<String, String> values = new HashMap<>(sent);
        try {
            InputCheck check = new InputCheck();
            Deed deed = check.choice("deed", sent.get("deed"), Deed.class, Deed.save);
            Article after = deed == Deed.withdraw ? withdrawn(check, before, sent, user.getName())
                    : written(check, deed, before, sent, user.getName());
            return FilingPages.seeOther(HOME + "/" + after.id() + "?saved=1");
        } catch (RefusedInput refused) {
            return refused(values, refused.refusals(), before, user, locale);
        } catch (InvalidInput refused) {
            return refused(values, List.of(InputCheck.ruled("", refused)), before, user, locale);
        } catch (OptimisticLockingFailureException meanwhile) {
            Article now = known(id);
            values.put("version", String.valueOf(now.version()));
            ModelAndView page = refused(values, List.of(new Refusal(PROBLEM, "conflict")), now, user, locale);
            page.setStatus(HttpStatus.CONFLICT);
            return page.addObject("theirs", now);
        }
    }

    private Article written(InputCheck check, Deed deed, Article before, Map<String, String> sent, String by) {
        Draft draft = read(check, sent);
        if (before == null) {
            return deed == Deed.publish ? articles.writeAndPublish(draft, by) : articles.write(draft, by);
        }
        return deed == Deed.publish ? articles.publish(before.id(), draft, by) : articles.edit(before.id(), draft, by);
    }

    /** Whatever its texts are. */
    private Article withdrawn(InputCheck check, Article before, Map<String, String> sent, String by) {
        int version = version(check, sent);
        check.done();
        return articles.withdraw(Optional.ofNullable(before).orElseThrow(NothingHere::new).id(), version, by);
    }

    private static int version(InputCheck check, Map<String, String> sent) {
        Integer version = check.number("version", sent.get("version"), 0, 999_999);
        return version == null ? 0 : version;
    }

    private static Draft read(InputCheck check, Map<String, String> sent) {
        String language = check.required("language", check.line("language", sent.get("language"), 2));
        if (language != null && !Set.of("en", "zh").contains(language)) {
            check.refuse("language", "choice", "en, zh");
        }
        Category category = check.choice("category", sent.get("category"), Category.class, null);
        String model = check.line("product.model", sent.get("product.model"), 100);
        String problem = check.required(PROBLEM, check.text(PROBLEM, sent.get(PROBLEM), Articles.LONGEST_TEXT));
        String cause = check.text("cause", sent.get("cause"), Articles.LONGEST_TEXT);
        String solution = check.required("solution", check.text("solution", sent.get("solution"), Articles.LONGEST_TEXT));
        String topic = check.line("trainingTopic", sent.get("trainingTopic"), 200);
        var review = check.date("reviewBy", sent.get("reviewBy"));
        int version = version(check, sent);
        check.done();
        return new Draft(language, category, model, problem, cause, solution, topic, review, version);
    }

    private static Map<String, String> values(Article article) {
        Map<String, String> values = new HashMap<>();
        values.put("language", article.language());
        values.put("category", article.category() == null ? "" : article.category().name());
        values.put("product.model", article.productModel());
        values.put(PROBLEM, article.problem());
        values.put("cause", article.cause());
        values.put("solution", article.solution());
        values.put("trainingTopic", article.trainingTopic());
        values.put("reviewBy", article.reviewBy() == null ? null : article.reviewBy().toString());
        values.put("version", String.valueOf(article.version()));
        return values;
    }

    private ModelAndView refused(Map<String, String> values, List<Refusal> refusals, Article article, Authentication user, Locale locale) {
        return shown(FormPage.refused(FORM, values, refusals, texts, locale), article, user);
    }

    private static ModelAndView shown(ModelAndView page, Article article, Authentication user) {
        return page.addObject("article", article).addObject("mayEdit", mayEdit(user)).addObject("categories",
                Arrays.asList(Category.values()));
    }

    private Article known(String id) {
        return id(id).flatMap(articles::find).orElseThrow(NothingHere::new);
    }

    static Optional<UUID> id(String text) {
        return Optional.ofNullable(text).filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(UUID::fromString);
    }

    static boolean mayEdit(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> EDITORS.contains(authority.getAuthority()));
    }

    private static void editor(Authentication user) {
        if (!mayEdit(user)) {
            throw new AccessDeniedException("quality and supervisors edit the knowledge base");
        }
    }
}
